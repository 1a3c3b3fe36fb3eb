import { NOTE_PLACEHOLDERS } from '../../../reporting/models/sessionNote.ts';
import { HAS_SITE, type CommandContribution } from '../command.ts';
import type { Menus } from '../menus.ts';
import type { SettingContribution } from '../setting.ts';

/** The commands of reports of past sessions. */
export const REPORT_COMMANDS = {
  openSessionReport: { title: 'Open Session Report', icon: 'output', palette: HAS_SITE, takes: ['session', 'report'] },
  openTranscript: {
    title: 'Open Transcript',
    icon: 'comment-discussion',
    palette: HAS_SITE,
    takes: ['session', 'report'],
  },
  copySessionNote: { title: 'Copy Session Note', icon: 'note', palette: HAS_SITE, takes: ['session', 'report'] },
  runReport: { title: 'Run Report…', palette: HAS_SITE },
  downloadRecording: {
    title: 'Download Recording…',
    icon: 'device-camera-video',
    palette: HAS_SITE,
    takes: ['session', 'report'],
  },
  findSessions: { title: 'Find Sessions', icon: 'search', palette: HAS_SITE, takes: ['group', 'message', 'report'] },
  lookUpExternalKey: { title: 'Find Sessions by External Key…', palette: HAS_SITE },
  openSummary: { title: 'Open Session Summary', icon: 'graph', palette: HAS_SITE },
  openSurveys: { title: 'Open Surveys', icon: 'feedback', palette: HAS_SITE },
  openTeamActivity: { title: 'Open Team Activity', icon: 'organization', palette: HAS_SITE, takes: ['queue'] },
  openPresentation: { title: 'Open Presentations', icon: 'project', palette: HAS_SITE, takes: ['presentation'] },
  openLicenseUsage: { title: 'Open License Usage', icon: 'dashboard', palette: HAS_SITE },
  keepSearch: { title: 'Keep Search…', palette: false },
  removeSearch: { title: 'Remove Search', icon: 'trash', palette: false, takes: ['group'] },
  refreshPastSessions: {
    title: 'Refresh Past Sessions',
    icon: 'refresh',
    palette: HAS_SITE,
    takes: ['group', 'message', 'report'],
  },
} as const satisfies Record<string, CommandContribution>;

const ANY_SESSION = 'view =~ /^repWorkflows\\./ && viewItem =~ /^session/';

const ARCHIVE = 'view == repWorkflows.archive';
const PAST_SESSION = `${ARCHIVE} && viewItem =~ /^report/`;

/** Where their commands stand in menus. */
export const REPORT_MENUS: Menus = {
  'view/title': [
    { command: 'findSessions', when: ARCHIVE, group: 'navigation@1' },
    { command: 'refreshPastSessions', when: ARCHIVE, group: 'navigation@2' },
    { command: 'openSummary', when: ARCHIVE, group: '1_reports@1' },
    { command: 'openSurveys', when: ARCHIVE, group: '1_reports@2' },
    { command: 'openTeamActivity', when: ARCHIVE, group: '1_reports@3' },
    { command: 'openPresentation', when: ARCHIVE, group: '1_reports@4' },
    { command: 'openLicenseUsage', when: ARCHIVE, group: '1_reports@5' },
    { command: 'runReport', when: ARCHIVE, group: '2_any@1' },
    { command: 'openPresentation', when: 'view == repWorkflows.presentations', group: '1_reports@1' },
  ],
  'editor/context': [
    { command: 'lookUpExternalKey', when: `editorHasSelection && ${HAS_SITE}`, group: 'z_repWorkflows@1' },
  ],
  'view/item/context': [
    { command: 'openSessionReport', when: ANY_SESSION, group: '4_report@1' },
    { command: 'openTranscript', when: ANY_SESSION, group: '4_report@2' },
    { command: 'copySessionNote', when: ANY_SESSION, group: '4_report@3' },
    { command: 'openTranscript', when: PAST_SESSION, group: 'inline@1' },
    { command: 'openSessionReport', when: PAST_SESSION, group: '1_report@1' },
    { command: 'openTranscript', when: PAST_SESSION, group: '1_report@2' },
    { command: 'copySessionNote', when: PAST_SESSION, group: '1_report@3' },
    { command: 'downloadRecording', when: `${ARCHIVE} && viewItem == report.recorded`, group: '1_report@4' },
    { command: 'findSessions', when: `${ARCHIVE} && viewItem =~ /^archive\\.(period|search)/`, group: 'inline@1' },
    {
      command: 'refreshPastSessions',
      when: `${ARCHIVE} && viewItem =~ /^archive\\.(period|search)/`,
      group: '1_group@1',
    },
    { command: 'removeSearch', when: `${ARCHIVE} && viewItem == archive.search`, group: '2_search@1' },
    {
      command: 'openTeamActivity',
      when: 'view == repWorkflows.queues && viewItem =~ /^queue\\.team/',
      group: '4_report@1',
    },
    {
      command: 'openPresentation',
      when: 'view == repWorkflows.presentations && viewItem =~ /^presentation/',
      group: '4_report@1',
    },
  ],
};

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
