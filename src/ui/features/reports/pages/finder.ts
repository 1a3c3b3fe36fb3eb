import * as vscode from 'vscode';
import * as v from 'valibot';
import { systemClock } from '../../../../base/clock.ts';
import { Coalescer } from '../../../../base/coalescer.ts';
import { reportDefinition } from '../../../../reporting/reportTypes.ts';
import { checkValue } from '../../../../schema/checkValue.ts';
import type { FoundSession } from '../../../../reporting/findSessions.ts';
import type { QueryForm } from '../../../../webviews/report/messages.ts';
import { callCommand } from '../../../platform/commands/callCommand.ts';
import { SEARCH, type SearchQuery } from '../../../shared/argumentSchemas.ts';
import type { PageArgument, PageEnd, PageSpec, PageWriter } from '../../../platform/pages/page.ts';
import type { Pages } from '../../../platform/pages/pages.ts';
import { problemText } from '../../../platform/problems.ts';
import type { ActiveSite } from '../../../sites/siteAccess.ts';
import { withKeptForm } from '../../../platform/pages/withKeptForm.ts';
import { foundRow, foundSection, START_COLUMN } from './foundSessions.ts';
import { standings } from './liveness.ts';
import { limitOptions, withChosen, writeForm, type PeopleChoices } from './peopleChoices.ts';
import { reportsOf } from '../../../shared/reports/reportAccess.ts';
import { askedSpan, periodFields, periodPresets, periodText } from './periodForm.ts';
import { askedTimes, type DaySpan, sessionQuery } from '../../../shared/reports/reportPeriod.ts';
import { calendarOf, type SiteCalendar } from '../../../shared/reports/siteCalendar.ts';
import { SharedSearch } from './sharedSearch.ts';
import { startChart } from './startChart.ts';

const { t } = vscode.l10n;
/** Milliseconds between two updates of the table while sessions are found. */
const SHOW_EVERY = 250;

/** Searches that a command has started, until their page takes them. */
const begun = new Map<string, SharedSearch>();

/**
 * Finds sessions and shows them as they are found. The argument is `{from, to?, limit?, externalKey?, text?}`, times in
 * seconds since the epoch, `limit` as the guide's, or `period` in place of the times; without it, today's sessions.
 * Returns the sessions, the latest first.
 */
export async function findSessions(
  active: ActiveSite,
  pages: Pages,
  query: SearchQuery = { period: 'today' },
): Promise<readonly FoundSession[]> {
  const search = await beginSearch(active, query);
  begun.set(keyOf(query), search);
  const found = search.follow();
  try {
    await pages.open('finder', { ...query }, true);
  } finally {
    begun.delete(keyOf(query));
  }
  await found;
  return search.sessions.toSorted((a, b) => (b.startTime ?? 0) - (a.startTime ?? 0));
}

/** The page that finds sessions by some of their fields (guide: SupportSessionListing, SupportSession). */
export function finderPage(active: ActiveSite, argument: PageArgument): PageSpec {
  const query = v.parse(SEARCH, argument);
  return withKeptForm({
    title: query.externalKey ?? query.text ?? t('Find Sessions'),
    argument: { ...query },
    load: async (page, signal) => {
      const search = begun.get(keyOf(query)) ?? (await beginSearch(active, query));
      const calendar = calendarOf(active);
      page.head(headOf(query, calendar));
      void writeForm(active, page, (choices) => formOf(query, choices, calendar));
      return show(active, page, search, { calendar, query, signal });
    },
    onAction: (id, row) => act(id, row, query),
    onQuery: (values) => finderPage(active, queryOf(values, calendarOf(active))),
  });
}

async function beginSearch(active: ActiveSite, query: SearchQuery): Promise<SharedSearch> {
  const reports = reportsOf(active, 'SupportSessionListing', 'SupportSession');
  checkLimit(query.limit);
  if (query.period !== undefined) {
    await reports.learnZone();
  }
  return new SharedSearch(reports.findSessions(sessionQuery(query, calendarOf(active))));
}

function checkLimit(limit: string | undefined): void {
  const parameter = reportDefinition('SupportSession').parameters['limit'];
  const checked = limit !== undefined && parameter && checkValue(parameter, limit);
  if (checked && 'must' in checked) {
    throw new Error(t('limit must {0}.', checked.must));
  }
}

/** Returns a key that is the same for equal queries: it has no undefined properties. */
function keyOf(query: SearchQuery): string {
  const { period, from, to, by = 'start', limit, externalKey, text } = query;
  return JSON.stringify([period, from, to, by, limit, externalKey, text]);
}

