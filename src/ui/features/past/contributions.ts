import * as v from 'valibot';
import type { PastCommands } from './pastCommands.ts';
import { commandsOn, type AnyCommand } from '../../platform/contributions/command.ts';
import { HAS_SITE, when } from '../../platform/contributions/contextKeys.ts';
import { inTitle, onRow } from '../../platform/contributions/places.ts';
import { FILE, PERIOD } from '../../shared/argumentSchemas.ts';
import type { SettingContribution } from '../../platform/contributions/setting.ts';
import { SETTING_BOUNDS } from '../../platform/contributions/settingBounds.ts';

const command = commandsOn<{ readonly past: () => Promise<PastCommands> }>();

const REPLAY = when('replay');
const HOURS = v.optional(v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(24)));
const TIME = v.optional(v.number());

const SPAN = v.object({
  from: TIME,
  to: TIME,
  reps: v.optional(v.array(v.union([v.string(), v.number()]))),
});

/** The schema of the argument of the page of metrics, which the page stores. */
export const METRICS = v.object({
  ...SPAN.entries,
  firstDay: v.optional(v.string()),
  lastDay: v.optional(v.string()),
  fromHour: HOURS,
  toHour: HOURS,
  team: v.optional(v.string()),
  period: v.optional(PERIOD),
});

const PAST = v.object({ date: v.optional(v.string()), from: TIME, to: TIME, at: TIME });

const ARCHIVE = v.object({
  kind: v.optional(v.picklist(['state', 'event'])),
  date: v.optional(v.string()),
  index: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1))),
  target: v.optional(FILE),
});

/** A span, and the representatives to compute metrics for. */
export type MetricsSpan = v.InferOutput<typeof SPAN>;

/** A span of the past, and the second to begin the replay at. */
export type PastArgument = v.InferOutput<typeof PAST>;

/** An archive, and the file to write it to. */
export type ArchiveArgument = v.InferOutput<typeof ARCHIVE>;

/** The commands of archives, metrics and replay. */
export const PAST_COMMANDS = {
  openReplay: command({
    title: 'Replay a Past Day…',
    icon: 'history',
    menus: [inTitle('queues', '3_past@1', HAS_SITE)],
    argument: PAST,
    run: async ({ past }, { argument }) => (await past()).replay.open(argument),
  }),
  closeReplay: command({
    title: 'Back to Live',
    icon: 'broadcast',
    palette: REPLAY,
    menus: [inTitle('live', 'navigation@0', REPLAY)],
    run: async ({ past }) => (await past()).replay.close(),
  }),
  playReplay: command({
    title: 'Replay: Play or Pause',
    icon: 'play-circle',
    palette: REPLAY,
    run: async ({ past }) => (await past()).replay.playOrPause(),
  }),
  seekReplay: command({
    title: 'Replay: Go to Time…',
    icon: 'clock',
    palette: REPLAY,
    argument: v.object({ at: TIME }),
    run: async ({ past }, { argument }) => (await past()).replay.askTime(argument?.at),
  }),
  nextReplayEvent: command({
    title: 'Replay: Next Event',
    icon: 'debug-step-over',
    palette: REPLAY,
    run: async ({ past }) => (await past()).replay.step(1),
  }),
  previousReplayEvent: command({
    title: 'Replay: Previous Event',
    icon: 'debug-step-back',
    palette: REPLAY,
    run: async ({ past }) => (await past()).replay.step(-1),
  }),
  openReplayedSession: command({
    title: 'Open Session Report',
    icon: 'output',
    palette: false,
    takes: ['session'],
    menus: [onRow('live', 'past.session', '1_report@1')],
    run: async ({ past }, { row }) => (await past()).replay.openReport(row?.id),
  }),
  openMetrics: command({
    title: 'Open Metrics',
    icon: 'graph',
    menus: [inTitle('queues', '3_past@2', HAS_SITE)],
    argument: METRICS,
    run: async ({ past }, { argument }) => (await past()).openMetrics(argument),
  }),
  computeMetrics: command({
    title: 'Compute Metrics (JSON)…',
    argument: SPAN,
    run: async ({ past }, { argument }) => (await past()).archives.computeMetrics(argument),
  }),
  downloadArchive: command({
    title: 'Download Archive…',
    icon: 'cloud-download',
    menus: [inTitle('archive', '3_past@2', HAS_SITE)],
    argument: ARCHIVE,
    run: async ({ past }, { argument }) => (await past()).archives.download(argument),
  }),
  listArchives: command({
    title: 'List Archives…',
    menus: [inTitle('archive', '3_past@1', HAS_SITE)],
    argument: v.object({ date: v.optional(v.string()) }),
    run: async ({ past }, { argument }) => (await past()).archives.list(argument?.date),
  }),
} satisfies Record<string, AnyCommand>;

declare module '../../platform/contributions/commandTypes.ts' {
  interface ContributedCommands {
    readonly past: typeof PAST_COMMANDS;
  }
}

/** The settings of archives and metrics, by the name below `repWorkflows.`. */
export const PAST_SETTINGS = {
  'archives.cacheMegabytes': {
    scope: 'machine',
    type: 'number',
    default: 1024,
    ...SETTING_BOUNDS['archives.cacheMegabytes'],
    description:
      'How much of the disk downloaded archives of a site may take, in megabytes. Those that were not used for the longest time go first.',
  },
} as const satisfies Record<string, SettingContribution>;
