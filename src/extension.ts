import type * as vscode from 'vscode';
import type { RepWorkflowsApi } from './api.ts';
import { nextTurn } from './base/clock.ts';
import { registerCommands } from './ui/platform/commands/register.ts';
import { exportedState } from './ui/sites/exportedState.ts';
import { createExtensionLog } from './ui/platform/extensionLog.ts';
import { createSiteParts } from './ui/sites/siteParts.ts';

/**
 * Returns the API for other extensions. Everything else of the window is created after activation, so that it does not
 * delay the start; commands that are called earlier wait for it.
 */
export function activate(context: vscode.ExtensionContext): RepWorkflowsApi {
  const log = createExtensionLog();
  const sites = createSiteParts(context, log);
  const state = exportedState(sites.active);
  const window = nextTurn().then(async () => {
    const { openWindow } = await import('./ui/window/openWindow.ts');
    return openWindow(context, log, sites);
  });
  context.subscriptions.push(
    ...[log, sites.sites, sites.choice, sites.demo, sites.active, state],
    registerCommands(context.extension, async (id, given) => {
      const [parts, { commandOf }, { runCommand }] = await Promise.all([
        window,
        import('./ui/window/contributions/commands.ts'),
        import('./ui/platform/commands/runCommand.ts'),
      ]);
      return runCommand(id, commandOf(id), parts, given);
    }),
  );
  return { apiVersion: 1, state };
}
