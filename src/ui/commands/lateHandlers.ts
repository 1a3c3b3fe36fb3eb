import type { ActiveSite } from '../sites/siteAccess.ts';
import type { CommandHandler, CommandHandlers } from './register.ts';

const loadSessionActions = () => import('../sessionActions/sessionActions.ts');
type SessionAction = Exclude<keyof Awaited<ReturnType<typeof loadSessionActions>>, 'transferDropped'>;

/** Moves dropped sessions to a queue, after asking. */
export async function transferDropped(active: ActiveSite, keys: readonly string[], queueId: string): Promise<void> {
  await (await loadSessionActions()).transferDropped(active, keys, queueId);
}

/** The commands whose code is loaded when the first of its kind is used. */
export function lateHandlers(active: ActiveSite) {
  const onSessions =
    (name: SessionAction): CommandHandler =>
    async (argument, selection) =>
      (await loadSessionActions())[name](active, argument, selection);
  return {
    joinSession: onSessions('joinSession'),
    transferSession: onSessions('transferSession'),
    sendChatMessage: onSessions('sendChatMessage'),
    setSessionAttributes: onSessions('setSessionAttributes'),
    getSessionAttributes: onSessions('getSessionAttributes'),
    leaveSession: onSessions('leaveSession'),
    terminateSession: onSessions('terminateSession'),
    runAction: async (argument) => {
      const { runAction } = await import('../actions/runAction.ts');
      return runAction(active, argument);
    },
    importJumpShortcuts: async (argument) => {
      const { importJumpShortcuts } = await import('../jumpShortcuts/importJumpShortcuts.ts');
      return importJumpShortcuts(active, argument);
    },
    setFailoverRole: async () => {
      const { setFailoverRole } = await import('../appliances/setFailoverRole.ts');
      return setFailoverRole(active);
    },
  } satisfies Partial<CommandHandlers>;
}
