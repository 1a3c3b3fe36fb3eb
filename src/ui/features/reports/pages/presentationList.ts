import * as vscode from 'vscode';
import type { ReportClient } from '../../../../reporting/client.ts';
import type { ListedSession } from '../../../../reporting/items/lists.ts';
import type { PresentationSession } from '../../../../reporting/items/sessions.ts';
import type { TableRow } from '../../../../webviews/kit/messages.ts';
import type { Section } from '../../../../webviews/report/messages.ts';
import { callCommand } from '../../../platform/commands/callCommand.ts';
import type { PageArgument, PageEnd, PageSpec, PageWriter } from '../../../platform/pages/page.ts';
import type { ActiveSite } from '../../../sites/siteAccess.ts';
import { withKeptForm } from '../../../platform/pages/withKeptForm.ts';
import { writeForm } from './peopleChoices.ts';
import { presentationName, presenterOf } from './presentationPage.ts';
import { endOf, reportsOf } from '../../../shared/reports/reportAccess.ts';
import { checkedParams } from '../../../shared/reports/reportParams.ts';
import { periodText } from './periodForm.ts';
import { askedReport, reportQuery } from '../reportQuery.ts';
import { askedCalendar, calendarOf } from '../../../shared/reports/siteCalendar.ts';

const { t } = vscode.l10n;
const LISTING = 'PresentationSessionListing';
const REPORT = 'PresentationSession';
const PERIODS = ['today', 'thisWeek', 'lastWeek', 'thisMonth'] as const;
/** The number of presentations per request: a listing has only their ids. */
const BATCH = 25;

/**
 * The page that lists the presentations of a period to open one (guide: PresentationSessionListing). With a `limit`,
 * which the listing does not have, it lists those of one owner (PresentationSession).
 */
export function presentationList(active: ActiveSite, argument: PageArgument): PageSpec {
  const isLimited = argument['limit'] !== undefined;
  checkedParams(isLimited ? REPORT : LISTING, argument, calendarOf(active));
  return withKeptForm({
    title: t('Presentations'),
    argument,
    load: async (page, signal) => {
      const calendar = await askedCalendar(active, signal);
      page.head({ title: t('Presentations'), subtitle: periodText(argument, calendar), facts: [], actions: [] });
      void writeForm(active, page, (choices) =>
        reportQuery({ type: REPORT, argument, choices, calendar, periods: PERIODS, without: ['lsids'] }),
      );
      const reports = reportsOf(active, LISTING, REPORT);
      if (isLimited) {
        const { items, complete } = await reports.collect(REPORT, checkedParams(REPORT, argument, calendar), signal);
        page.section(tableOf());
        page.rows(
          'presentations',
          items.map((item) => rowOf(item, item.sessionRecordingDownloadUrl !== '')),
        );
        return endOf(complete);
      }
      const listing = await reports.collect(LISTING, checkedParams(LISTING, argument, calendar), signal);
      page.section(tableOf());
      return writeRows(page, reports, listing, signal);
    },
    onQuery: (values) => presentationList(active, askedReport(REPORT, argument, values, calendarOf(active))),
    onAction: async (_id, row) => {
      await callCommand('openPresentation', { lsid: row });
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
  return endOf(isComplete);
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
      empty: t('No presentations in these days. Widen the dates.'),
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
