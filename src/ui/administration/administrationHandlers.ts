import type { WindowParts } from '../commands/commandHandlers.ts';
import type { CommandHandlers } from '../commands/register.ts';

/** The commands of the Configuration API and backups, and their views; their code is loaded after the window's start. */
export function administrationHandlers({ sites, context, log }: WindowParts) {
  const room = import('./administration.ts').then(({ Administration }) => {
    const administration = new Administration(sites, context, log);
    context.subscriptions.push(administration);
    return administration;
  });
  const configCommands = () => import('./configCommands.ts');
  const backupCommands = () => import('./backupCommands.ts');
  return {
    openConfigApi: async () => (await configCommands()).openConfigApi((await room).configApi),
    sendConfigRequest: async (argument) =>
      (await configCommands()).sendConfigRequestCommand((await room).configApi, argument),
    showConfigOperation: async (element) => (await configCommands()).showOperation((await room).configApi, element),
    nextConfigPage: async (uri) => (await configCommands()).readConfigPages(uri, 1),
    allConfigPages: async (uri) => (await configCommands()).readConfigPages(uri),
    showConfigTable: async (uri) => (await configCommands()).showConfigTable(uri),
    saveConfigCsv: async (uri) => (await configCommands()).saveConfigCsv(uri),
    refreshConfigApi: async () => (await room).configApi.read(true),
    backUp: async (argument) => (await backupCommands()).backUp((await room).backups, argument),
    refreshBackups: async () => (await room).backups.look(),
    revealBackup: async (element) => (await backupCommands()).revealBackup((await room).backups, element),
    verifyBackup: async (element) => (await backupCommands()).verifyBackup((await room).backups, element),
    deleteBackup: async (element) => (await backupCommands()).deleteBackup((await room).backups, element),
  } satisfies Partial<CommandHandlers>;
}
