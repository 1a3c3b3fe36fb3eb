import type { Parameter, Parameters, Signature, ValueOf } from '../schema/parameters.ts';

/** The permission of an API account that a report needs (guide: get_api_info). */
export type ReportPermission =
  'perm_reporting_support' | 'perm_reporting_presentation' | 'perm_reporting_license' | 'perm_reporting_archive';

/** What a report answers: XML with repeated elements, a recording, or an archive file. */
export type ReportAnswer =
  /** `items` are the local names of the repeated elements, `root` that of the element around them. */
  | { readonly kind: 'xml'; readonly root: string; readonly items: readonly string[] }
  | { readonly kind: 'recording' }
  | { readonly kind: 'archive' };

/** One report type of the Reporting API, as data. */
export interface ReportDefinition extends Signature {
  /** The guide's sets of parameters; the first parameter of each tells which it is. What is in none is optional. */
  readonly sets: readonly (readonly string[])[];
  readonly permission: ReportPermission;
  /** The first API version that has the report, where the guide's change log tells. */
  readonly since?: string;
  /** The name that older sites know the report by. */
  readonly formerName?: string;
  readonly answer: ReportAnswer;
}

const PERIOD = {
  start_date: { kind: 'date', description: 'The first day, by the site’s time zone: YYYY-MM-DD.' },
  start_time: { kind: 'time', description: 'When the period begins, in seconds since 1970 (UTC).' },
  end_date: { kind: 'date', description: 'The first day on which they ended, by the site’s time zone: YYYY-MM-DD.' },
  end_time: { kind: 'time', description: 'When the period in which they ended begins, in seconds since 1970 (UTC).' },
  // The guide names no limit; a century keeps dates that no site has from being asked for.
  duration: {
    kind: 'duration',
    maxDays: 36_525,
    description: 'How long the period is: in days beside a date, in seconds beside a time; 0 for until now.',
  },
} as const satisfies Parameters;

const SESSIONS = {
  lsid: { kind: 'lsid', description: 'The ID of a session.' },
  lsids: {
    kind: 'list',
    of: 'lsid',
    label: 'Session IDs (LSID)',
    description: 'The IDs of sessions, separated by commas.',
  },
} as const satisfies Parameters;

/** Not among the parameters of PresentationSession in the guide, yet in its examples. */
const LIMIT = {
  limit: {
    kind: 'form',
    of: 'owner',
    forms: ['all', 'rep', 'team:all', 'team', 'members', 'site'],
    label: 'By',
    description: 'Whose they are: all, rep:5, team:5, team:all, members:5 or site:1.',
  },
} as const satisfies Parameters;

const PERIOD_SETS = [
  ['start_date', 'duration'],
  ['start_time', 'duration'],
  ['end_date', 'duration'],
  ['end_time', 'duration'],
] as const;

const SURVEYS = {
  parameters: {
    ...PERIOD,
    report_type: { kind: 'choice', values: ['rep', 'team'], description: 'Whose sessions: rep or team.' },
    id: { kind: 'id', orAll: true, description: 'The ID of the representative or team, or all.' },
    site_id: { kind: 'id', of: 'site', label: 'Public site (ID)', description: 'The ID of a public site.' },
    ...SESSIONS,
  },
  sets: [
    ['start_date', 'duration', 'report_type', 'id'],
    ['start_time', 'duration', 'report_type', 'id'],
    ['end_date', 'duration', 'report_type', 'id'],
    ['end_time', 'duration', 'report_type', 'id'],
    ['lsid', 'report_type'],
    ['lsids', 'report_type'],
  ],
  permission: 'perm_reporting_support',
  answer: { kind: 'xml', root: 'exit_survey_list', items: ['exit_survey'] },
} as const;

const INSTANCE = {
  instance: { kind: 'integer', min: 0, description: 'Which of them, from 0.' },
} as const satisfies Parameters;
const DAY = { kind: 'date', description: 'A day of the site’s time zone: YYYY-MM-DD.' } as const satisfies Parameter;
const RECORDING = { kind: 'recording' } as const;

/**
 * Every report type of the Reporting API, by the guide's name. Validation, permissions, reading, prompts and the demo
 * site all read this table; types are derived from it.
 */
