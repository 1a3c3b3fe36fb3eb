import * as vscode from 'vscode';
import type { Log } from '../../base/log.ts';
import { SecretMask } from '../../site/secretMask.ts';

/** The output channel *Rep Workflows*. The values that `secrets` contains are masked in every line. */
export interface ExtensionLog extends Log, vscode.Disposable {
  readonly secrets: SecretMask;
  /** Opens the channel. */
  show(): void;
}

export function createExtensionLog(): ExtensionLog {
  const channel = vscode.window.createOutputChannel('Rep Workflows', { log: true });
  const secrets = new SecretMask();
  return {
    ...secrets.wrap(channel),
    secrets,
    show: () => channel.show(),
    dispose: () => channel.dispose(),
  };
}
