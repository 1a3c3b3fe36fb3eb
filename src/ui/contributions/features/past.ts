import { HAS_SITE, type CommandContribution } from '../command.ts';
import type { Menus } from '../menus.ts';
import type { SettingContribution } from '../setting.ts';
import { SETTING_BOUNDS } from '../settingBounds.ts';

/** A replay is shown. */
const REPLAY = 'repWorkflows.replay';

/** The commands of archives, metrics and replay. */
export const PAST_COMMANDS = {
  openReplay: { title: 'Replay the Past…', icon: 'history', palette: HAS_SITE },
  closeReplay: { title: 'Back to Live', icon: 'broadcast', palette: REPLAY },
  playReplay: { title: 'Replay: Play or Pause', icon: 'play-circle', palette: REPLAY },
  seekReplay: { title: 'Replay: Go to Time…', icon: 'clock', palette: REPLAY },
  nextReplayEvent: { title: 'Replay: Next Event', icon: 'debug-step-over', palette: REPLAY },
  previousReplayEvent: { title: 'Replay: Previous Event', icon: 'debug-step-back', palette: REPLAY },
  openReplayedSession: { title: 'Open Session Report', icon: 'output', palette: false, takes: ['session'] },
  openMetrics: { title: 'Open Metrics', icon: 'graph', palette: HAS_SITE },
  computeMetrics: { title: 'Compute Metrics (JSON)…', palette: HAS_SITE },
  downloadArchive: { title: 'Download Archive…', icon: 'cloud-download', palette: HAS_SITE },
  listArchives: { title: 'List Archives…', palette: HAS_SITE },
} as const satisfies Record<string, CommandContribution>;

const inLiveViews = (when: string): string =>
  `view =~ /^repWorkflows\\.(queues|sessions|reps|presentations)$/ && ${when}`;

/** Where their commands stand in menus. */
export const PAST_MENUS: Menus = {
  'view/title': [
    { command: 'closeReplay', when: inLiveViews(REPLAY), group: 'navigation@0' },
    { command: 'openReplay', when: `view == repWorkflows.queues && ${HAS_SITE}`, group: '3_past@1' },
    { command: 'openMetrics', when: `view == repWorkflows.queues && ${HAS_SITE}`, group: '3_past@2' },
    { command: 'listArchives', when: `view == repWorkflows.archive && ${HAS_SITE}`, group: '3_past@1' },
    { command: 'downloadArchive', when: `view == repWorkflows.archive && ${HAS_SITE}`, group: '3_past@2' },
  ],
  'view/item/context': [
    { command: 'openReplayedSession', when: inLiveViews('viewItem =~ /^past\\.session/'), group: '1_report@1' },
    {
      command: 'copyLsid',
      when: inLiveViews('viewItem =~ /^past\\.(session|presentation)/'),
      group: '9_copy@1',
      all: true,
    },
    {
      command: 'copyExternalKey',
      when: inLiveViews('viewItem =~ /^past\\.session\\..*keyed/'),
      group: '9_copy@2',
      all: true,
    },
  ],
};

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