export const REPORT_TYPES = {
  SupportSession: {
    parameters: { ...PERIOD, ...SESSIONS, ...LIMIT },
    sets: [...PERIOD_SETS, ['lsid'], ['lsids']],
    periodOnly: ['limit'],
    permission: 'perm_reporting_support',
    answer: { kind: 'xml', root: 'session_list', items: ['session'] },
  },
  SupportSessionListing: {
    parameters: PERIOD,
    sets: PERIOD_SETS,
    permission: 'perm_reporting_support',
    answer: { kind: 'xml', root: 'session_summary_list', items: ['session_summary'] },
  },
  SupportSessionSummary: {
    parameters: {
      ...PERIOD,
      report_type: {
        kind: 'choice',
        values: { rep: 'Representatives', team: 'Teams', site: 'Public sites' },
        label: 'By',
        description: 'By what: rep, team or site.',
      },
    },
    sets: [
      ['start_date', 'duration', 'report_type'],
      ['start_time', 'duration', 'report_type'],
      ['end_date', 'duration', 'report_type'],
      ['end_time', 'duration', 'report_type'],
    ],
    permission: 'perm_reporting_support',
    answer: { kind: 'xml', root: 'summary_list', items: ['summary'] },
  },
  SupportSessionRecording: {
    parameters: { lsid: SESSIONS.lsid },
    sets: [['lsid']],
    permission: 'perm_reporting_support',
    answer: RECORDING,
  },
  ShowMyScreenRecording: {
    parameters: { lsid: SESSIONS.lsid, ...INSTANCE },
    sets: [['lsid', 'instance']],
    permission: 'perm_reporting_support',
    answer: RECORDING,
  },
  CommandShellRecording: {
    parameters: { lsid: SESSIONS.lsid, ...INSTANCE },
    sets: [['lsid', 'instance']],
    permission: 'perm_reporting_support',
    answer: RECORDING,
  },
  PresentationSession: {
    parameters: { ...PERIOD, ...SESSIONS, ...LIMIT },
    sets: [...PERIOD_SETS, ['lsid'], ['lsids']],
    periodOnly: ['limit'],
    permission: 'perm_reporting_presentation',
    since: '1.15.0',
    answer: { kind: 'xml', root: 'session_list', items: ['session'] },
  },
  PresentationSessionListing: {
    parameters: PERIOD,
    sets: PERIOD_SETS,
    permission: 'perm_reporting_presentation',
    since: '1.15.0',
    answer: { kind: 'xml', root: 'presentation_summary_list', items: ['presentation_summary'] },
  },
  PresentationSessionRecording: {
    parameters: { lsid: SESSIONS.lsid },
    sets: [['lsid']],
    permission: 'perm_reporting_presentation',
    formerName: 'PresentationRecording',
    answer: RECORDING,
  },
  SupportCustExitSurvey: SURVEYS,
  SupportRepExitSurvey: SURVEYS,
  SupportTeam: {
    parameters: {
      ...PERIOD,
      team_id: { kind: 'id', of: 'team', label: 'Team', description: 'The ID of a team; all teams when left out.' },
    },
    sets: PERIOD_SETS,
    permission: 'perm_reporting_support',
    answer: { kind: 'xml', root: 'team_activity_list', items: ['team_activity'] },
  },
  ArchiveListing: {
    parameters: { date: DAY },
    sets: [['date']],
    permission: 'perm_reporting_archive',
    since: '1.13.0',
    answer: { kind: 'xml', root: 'archives', items: ['state_archive', 'event_archive'] },
  },
  Archive: {
    parameters: {
      type: { kind: 'choice', values: ['state', 'event'], description: 'state or event.' },
      date: DAY,
      index: { kind: 'integer', min: 1, description: 'Its number among the archives of the day, from 1.' },
    },
    sets: [['date', 'type', 'index']],
    permission: 'perm_reporting_archive',
    since: '1.13.0',
    answer: { kind: 'archive' },
  },
  LicenseUsage: {
    parameters: {
      start_date: PERIOD.start_date,
      start_time: PERIOD.start_time,
      duration: PERIOD.duration,
      group_by: {
        kind: 'choice',
        values: { hour: 'Hour', day: 'Day', month: 'Month' },
        label: 'Peak of each',
        description: 'The peak of each hour, day or month.',
      },
    },
    sets: [
      ['start_date', 'duration', 'group_by'],
      ['start_time', 'duration', 'group_by'],
    ],
    permission: 'perm_reporting_license',
    since: '1.11.0',
    answer: { kind: 'xml', root: 'license_usage', items: ['license_time_interval'] },
  },
} as const satisfies Record<string, ReportDefinition>;

type Types = typeof REPORT_TYPES;

/** The guide's name of a report type. */
export type ReportType = keyof Types;

/** The report types that answer with XML. */
export type XmlReportType = {
  [T in ReportType]: Types[T]['answer'] extends { kind: 'xml' } ? T : never;
}[ReportType];

/** The report types that answer with a recording. */
export type RecordingType = {
  [T in ReportType]: Types[T]['answer'] extends { kind: 'recording' } ? T : never;
}[ReportType];

type ReportValue<T extends ReportType, N> = N extends keyof Types[T]['parameters']
  ? ValueOf<Extract<Types[T]['parameters'][N], Parameter>>
  : never;

type OptionalNames<T extends ReportType> = Exclude<keyof Types[T]['parameters'], Types[T]['sets'][number][number]>;

type SetOf<T extends ReportType, S> = S extends readonly (infer N extends string)[]
  ? { readonly [K in N]: ReportValue<T, K> } & {
      readonly [K in OptionalNames<T>]?: ReportValue<T, K> | undefined;
    }
  : never;

/** The parameters of report `T` by the guide's names: those of one set, and the optional ones. */
export type ReportParams<T extends ReportType> = SetOf<T, Types[T]['sets'][number]>;

/** Whether `name` is a report type of the table. */
export function isReportType(name: string): name is ReportType {
  return Object.hasOwn(REPORT_TYPES, name);
}

/** Whether report `type` answers with XML. */
export function isXmlReportType(type: ReportType): type is XmlReportType {
  return REPORT_TYPES[type].answer.kind === 'xml';
}

/** The definition of a report type, without its literal types. */
export function reportDefinition(type: ReportType): ReportDefinition {
  return REPORT_TYPES[type];
}
