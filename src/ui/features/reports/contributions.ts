import * as v from 'valibot';
import type { Pages } from '../../platform/pages/pages.ts';
import type { SiteParts } from '../../sites/siteParts.ts';
import type { PastSessionsView } from './pastSessions/pastSessionsView.ts';
import { NOTE_PLACEHOLDERS } from '../../../reporting/models/session/sessionNote.ts';
import type { RecordingKind } from '../../../reporting/recordings.ts';
import { commandsOn, type AnyCommand } from '../../platform/contributions/command.ts';
import { HAS_SITE } from '../../platform/contributions/contextKeys.ts';
import { inTitle, onRow } from '../../platform/contributions/places.ts';
import { FILE, PARAMS, SEARCH, SESSION } from '../../shared/argumentSchemas.ts';
import type { SettingContribution } from '../../platform/contributions/setting.ts';

const command = commandsOn<{
  readonly sites: SiteParts;
  readonly pages: Pages;
  readonly pastSessions: Promise<PastSessionsView>;
}>();

const GROUPS = ['archive.period', 'archive.search'] as const;

const RECORDINGS = ['session', 'showMyScreen', 'commandShell', 'presentation'] as const satisfies RecordingKind[];

const RECORDING = v.object({
  ...SESSION.entries,
  kind: v.optional(v.picklist(RECORDINGS)),
  instance: v.optional(v.pipe(v.number(), v.integer(), v.minValue(0))),
  target: v.optional(FILE),
});

/** A recording, and the file to write it to. */
export type RecordingArgument = v.InferOutput<typeof RECORDING>;

const REPORT = v.object({ type: v.optional(v.string()), params: v.optional(PARAMS, {}) });

/** A report with its parameters. */
export type ReportArgument = v.InferOutput<typeof REPORT>;

const NAMED_SEARCH = v.intersect([SEARCH, v.object({ name: v.optional(v.string()) })]);

/** A search to save, with its name. */
export type NamedSearch = v.InferOutput<typeof NAMED_SEARCH>;

const loadPages = () => import('./reportPageCommands.ts');
const loadSession = () => import('./session/sessionReportCommands.ts');

type ReportPage = 'openSummary' | 'openSurveys' | 'openLicenseUsage';

/** Declares a command that opens the page of a report, in a group of the menu of Past Sessions. */
const onReport = (title: string, page: ReportPage, group: string, icon: string) =>
  command({
    title,
    icon,
    menus: [inTitle('archive', group)],
    argument: PARAMS,
    run: async ({ sites: { active }, pages }, { argument }) => (await loadPages())[page](active, pages, argument),
  });