async function show(
  active: ActiveSite,
  page: PageWriter,
  search: SharedSearch,
  {
    calendar,
    query,
    signal,
  }: { readonly calendar: SiteCalendar; readonly query: SearchQuery; readonly signal: AbortSignal },
): Promise<PageEnd> {
  const days = daysOf(query, calendar);
  let shown = 0;
  const flush = (): void => {
    const { sessions, progress } = search;
    const standing = standings(active);
    if (shown === 0 && sessions.length > 0) {
      page.section(startChart(sessions, days, calendar, { section: 'sessions', column: START_COLUMN }));
      page.section(foundSection());
    } else if (sessions.length > shown) {
      page.section(startChart(sessions, days, calendar, { section: 'sessions', column: START_COLUMN }));
    }
    page.rows(
      'sessions',
      sessions.slice(shown).map((session) => foundRow(session, standing(session), search.hasRecording(session.lsid))),
    );
    shown = sessions.length;
    page.loading(t('{0} found, {1} read', progress.found, progress.read), progress.searched);
  };
  const coalescer = new Coalescer(flush, systemClock, SHOW_EVERY);
  const following = search.onDidFind(() => coalescer.request());
  signal.addEventListener('abort', () => coalescer.dispose());
  try {
    await search.follow(signal);
  } finally {
    following.dispose();
    coalescer.dispose();
  }
  flush();
  if (shown === 0) {
    page.section(foundSection());
  }
  const { failure } = search;
  return failure
    ? { state: 'incomplete', text: t('Some sessions are missing: {0}', problemText(failure)) }
    : { state: 'complete' };
}

function headOf(query: SearchQuery, calendar: SiteCalendar) {
  return {
    title: t('Find Sessions'),
    subtitle: periodText(periodArgument(query, calendar), calendar),
    facts: [],
    actions: [{ id: 'keep', title: t('Save Search…') }],
  };
}

/** Returns the days of a search; a search without an end goes to today. */
function daysOf(query: SearchQuery, calendar: SiteCalendar): DaySpan {
  const { from, to } = sessionQuery(query, calendar);
  const last = to === undefined ? calendar.now : to - 1;
  return { from: calendar.dayOf(from), to: calendar.dayOf(Math.max(from, last)) };
}

function formOf(query: SearchQuery, choices: PeopleChoices, calendar: SiteCalendar): QueryForm {
  const { limit = '', externalKey = '', text = '' } = query;
  const site = limit.startsWith('site:') ? limit.slice(5) : '';
  const owner = site === '' ? limit : '';
  const options = limitOptions(choices);
  return {
    fields: [
      ...periodFields(periodArgument(query, calendar), calendar, { mayEnd: true }),
      { id: 'owner', label: t('Sessions of'), kind: 'choice', value: owner, options: withChosen(options, owner) },
      { id: 'site', label: t('Public site (ID)'), kind: 'number', value: site },
      { id: 'externalKey', label: t('External key'), kind: 'text', value: externalKey },
      { id: 'text', label: t('Text'), kind: 'text', value: text },
    ],
    presets: periodPresets(calendar, ['today', 'yesterday', 'thisWeek', 'lastWeek']),
    submit: t('Find'),
  };
}

/** Returns the period of a search as the guide's parameters. */
function periodArgument(query: SearchQuery, calendar: SiteCalendar): PageArgument {
  const { period, by } = query;
  if (period !== undefined) {
    return { period, by };
  }
  const { from, to } = sessionQuery(query, calendar);
  return { [by === 'end' ? 'end_time' : 'start_time']: from, duration: to === undefined ? 0 : to - from };
}

/** Returns the times of a form; without an end if the last day is not over. */
function askedSearch(values: Readonly<Record<string, string>>, calendar: SiteCalendar): PageArgument {
  const span = askedSpan(values, calendar);
  const by = values['by'] === 'end' ? { by: 'end' } : {};
  const from = Number(span['start_time'] ?? span['end_time'] ?? NaN);
  if (Number.isNaN(from)) {
    return { ...askedTimes(values, calendar), ...by };
  }
  const to = from + Number(span['duration']);
  return { from, ...(to <= calendar.now && { to }), ...by };
}

/**
 * Returns the query of the form's values.
 * @throws Error if the last day is before the first, or both a person and a public site are chosen.
 */
function queryOf(values: Readonly<Record<string, string>>, calendar: SiteCalendar): PageArgument {
  const { owner = '', site = '', externalKey = '', text = '' } = values;
  if (owner !== '' && site !== '') {
    throw new Error(t('Ask for the sessions of somebody or of a public site, not both.'));
  }
  const limit = site === '' ? owner : `site:${site}`;
  checkLimit(limit || undefined);
  return {
    ...askedSearch(values, calendar),
    ...(limit !== '' && { limit }),
    ...(externalKey.trim() !== '' && { externalKey }),
    ...(text.trim() !== '' && { text }),
  };
}

async function act(id: string, row: string | undefined, query: SearchQuery): Promise<void> {
  if (id === 'open' && row !== undefined) {
    await callCommand('openSessionReport', { lsid: row });
  } else if (id === 'keep') {
    await callCommand('keepSearch', query);
  }
}
