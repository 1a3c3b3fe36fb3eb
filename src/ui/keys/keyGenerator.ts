import * as vscode from 'vscode';
import type { Log } from '../../base/log.ts';
import type { SessionKeyRequest } from '../../command-api/sessionKeyRequest.ts';
import { commandArgument } from '../commands/commandArgument.ts';
import { untilDone } from '../forms/untilDone.ts';
import { withProgress } from '../notifications.ts';
import { asProblem } from '../problems.ts';
import type { ActiveSite } from '../sites/siteAccess.ts';
import { askOptions } from './askOptions.ts';
import { keyArgument, requestProblem, type KeyOptions } from './keyRequest.ts';
import type { KeptKey, ValidKeys } from './validKeys.ts';
import { pickQueue } from './pickQueue.ts';
import { nameOfQueue } from './queueNames.ts';
import { queueOfRow } from './rowQueue.ts';

/** What the command was started with. */
type Requested =
  /** All that is needed: nobody has to be asked. */
  | { readonly complete: true; readonly request: SessionKeyRequest }
  /** What is known so far, for the person to go on from. */
  | { readonly complete: false; readonly queueId?: string; readonly options: KeyOptions };

/** Reads what kind of key is wanted, asks the person where that is needed, and has the site generate it. */
export class KeyGenerator {
  readonly #active: ActiveSite;
  readonly #keys: ValidKeys;
  readonly #log: Log;

  constructor(active: ActiveSite, validKeys: ValidKeys, log: Log) {
    this.#active = active;
    this.#keys = validKeys;
    this.#log = log;
  }

  /** Reads the command's argument: nothing, the key of a row, or the contract's object. Throws what is wrong with it. */
  read(argument: unknown): Requested {
    if (argument === undefined || typeof argument === 'string') {
      const queueId = queueOfRow(this.#active.model, argument);
      return { complete: false, options: {}, ...(queueId !== undefined && { queueId }) };
    }
    const { queueId, ...options } = commandArgument(argument, keyArgument);
    return queueId === undefined ? { complete: false, options } : { complete: true, request: { queueId, ...options } };
  }

  /** Asks for what is missing, always for the options, and generates the key. Undefined when cancelled. */
  async ask(known: { readonly queueId?: string; readonly options: KeyOptions }): Promise<KeptKey | undefined> {
    try {
      const queueId = known.queueId ?? (await pickQueue(this.#active, this.#log));
      if (queueId === undefined) {
        return undefined;
      }
      const problem = requestProblem({ queueId });
      if (problem) {
        throw problem;
      }
      const queueName = nameOfQueue(this.#active.model, queueId);
      return await untilDone(
        known.options,
        (before, failed) => askOptions(queueName, before, failed),
        (options) => showingProgress(() => this.send({ queueId, ...options })),
      );
    } catch (error) {
      throw asProblem(error);
    }
  }

  /** Has the site generate a key and keeps it. Throws an Error a person can act on. */
  async send(request: SessionKeyRequest): Promise<KeptKey> {
    try {
      const { commands, account } = this.#active.access();
      const key = await commands.generateSessionKey(request);
      const queueName = nameOfQueue(this.#active.model, request.queueId);
      this.#log.info(`Generated a session key for ${request.queueId}.`);
      // Without a live connection the difference of the clocks is what the site told when the account was checked.
      const skewSeconds = this.#active.status === 'live' ? this.#active.skewSeconds : account?.skewSeconds;
      return this.#keys.add(key, queueName, { skewSeconds, askedTtl: request.ttl });
    } catch (error) {
      throw asProblem(error);
    }
  }
}

function showingProgress<T>(task: () => Promise<T>): Thenable<T> {
  const title = vscode.l10n.t('Generating a session key…');
  return withProgress({ location: vscode.ProgressLocation.Window, title }, task);
}
