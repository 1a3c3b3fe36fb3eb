import * as vscode from 'vscode';
import { systemClock } from '../../../base/clock.ts';
import { DisposableStore } from '../../../base/disposable.ts';
import type { Log } from '../../../base/log.ts';
import type { SessionKey } from '../../../command-api/answers/sessionKey.ts';
import type { CommandRow } from '../../platform/commands/commandCall.ts';
import type { KeyArgument } from './contributions.ts';
import type { CardAction } from '../../../webviews/sessionKey/messages.ts';
import type { ActiveSite } from '../../sites/siteAccess.ts';
import { zoneOf } from '../../sites/siteFacts.ts';
import { KeyCard } from './keyCard.ts';
import { ValidKeys, type ValidKey } from './validKeys.ts';
import { showKeysView } from './keysView.ts';
import { mailText } from './mailDraft.ts';
import { openMailDraft } from './openMailDraft.ts';
import { queueOfRow } from '../../shared/pickers/rowQueue.ts';
import { StoredKeys } from './storedKeys.ts';

const { t } = vscode.l10n;

/** A key as the commands return it, without its type, which is always the same. */
type GeneratedKey = Omit<SessionKey, 'type'>;

/** An action on a key in the list. */
export type KeyAction = Exclude<CardAction, 'newKey'> | 'show' | 'forget';

/** The commands of session keys; `id` is that of a row in the view Session Keys. */
export interface SessionKeys extends vscode.Disposable {
  /**
   * Generates a key (guide: generate_session_key). With `{queueId, …}` it asks nothing and shows nothing; on a row of a
   * queue or a representative it asks for the options, and else for the queue too. Undefined when cancelled.
   */
  generate(argument?: KeyArgument, row?: CommandRow<'queue' | 'rep'>): Promise<GeneratedKey | undefined>;
  /** Like `generate`, but always asks the person first: for queues that a link names. */
  propose(queueId: string): Promise<GeneratedKey | undefined>;
  act(action: KeyAction, id: string | undefined): Promise<void>;
}

/** The used part of the extension's context. */
export type KeysContext = Pick<vscode.ExtensionContext, 'extensionUri' | 'secrets'>;

/** Builds the session keys: their prompts, the list that all windows share, and the page that shows one. */
export function registerSessionKeys(active: ActiveSite, { extensionUri, secrets }: KeysContext, log: Log): SessionKeys {
  const parts = new DisposableStore();
  const stored = parts.add(new StoredKeys(secrets, log));
  const validKeys = parts.add(new ValidKeys(systemClock, stored));
  parts.add(stored.onDidChange((keys) => validKeys.replace(keys)));
  void stored.load();
  const card = parts.add(new KeyCard(extensionUri, (action, validKey) => Promise.resolve(act[action](validKey))));
  const loadGenerator = async () => {
    const { KeyGenerator } = await import('./keyGenerator.ts');
    return new KeyGenerator(active, validKeys, log);
  };
  parts.add(showKeysView(validKeys, systemClock, () => zoneOf(active)));

  const showNew = (validKey: ValidKey | undefined): GeneratedKey | undefined => {
    if (validKey) {
      card.show(validKey);
    }
    return validKey && asResult(validKey);
  };
  const generate: SessionKeys['generate'] = async ({ queueId, ...options } = {}, row) => {
    const generator = await loadGenerator();
    return queueId === undefined
      ? showNew(await generator.ask({ queueId: row && queueOfRow(active.model, row), options }))
      : asResult(await generator.send({ queueId, ...options }));
  };
  const act: Readonly<Record<KeyAction | CardAction, (validKey: ValidKey) => unknown>> = {
    ...KEY_ACTIONS,
    newKey: () => generate(),
    show: (key) => card.show(key),
    forget: ({ id }) => validKeys.forget(id),
  };
  return {
    generate,
    propose: async (queueId) => showNew(await (await loadGenerator()).ask({ queueId, options: {} })),
    act: async (action, id) => {
      await act[action](requireKey(validKeys, id));
    },
    dispose: () => parts.dispose(),
  };
}

const KEY_ACTIONS = {
  copyKey: async ({ key }: ValidKey) => vscode.env.clipboard.writeText(key.shortKey),
  copyUrl: async ({ key }: ValidKey) => vscode.env.clipboard.writeText(key.keyUrl),
  copyMail: async ({ key }: ValidKey) => vscode.env.clipboard.writeText(mailText(key.mailSubject, key.mailBody)),
  draftMail: ({ key }: ValidKey) => openMailDraft(key.mailSubject, key.mailBody),
};

function asResult({ key: { type: _type, ...key } }: ValidKey): GeneratedKey {
  return key;
}

function requireKey(validKeys: ValidKeys, id = ''): ValidKey {
  const found = validKeys.get(id);
  if (!found) {
    throw new Error(t('That session key has expired. Generate a new one.'));
  }
  return found;
}
