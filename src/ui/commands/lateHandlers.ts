import * as vscode from 'vscode';
import type { Log } from '../../base/log.ts';
import { ATTRIBUTES_VIEW_TYPE, COMPOSER_VIEW_TYPE } from '../pages/viewTypes.ts';
import type { ActiveSite } from '../sites/siteAccess.ts';
import type { DraggedSessions } from '../views/dragSessions.ts';
import type { CommandHandler, CommandHandlers } from './register.ts';

const loadSessionActions = () => import('../sessionActions/sessionActions.ts');
type SessionAction = 'joinSession' | 'transferSession' | 'getSessionAttributes' | 'leaveSession' | 'terminateSession';

/** Moves dropped sessions to a queue, after asking. */
export async function transferDropped(active: ActiveSite, dragged: DraggedSessions, queueId: string): Promise<void> {
  await (await loadSessionActions()).transferDropped(active, dragged, queueId);
}

/** Brings back what was being written in pages when the window was reloaded. */
export function restoreDrafts(active: ActiveSite, extensionUri: vscode.Uri): vscode.Disposable {
  const restoring = (viewType: string, name: 'restoreChat' | 'restoreAttributes'): vscode.Disposable =>
    vscode.window.registerWebviewPanelSerializer(viewType, {
      deserializeWebviewPanel: async (panel, state: unknown) =>
        (await loadSessionActions())[name](active, extensionUri, panel, state),
    });
  return vscode.Disposable.from(
    restoring(COMPOSER_VIEW_TYPE, 'restoreChat'),
    restoring(ATTRIBUTES_VIEW_TYPE, 'restoreAttributes'),
  );
}

/** The commands whose code is loaded when the first of its kind is used. */
export function lateHandlers(active: ActiveSite, log: Log, extensionUri: vscode.Uri) {
  const onSessions =
    (name: SessionAction): CommandHandler =>
    async (argument, selection) =>
      (await loadSessionActions())[name](active, argument, selection);
  return {
    joinSession: onSessions('joinSession'),
    transferSession: onSessions('transferSession'),
    sendChatMessage: async (argument, selection) => {
      const { sendChatMessage } = await loadSessionActions();
      return sendChatMessage(active, extensionUri, argument, selection);
    },
    setSessionAttributes: async (argument, selection) => {
      const { setSessionAttributes } = await loadSessionActions();
      return setSessionAttributes(active, extensionUri, argument, selection);
    },
    getSessionAttributes: onSessions('getSessionAttributes'),
    leaveSession: onSessions('leaveSession'),
    terminateSession: onSessions('terminateSession'),
    runAction: async (argument) => {
      const { runAction } = await import('../actions/runAction.ts');
      return runAction(active, argument);
    },
    tryVirtualCustomer: async (argument) => {
      const { tryVirtualCustomer } = await import('../virtualCustomer/tryVirtualCustomer.ts');
      return tryVirtualCustomer(active, log, argument);
    },
    showDeniedActions: async () => {
      const { showDeniedActions } = await import('../actions/showDeniedActions.ts');
      return showDeniedActions(active);
    },
    createJumpShortcut: async (argument) => {
      const { createJumpShortcut } = await import('../jumpShortcuts/createJumpShortcut.ts');
      return createJumpShortcut(active, argument);
    },
    importJumpShortcuts: async (argument) => {
      const { importJumpShortcuts } = await import('../jumpShortcuts/importJumpShortcuts.ts');
      return importJumpShortcuts(active, argument);
    },
    setFailoverRole: async (element) => {
      const { setFailoverRole } = await import('../appliances/setFailoverRole.ts');
      return setFailoverRole(active, element);
    },
  } satisfies Partial<CommandHandlers>;
}
