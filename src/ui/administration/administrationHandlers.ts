import type { WindowParts } from '../commands/commandHandlers.ts';
import type { CommandHandlers } from '../commands/register.ts';

/** The commands of the Configuration API and backups, and their views; their code is loaded after the window's start. */
export function administrationHandlers({ sites, context, log }: WindowParts) {
  const loading = import('./administration.ts').then(({ Administration }) => {
    const administration = new Administration(sites, context, log);
    context.subscriptions.push(administration);
    return administration;
  });
  const configCommands = () => import('./configCommands.ts');
  const backupCommands = () => import('./backupCommands.ts');
  return {
    openConfigApi: async () => (await configCommands()).openConfigApi((await loading).configApi),
    sendConfigRequest: async (argument) =>
      (await configCommands()).sendConfigRequestCommand((await loading).configApi, argument),
    showConfigOperation: async (element) => (await configCommands()).showOperation((await loading).configApi, element),
    nextConfigPage: async (uri) => (await configCommands()).readConfigPages(uri, 1),
    allConfigPages: async (uri) => (await configCommands()).readConfigPages(uri),
    showConfigTable: async (uri) => (await configCommands()).showConfigTable(uri),
    saveConfigCsv: async (uri) => (await configCommands()).saveConfigCsv(uri),
    refreshConfigApi: async () => (await loading).configApi.read(true),
    backUp: async (argument) => (await backupCommands()).backUp((await loading).backups, argument),
    refreshBackups: async () => (await loading).backups.look(),
    revealBackup: async (element) => (await backupCommands()).revealBackup((await loading).backups, element),
    verifyBackup: async (element) => (await backupCommands()).verifyBackup((await loading).backups, element),
    deleteBackup: async (element) => (await backupCommands()).deleteBackup((await loading).backups, element),
  } satisfies Partial<CommandHandlers>;
}