/** The commands of reports and past sessions. */
export const REPORT_COMMANDS = {
  openSessionReport: command({
    title: 'Open Session Report',
    icon: 'output',
    takes: ['session', 'report'],
    menus: [onRow('any', 'session', '4_report@1'), onRow('archive', 'report', '1_report@1')],
    argument: SESSION,
    run: async ({ sites: { active }, pages }, call) => (await loadSession()).openSessionReport(active, pages, call),
  }),
  openTranscript: command({
    title: 'Open Transcript',
    icon: 'comment-discussion',
    takes: ['session', 'report'],
    menus: [
      onRow('any', 'session', '4_report@2'),
      onRow('archive', 'report', 'inline@1'),
      onRow('archive', 'report', '1_report@2'),
    ],
    argument: SESSION,
    run: async ({ sites: { active }, pages }, call) => (await loadSession()).openTranscript(active, pages, call),
  }),
  copySessionNote: command({
    title: 'Copy Session Note',
    icon: 'note',
    takes: ['session', 'report'],
    menus: [onRow('any', 'session', '4_report@3'), onRow('archive', 'report', '1_report@3')],
    argument: SESSION,
    run: async ({ sites: { active } }, call) => (await loadSession()).copySessionNote(active, call),
  }),
  runReport: command({
    title: 'Run Report…',
    menus: [inTitle('archive', '2_any@1')],
    argument: REPORT,
    run: async ({ sites: { active } }, { argument }) => (await import('./runReport.ts')).runReport(active, argument),
  }),
  downloadRecording: command({
    title: 'Download Recording…',
    icon: 'device-camera-video',
    takes: ['session', 'report'],
    menus: [onRow('archive', 'report.recorded', '1_report@4')],
    argument: RECORDING,
    run: async ({ sites: { active } }, call) =>
      (await import('./session/downloadRecordingCommand.ts')).downloadRecordingCommand(active, call),
  }),
  findSessions: command({
    title: 'Find Sessions',
    icon: 'search',
    takes: ['group', 'message', 'report'],
    menus: [inTitle('archive', 'navigation@1'), onRow('archive', GROUPS, 'inline@1')],
    argument: SEARCH,
    run: async ({ sites: { active }, pages, pastSessions }, { argument, row }) =>
      (await import('./pages/finder.ts')).findSessions(
        active,
        pages,
        argument ?? (row && (await pastSessions).queryOf(row.key)),
      ),
  }),
  lookUpExternalKey: command({
    title: 'Find Sessions by External Key…',
    menus: [{ menu: 'editor/context', when: `editorHasSelection && ${HAS_SITE}`, group: 'z_repWorkflows@1' }],
    argument: v.object({ externalKey: v.optional(v.pipe(v.string(), v.trim(), v.nonEmpty())) }),
    run: async (_window, { argument }) =>
      (await import('./lookUpExternalKey.ts')).lookUpExternalKey(argument?.externalKey),
  }),
  openSummary: onReport('Open Session Summary', 'openSummary', '1_reports@1', 'graph'),
  openSurveys: onReport('Open Surveys', 'openSurveys', '1_reports@2', 'feedback'),
  openTeamActivity: command({
    title: 'Open Team Activity',
    icon: 'organization',
    takes: ['queue'],
    menus: [inTitle('archive', '1_reports@3'), onRow('queues', 'queue.team', '4_report@1')],
    argument: PARAMS,
    run: async ({ sites: { active }, pages }, { argument, row }) =>
      (await loadPages()).openTeamActivity(active, pages, argument, row?.id),
  }),
  openPresentation: command({
    title: 'Open Presentations',
    icon: 'project',
    takes: ['presentation'],
    menus: [
      inTitle('archive', '1_reports@4'),
      inTitle('presentations', '1_reports@1'),
      onRow('presentations', 'presentation', '4_report@1'),
    ],
    argument: PARAMS,
    run: async ({ sites: { active }, pages }, { argument, row }) =>
      (await loadPages()).openPresentation(active, pages, argument, row?.id),
  }),
  openLicenseUsage: onReport('Open License Usage', 'openLicenseUsage', '1_reports@5', 'dashboard'),
  keepSearch: command({
    title: 'Save Search…',
    palette: false,
    argument: NAMED_SEARCH,
    run: async ({ pastSessions }, { argument }) => argument && (await pastSessions).keep(argument),
  }),
  removeSearch: command({
    title: 'Remove Search',
    icon: 'trash',
    palette: false,
    takes: ['group'],
    menus: [onRow('archive', 'archive.search', '2_search@1')],
    run: async ({ pastSessions }, { row }) => (await pastSessions).remove(row?.key),
  }),
  refreshPastSessions: command({
    title: 'Refresh Past Sessions',
    icon: 'refresh',
    takes: ['group', 'message', 'report'],
    menus: [inTitle('archive', 'navigation@2'), onRow('archive', GROUPS, '1_group@1')],
    run: async ({ pastSessions }, { row }) => (await pastSessions).refresh(row?.key),
  }),
} satisfies Record<string, AnyCommand>;

declare module '../../platform/contributions/commandTypes.ts' {
  interface ContributedCommands {
    readonly reports: typeof REPORT_COMMANDS;
  }
}

/** The settings of reports, by the name below `repWorkflows.`. */
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
