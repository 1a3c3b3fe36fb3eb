import type { WindowParts } from '../commands/commandHandlers.ts';
import type { CommandHandler, CommandHandlers } from '../commands/register.ts';
import type { PastCommands } from './pastCommands.ts';

/** The commands of archives, metrics and replay; their code is loaded when the first is used. */
export function pastHandlers(parts: WindowParts) {
  let loading: Promise<PastCommands> | undefined;
  const commands = (): Promise<PastCommands> =>
    (loading ??= Promise.all([import('./pastCommands.ts'), parts.archives()]).then(
      ([{ PastCommands: Commands }, clients]) => {
        const made = new Commands(parts, clients);
        parts.context.subscriptions.push(made);
        return made;
      },
    ));
  const late =
    (use: (commands: PastCommands, argument: unknown) => unknown): CommandHandler =>
    async (argument) =>
      use(await commands(), argument);
  return {
    listArchives: late(({ archives }, argument) => archives.list(argument)),
    downloadArchive: late(({ archives }, argument) => archives.download(argument)),
    computeMetrics: late(({ archives }, argument) => archives.computeMetrics(argument)),
    openReplayedSession: late(({ replay }, element) => replay.openReport(element)),
    openMetrics: late((past, argument) => past.openMetrics(argument)),
    openReplay: late(({ replay }, argument) => replay.open(argument)),
    closeReplay: late(({ replay }) => replay.close()),
    playReplay: late(({ replay }) => replay.playOrPause()),
    seekReplay: late(({ replay }, argument) => replay.askTime(argument)),
    nextReplayEvent: late(({ replay }) => replay.step(1)),
    previousReplayEvent: late(({ replay }) => replay.step(-1)),
  } satisfies Partial<CommandHandlers>;
}
