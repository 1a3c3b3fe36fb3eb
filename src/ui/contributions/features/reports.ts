import { NOTE_PLACEHOLDERS } from '../../../reporting/models/sessionNote.ts';
import type { CommandContribution } from '../command.ts';
import { HAS_SITE } from '../contextKeys.ts';
import { inTitle, onRow } from '../places.ts';
import type { SettingContribution } from '../setting.ts';

const GROUPS = ['archive.period', 'archive.search'] as const;

/** The commands of reports of past sessions. */
export const REPORT_COMMANDS = {
  openSessionReport: {
    title: 'Open Session Report',
    icon: 'output',
    palette: HAS_SITE,
    takes: ['session', 'report'],
    menus: [onRow('any', 'session', '4_report@1'), onRow('archive', 'report', '1_report@1')],
  },
  openTranscript: {
    title: 'Open Transcript',
    icon: 'comment-discussion',
    palette: HAS_SITE,
    takes: ['session', 'report'],
    menus: [
      onRow('any', 'session', '4_report@2'),
      onRow('archive', 'report', 'inline@1'),
      onRow('archive', 'report', '1_report@2'),
    ],
  },
  copySessionNote: {
    title: 'Copy Session Note',
    icon: 'note',
    palette: HAS_SITE,
    takes: ['session', 'report'],
    menus: [onRow('any', 'session', '4_report@3'), onRow('archive', 'report', '1_report@3')],
  },
  runReport: { title: 'Run Report…', palette: HAS_SITE, menus: [inTitle('archive', '2_any@1')] },
  downloadRecording: {
    title: 'Download Recording…',
    icon: 'device-camera-video',
    palette: HAS_SITE,
    takes: ['session', 'report'],
    menus: [onRow('archive', 'report.recorded', '1_report@4')],
  },
  findSessions: {
    title: 'Find Sessions',
    icon: 'search',
    palette: HAS_SITE,
    takes: ['group', 'message', 'report'],
    menus: [inTitle('archive', 'navigation@1'), onRow('archive', GROUPS, 'inline@1')],
  },
  lookUpExternalKey: {
    title: 'Find Sessions by External Key…',
    palette: HAS_SITE,
    menus: [{ menu: 'editor/context', when: `editorHasSelection && ${HAS_SITE}`, group: 'z_repWorkflows@1' }],
  },
  openSummary: {
    title: 'Open Session Summary',
    icon: 'graph',
    palette: HAS_SITE,
    menus: [inTitle('archive', '1_reports@1')],
  },
  openSurveys: {
    title: 'Open Surveys',
    icon: 'feedback',
    palette: HAS_SITE,
    menus: [inTitle('archive', '1_reports@2')],
  },
  openTeamActivity: {
    title: 'Open Team Activity',
    icon: 'organization',
    palette: HAS_SITE,
    takes: ['queue'],
    menus: [inTitle('archive', '1_reports@3'), onRow('queues', 'queue.team', '4_report@1')],
  },
  openPresentation: {
    title: 'Open Presentations',
    icon: 'project',
    palette: HAS_SITE,
    takes: ['presentation'],
    menus: [
      inTitle('archive', '1_reports@4'),
      inTitle('presentations', '1_reports@1'),
      onRow('presentations', 'presentation', '4_report@1'),
    ],
  },
  openLicenseUsage: {
    title: 'Open License Usage',
    icon: 'dashboard',
    palette: HAS_SITE,
    menus: [inTitle('archive', '1_reports@5')],
  },
  keepSearch: { title: 'Keep Search…', palette: false },
  removeSearch: {
    title: 'Remove Search',
    icon: 'trash',
    palette: false,
    takes: ['group'],
    menus: [onRow('archive', 'archive.search', '2_search@1')],
  },
  refreshPastSessions: {
    title: 'Refresh Past Sessions',
    icon: 'refresh',
    palette: HAS_SITE,
    takes: ['group', 'message', 'report'],
    menus: [inTitle('archive', 'navigation@2'), onRow('archive', GROUPS, '1_group@1')],
  },
} as const satisfies Record<string, CommandContribution>;

/** Their settings, by the name below `repWorkflows.`. */
export const REPORT_SETTINGS = {
  'downloads.folder': {
    scope: 'machine',
    type: 'string',
    default: '',
    description: 'The folder that recordings and saved files go to; asked for each time when empty.',
  },
  'reports.externalKeyUrl': {
    scope: 'machine',
    type: 'string',
    default: '',
    description:
      'The address of a ticket, with `{key}` where the external key goes: `https://tickets.example.com/browse/{key}`. External keys in reports become links to it.',
  },
  'reports.noteTemplate': {
    scope: 'machine',
    type: 'string',
    default: '',
    description: `The Markdown of a session note, with placeholders: ${NOTE_PLACEHOLDERS.map((name) => `\`{${name}}\``).join(', ')}. The whole session when empty.`,
  },
} as const satisfies Record<string, SettingContribution>;
