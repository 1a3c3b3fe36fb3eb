import * as vscode from 'vscode';
import * as v from 'valibot';
import type { SupportSession } from '../../reporting/items/sessions.ts';
import type { Report } from '../../reporting/report.ts';
import { recordingsOf } from '../../reporting/recordings.ts';
import { SessionPeople } from '../../reporting/models/sessionPeople.ts';
import type { Fact, Head, PageAction, Section } from '../../webviews/report/messages.ts';
import type { PageArgument, PageEnd, PageSpec, PageWriter } from '../pages/page.ts';
import type { ActiveSite } from '../sites/siteAccess.ts';
import { eventRows, eventSection } from './eventTable.ts';
import { externalKeyAction } from './externalKeys.ts';
import { titleOf } from './foundSessions.ts';
import { issueTitle } from './issueTitle.ts';
import { peopleSection } from './peopleTable.ts';
import { recordingTitle } from './recordingTitles.ts';
import { reportsOf } from './reportAccess.ts';
import { runSessionAction } from './sessionPageActions.ts';
import { surveySections } from './surveySections.ts';
import { systemSections } from './systemInformation.ts';
import { timelineSection } from './timelineSection.ts';

const { t } = vscode.l10n;
const SESSION_ARGUMENT = v.object({ lsid: v.string() });
/** How often a session that goes on is asked for again. */
const AGAIN_MS = 20_000;

/** The page of one session's report (guide: SupportSession). */
export function sessionPage(active: ActiveSite, argument: PageArgument): PageSpec {
  const { lsid } = v.parse(SESSION_ARGUMENT, argument);
  let session: SupportSession | undefined;
  return {
    title: t('Session {0}', lsid.slice(0, 8)),
    tab: ({ title }) => title,
    argument: { lsid },
    load: async (page, signal) => {
      const reports = reportsOf(active, 'SupportSession');
      const show = async (found: SupportSession): Promise<void> => {
        session = found;
        const issue = await issueTitle(active, found.customerList[0]?.info?.issue ?? '');
        write(page, found, { issue, skewSeconds: active.skewSeconds });
      };
      const later = async (): Promise<void> => {
        await pause(signal);
        await page.inSight();
      };
      return follow(lsid, () => reports.collect('SupportSession', { lsid }, signal), show, later);
    },
    onAction: (id) => (session ? runSessionAction(active, session, id) : undefined),
  };
}

/** Shows a session, and while it goes on again whenever `later` has passed. */
async function follow(
  lsid: string,
  ask: () => Promise<Report<'SupportSession'>>,
  show: (session: SupportSession) => Promise<void>,
  later: () => Promise<void>,
): Promise<PageEnd> {
  let shown = -1;
  for (;;) {
    const { items, complete } = await ask();
    const session = items.find((item) => item.lsid === lsid) ?? items[0];
    if (!session) {
      throw new Error(t('The site has no report of the session {0}. A report appears when the session begins.', lsid));
    }
    if (session.events.length !== shown || session.endTime !== null) {
      shown = session.events.length;
      await show(session);
    }
    if (!complete) {
      return { state: 'incomplete', text: t('The report was cut off. What arrived is shown.') };
    }
    if (session.endTime !== null) {
      return { state: 'complete' };
    }
    await later();
  }
}

function pause(signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(resolve, AGAIN_MS);
    signal.addEventListener('abort', () => {
      clearTimeout(timer);
      reject(new Error(t('The page was closed.')));
    });
  });
}

/** What the report does not tell itself. */
interface Surroundings {
  /** The title of the issue; '' where it is not known. */
  readonly issue: string;
  readonly skewSeconds: number;
}

function write(page: PageWriter, session: SupportSession, { issue, skewSeconds }: Surroundings): void {
  const now = Math.floor(Date.now() / 1000) + skewSeconds;
  const people = new SessionPeople(session);
  page.head(headOf(session, issue));
  page.section(timelineSection(session, now));
  const members = peopleSection(session, now);
  page.section(members.section);
  page.rows(members.section.id, members.rows);
  page.section(eventSection(session.events));
  page.rows('events', eventRows(session.events, people));
  for (const { section, rows } of systemSections(session.events)) {
    page.section(section);
    page.rows(section.id, rows);
  }
  const { custSurveyList, repSurveyList } = session;
  for (const section of [...attributeSections(session), ...surveySections([...custSurveyList, ...repSurveyList])]) {
    page.section(section);
  }
  if (session.endTime === null) {
    page.following(t('In progress. The report follows the session.'));
  }
}

function headOf(session: SupportSession, issue: string): Head {
  const info = session.customerList[0]?.info;
  const subtitle = [info?.details, issue && t('issue: {0}', issue)].filter(Boolean).join(' · ');
  return {
    title: titleOf(session),
    ...(subtitle && { subtitle }),
    facts: factsOf(session),
    actions: actionsOf(session),
  };
}

function factsOf(session: SupportSession): readonly Fact[] {
  const { externalKey, startTime, endTime, duration, primaryRep, teamList, publicSite, jumpoint } = session;
  const key = externalKeyAction(externalKey);
  return [
    { label: t('External key'), value: externalKey, ...(key && { action: key }) },
    { label: t('Start'), value: startTime, kind: 'time' },
    { label: t('End'), value: endTime ?? (startTime === null ? null : t('In progress')), kind: 'time' },
    { label: t('Duration'), value: duration, kind: 'duration' },
    { label: t('Representative'), value: primaryRep?.name ?? '' },
    { label: t('Queues'), value: teamList.map(({ name }) => name).join(' → ') },
    { label: t('Public site'), value: publicSite?.name ?? '' },
    { label: t('Jumpoint'), value: jumpoint?.name ?? '' },
    { label: t('How it ended'), value: outcomeOf(session) },
  ];
}

function actionsOf(session: SupportSession): readonly PageAction[] {
  const recordings = recordingsOf(session).map((recording) => ({
    id: `recording:${recording.kind}:${recording.instance ?? ''}`,
    title: recordingTitle(recording),
  }));
  return [
    { id: 'transcript', title: t('Transcript') },
    {
      id: 'note',
      title: t('Note'),
      items: [
        { id: 'note.copy', title: t('Copy Session Note') },
        { id: 'note.save', title: t('Save Session Note…') },
        { id: 'note.links', title: t('Copy with Signed Links') },
      ],
    },
    ...(recordings.length > 0 ? [{ id: 'recordings', title: t('Recordings'), items: recordings }] : []),
    { id: 'raw', title: t('Raw XML') },
  ];
}

function outcomeOf({ endTime, events }: SupportSession): string {
  if (endTime === null) {
    return '';
  }
  const end = events.findLast(({ eventType }) => eventType.toLowerCase() === 'session end');
  const by = end?.performedBy?.name ?? '';
  return by === '' ? t('Ended') : t('Ended by {0}', by);
}

function attributeSections({ customAttributes, others = {} }: SupportSession): readonly Section[] {
  const facts = [
    ...customAttributes.map(({ displayName, codeName, value }) => ({ label: displayName || codeName, value })),
    ...Object.entries(others).map(([label, value]) => ({ label, value })),
  ];
  return facts.length === 0 ? [] : [{ id: 'attributes', title: t('Attributes'), content: { kind: 'facts', facts } }];
}
