import * as vscode from 'vscode';
import type { Log } from '../../../base/log.ts';
import { untilDone } from '../../platform/forms/untilDone.ts';
import { withProgress } from '../../platform/notifications.ts';
import type { ActiveSite } from '../../sites/siteAccess.ts';
import { askOptions } from './askOptions.ts';
import { requestProblem } from '../../shared/pickers/keyRequest.ts';
import type { KeyOptions, SessionKeyRequest } from './contributions.ts';
import type { ValidKey, ValidKeys } from './validKeys.ts';
import { pickQueue } from '../../shared/pickers/pickQueue.ts';
import { nameOfQueue } from '../../shared/pickers/queueNames.ts';

/** Generates session keys, after asking a person for their options if one started the command. */
export class KeyGenerator {
  readonly #active: ActiveSite;
  readonly #keys: ValidKeys;
  readonly #log: Log;

  constructor(active: ActiveSite, validKeys: ValidKeys, log: Log) {
    this.#active = active;
    this.#keys = validKeys;
    this.#log = log;
  }

  /** Asks for the queue if it is not known, and for the options, and generates the key. Undefined when cancelled. */
  async ask(known: {
    readonly queueId?: string | undefined;
    readonly options: KeyOptions;
  }): Promise<ValidKey | undefined> {
    const queueId = known.queueId ?? (await pickQueue(this.#active, this.#log));
    if (queueId === undefined) {
      return undefined;
    }
    const problem = requestProblem({ queueId });
    if (problem) {
      throw problem;
    }
    const queueName = nameOfQueue(this.#active.model, queueId);
    return untilDone(
      known.options,
      (before, failed) => askOptions(queueName, before, failed),
      (options) => showingProgress(() => this.send({ queueId, ...options })),
    );
  }

  /** Generates a key and adds it to the valid keys. */
  async send(request: SessionKeyRequest): Promise<ValidKey> {
    const { commands, account } = this.#active.access();
    const key = await commands.generateSessionKey(request);
    const queueName = nameOfQueue(this.#active.model, request.queueId);
    this.#log.info(`Generated a session key for ${request.queueId}.`);
    // Without a live connection, the clocks' difference is the one from the check of the account.
    const skewSeconds = this.#active.status === 'live' ? this.#active.skewSeconds : account?.skewSeconds;
    return this.#keys.add(key, queueName, { skewSeconds, askedTtl: request.ttl });
  }
}

function showingProgress<T>(task: () => Promise<T>): Thenable<T> {
  const title = vscode.l10n.t('Generating a session key…');
  return withProgress({ location: vscode.ProgressLocation.Window, title }, task);
}
