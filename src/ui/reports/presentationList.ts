import * as vscode from 'vscode';
import type { ReportClient } from '../../reporting/client.ts';
import type { ListedSession } from '../../reporting/items/lists.ts';
import type { PresentationSession } from '../../reporting/items/sessions.ts';
import type { QueryForm, Section, TableRow } from '../../webviews/report/messages.ts';
import { commandId } from '../contributions/commandId.ts';
import type { PageArgument, PageEnd, PageSpec, PageWriter } from '../pages/page.ts';
import type { ActiveSite } from '../sites/siteAccess.ts';
import { correctable } from '../pages/correctable.ts';
import { presentationName, presenterOf } from './presentationPage.ts';
import { reportsOf } from './reportAccess.ts';
import { checkedParams } from './reportParams.ts';
import { askedDays, askedPeriod, dayPresets, daysText, periodFields } from './reportPeriod.ts';
import { askedCalendar, calendarOf, type SiteCalendar } from './siteCalendar.ts';

const { t } = vscode.l10n;
const LISTING = 'PresentationSessionListing';
const REPORT = 'PresentationSession';
/** A listing names presentations by their ids; as many of them are asked for at once. */
const BATCH = 25;

/** The page of the presentations of a period, to choose one from (guide: PresentationSessionListing). */
export function presentationList(active: ActiveSite, argument: PageArgument): PageSpec {
  checkedParams(LISTING, argument, calendarOf(active));
  return correctable({
    title: t('Presentations'),
    argument,
    load: async (page, signal) => {
      const calendar = await askedCalendar(active, signal);
      const days = askedDays(argument, calendar);
      page.head({ title: t('Presentations'), subtitle: daysText(days), facts: [], actions: [] });
      page.query(formOf(argument, calendar));
      const reports = reportsOf(active, LISTING, REPORT);
      const listing = await reports.collect(LISTING, checkedParams(LISTING, argument, calendar), signal);
      page.section(tableOf());
      return writeRows(page, reports, listing, signal);
    },
    onQuery: (values) => presentationList(active, askedPeriod(values, calendarOf(active))),
    onAction: async (_id, row) => {
      await vscode.commands.executeCommand(commandId('openPresentation'), { lsid: row });
    },
  });
}

async function writeRows(
  page: PageWriter,
  reports: ReportClient,
  { items, complete }: { readonly items: readonly ListedSession[]; readonly complete: boolean },
  signal: AbortSignal,
): Promise<PageEnd> {
  const lsids = [...new Set(items.map(({ lsid }) => lsid))];
  const recorded = new Set(items.filter(({ hasRecording }) => hasRecording).map(({ lsid }) => lsid));
  let isComplete = complete;
  for (let at = 0; at < lsids.length; at += BATCH) {
    const report = await reports.collect(REPORT, { lsids: lsids.slice(at, at + BATCH) }, signal);
    isComplete &&= report.complete;
    page.rows(
      'presentations',
      report.items.map((item) => rowOf(item, recorded.has(item.lsid))),
    );
    page.loading(t('{0} of {1} read', Math.min(at + BATCH, lsids.length), lsids.length), (at + BATCH) / lsids.length);
  }
  return isComplete
    ? { state: 'complete' }
    : { state: 'incomplete', text: t('The report was cut off. What arrived is shown.') };
}

function tableOf(): Section {
  return {
    id: 'presentations',
    title: t('Presentations'),
    content: {
      kind: 'table',
      columns: [
        { title: t('Presentation'), kind: 'text', share: 3 },
        { title: t('Presenter'), kind: 'text', share: 2, isFilter: true },
        { title: t('Start'), kind: 'time', share: 2.2 },
        { title: t('Duration'), kind: 'duration', share: 1.2 },
        { title: t('Attendees'), kind: 'number' },
        { title: t('Recording'), kind: 'text', share: 1.2, isFilter: true },
      ],
      rowAction: 'open',
      rowActionTitle: t('Open Presentation'),
      sorted: { column: 2, falling: true },
      empty: t('No presentation in these days. Take in more days.'),
    },
  };
}

function rowOf(presentation: PresentationSession, hasRecording: boolean): TableRow {
  const { lsid, startTime, duration, attendeeList } = presentation;
  return {
    id: lsid,
    cells: [
      presentationName(presentation),
      presenterOf(presentation) || t('unknown'),
      startTime,
      duration,
      attendeeList.length,
      hasRecording ? t('yes') : t('no'),
    ],
  };
}

function formOf(argument: PageArgument, calendar: SiteCalendar): QueryForm {
  return {
    fields: periodFields(argument, calendar),
    presets: dayPresets(calendar, 'today', 'thisWeek', 'lastWeek', 'thisMonth'),
    submit: t('Show'),
  };
}
