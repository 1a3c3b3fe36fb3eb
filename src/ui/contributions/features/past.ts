import type { CommandContribution } from '../command.ts';
import { HAS_SITE, when } from '../contextKeys.ts';
import { inTitle, onRow } from '../places.ts';
import type { SettingContribution } from '../setting.ts';
import { SETTING_BOUNDS } from '../settingBounds.ts';

const REPLAY = when('replay');

/** The commands of archives, metrics and replay. */
export const PAST_COMMANDS = {
  openReplay: {
    title: 'Replay the Past…',
    icon: 'history',
    palette: HAS_SITE,
    menus: [inTitle('queues', '3_past@1', HAS_SITE)],
  },
  closeReplay: {
    title: 'Back to Live',
    icon: 'broadcast',
    palette: REPLAY,
    menus: [inTitle('live', 'navigation@0', REPLAY)],
  },
  playReplay: { title: 'Replay: Play or Pause', icon: 'play-circle', palette: REPLAY },
  seekReplay: { title: 'Replay: Go to Time…', icon: 'clock', palette: REPLAY },
  nextReplayEvent: { title: 'Replay: Next Event', icon: 'debug-step-over', palette: REPLAY },
  previousReplayEvent: { title: 'Replay: Previous Event', icon: 'debug-step-back', palette: REPLAY },
  openReplayedSession: {
    title: 'Open Session Report',
    icon: 'output',
    palette: false,
    takes: ['session'],
    menus: [onRow('live', 'past.session', '1_report@1')],
  },
  openMetrics: {
    title: 'Open Metrics',
    icon: 'graph',
    palette: HAS_SITE,
    menus: [inTitle('queues', '3_past@2', HAS_SITE)],
  },
  computeMetrics: { title: 'Compute Metrics (JSON)…', palette: HAS_SITE },
  downloadArchive: {
    title: 'Download Archive…',
    icon: 'cloud-download',
    palette: HAS_SITE,
    menus: [inTitle('archive', '3_past@2', HAS_SITE)],
  },
  listArchives: { title: 'List Archives…', palette: HAS_SITE, menus: [inTitle('archive', '3_past@1', HAS_SITE)] },
} as const satisfies Record<string, CommandContribution>;

/** Their settings, by the name below `repWorkflows.`. */
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
