import type { WindowParts } from '../commands/commandHandlers.ts';
import type { CommandHandler, CommandHandlers } from '../commands/register.ts';
import type { PastRoom } from './pastRoom.ts';

/** The commands of archives, metrics and replay; their code is loaded when the first is used. */
export function pastHandlers(parts: WindowParts) {
  let loading: Promise<PastRoom> | undefined;
  const room = (): Promise<PastRoom> =>
    (loading ??= Promise.all([import('./pastRoom.ts'), parts.archives()]).then(([{ PastRoom: Room }, clients]) => {
      const made = new Room(parts, clients);
      parts.context.subscriptions.push(made);
      return made;
    }));
  const late =
    (use: (room: PastRoom, argument: unknown) => unknown): CommandHandler =>
    async (argument) =>
      use(await room(), argument);
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
