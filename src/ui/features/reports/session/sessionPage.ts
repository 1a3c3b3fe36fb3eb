import * as vscode from 'vscode';
import * as v from 'valibot';
import type { SupportSession } from '../../../../reporting/items/sessions.ts';
import { recordingsOf } from '../../../../reporting/recordings.ts';
import { lastTimeOf, type Standing, standingOf } from '../../../../reporting/models/session/sessionEnd.ts';
import { SessionPeople } from '../../../../reporting/models/people/sessionPeople.ts';
import type { Fact } from '../../../../webviews/kit/messages.ts';
import type { Head, PageAction, Section } from '../../../../webviews/report/messages.ts';
import type { PageArgument, PageSpec, PageWriter } from '../../../platform/pages/page.ts';
import type { ActiveSite } from '../../../sites/siteAccess.ts';
import { eventRows, eventSection } from '../../../shared/reports/eventTable.ts';
import { externalKeyAction } from '../externalKeys.ts';
import { titleOf } from '../pages/foundSessions.ts';
import { endFact } from './endFact.ts';
import { fileSections } from './fileTable.ts';
import { followReport, onlyItem } from '../followReport.ts';
import { surroundingsOf } from '../pages/liveness.ts';
import { peopleSection } from './peopleTable.ts';
import { recordingTitle } from './recordingTitles.ts';
import { reportsOf } from '../../../shared/reports/reportAccess.ts';
import { runSessionAction } from './sessionPageActions.ts';
import { systemSections } from './systemInformation.ts';
import { timelineSection } from './timelineSection.ts';
import type { ExitSurvey } from '../../../../reporting/items/surveys.ts';

const { t } = vscode.l10n;
const SESSION_ARGUMENT = v.object({ lsid: v.string() });

/** The page of one session's report (guide: SupportSession). */
export function sessionPage(active: ActiveSite, argument: PageArgument): PageSpec {
  const { lsid } = v.parse(SESSION_ARGUMENT, argument);
  let session: SupportSession | undefined;
  return {
    title: t('Session {0}', lsid.slice(0, 8)),
    tab: ({ title }) => title,
    argument: { lsid },
    load: (page, signal) => {
      const reports = reportsOf(active, 'SupportSession');
      return followReport(page, signal, {
        ask: async () => {
          const { items, complete } = await reports.collect('SupportSession', { lsid }, signal);
          const item = onlyItem(items, lsid);
          if (!item) {
            throw new Error(
              t('The site has no report of the session {0}. A report appears when the session begins.', lsid),
            );
          }
          return { item, complete };
        },
        standing: (item) => standingOf(item, surroundingsOf(active, 'support_session', lsid)),
        show: async (found, standing) => {
          session = found;
          const issue = await issueTitle(active, found.customerList[0]?.info?.issue ?? '');
          const until = lastTimeOf(found, surroundingsOf(active, 'support_session', lsid));
          write(page, found, { issue, standing, until });
        },
      });
    },
    onAction: (id) => (session ? runSessionAction(active, session, id) : undefined),
  };
}

/** Facts about the session that are not in its report. */
interface ExtraFacts {
  /** The title of the issue; '' if it is not known. */
  readonly issue: string;
  readonly standing: Standing;
  /** The time at which it was last seen, in seconds since the epoch. */
  readonly until: number;
}

function write(page: PageWriter, session: SupportSession, { issue, standing, until }: ExtraFacts): void {
  page.head(headOf(session, issue, standing));
  page.section(timelineSection(session, until));
  const members = peopleSection(session, until);
  page.section(members.section);
  page.rows(members.section.id, members.rows);
  page.section(eventSection(session.events));
  const people = new SessionPeople(session);
  page.rows('events', eventRows(session.events, people));
  for (const { section, rows } of [...fileSections(session.events, people), ...systemSections(session.events)]) {
    page.section(section);
    page.rows(section.id, rows);
  }
  const { custSurveyList, repSurveyList } = session;
  for (const section of [...attributeSections(session), ...surveySections([...custSurveyList, ...repSurveyList])]) {
    page.section(section);
  }
}

function headOf(session: SupportSession, issue: string, standing: Standing): Head {
  const info = session.customerList[0]?.info;
  const subtitle = [info?.details, issue && t('issue: {0}', issue)].filter(Boolean).join(' · ');
  return {
    title: titleOf(session),
    ...(subtitle && { subtitle }),
    facts: factsOf(session, standing),
    actions: actionsOf(session),
  };
}

function factsOf(session: SupportSession, standing: Standing): readonly Fact[] {
  const { externalKey, startTime, duration, primaryRep, teamList, publicSite, jumpoint, jumpGroup } = session;
  const key = externalKeyAction(externalKey);
  return [
    { label: t('External key'), value: externalKey, ...(key && { action: key }) },
    { label: t('Start'), value: startTime, kind: 'time' },
    endFact(session, standing),
    { label: t('Duration'), value: duration, kind: 'duration' },
    { label: t('Representative'), value: primaryRep?.name ?? '' },
    { label: t('Queues'), value: teamList.map(({ name }) => name).join(' → ') },
    { label: t('Public site'), value: publicSite?.name ?? '' },
    { label: t('Jumpoint'), value: jumpoint?.name ?? '' },
    { label: t('Jump group'), value: jumpGroup?.name ?? '' },
    { label: t('How it ended'), value: outcomeOf(session, standing) },
    { label: t('Files transferred'), value: session.fileTransferCount || null, kind: 'number' },
    { label: t('Files moved'), value: session.fileMoveCount || null, kind: 'number' },
    { label: t('Files deleted'), value: session.fileDeleteCount || null, kind: 'number' },
    { label: t('Number (LSEQ)'), value: session.lseq === null ? '' : String(session.lseq) },
  ];
}

function actionsOf(session: SupportSession): readonly PageAction[] {
  const recordings = recordingsOf(session).flatMap((recording, index): PageAction[] => [
    {
      id: `recording:${recording.kind}:${recording.instance ?? ''}`,
      title: recordingTitle(recording),
    },
    ...(recording.viewUrl === ''
      ? []
      : [{ id: `view:${index}`, title: t('{0} in Browser', recordingTitle(recording)) }]),
  ]);
  return [
    { id: 'transcript', title: t('Transcript') },
    ...(session.sessionChatViewUrl === '' ? [] : [{ id: 'chat.view', title: t('Open Transcript in Browser') }]),
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

function outcomeOf({ events }: SupportSession, standing: Standing): string {
  if (standing !== 'ended') {
    return standing === 'noEnd' ? t('Closed abnormally') : '';
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

/**
 * Returns the title of an issue for its number in reports, from the lists that pickers share. '' if no team of the site
 * has it, or the account may not read them: a bare number means nothing to people.
 */
async function issueTitle(active: ActiveSite, id: string): Promise<string> {
  if (id === '') {
    return '';
  }
  try {
    const teams = await active.access().cache.supportTeams();
    return teams.flatMap(({ issues }) => issues).find((issue) => issue.id === id)?.title ?? '';
  } catch {
    return '';
  }
}

/** Returns a section for each survey that has questions: its author, and the answers under their questions. */
function surveySections(surveys: readonly ExitSurvey[]): readonly Section[] {
  return surveys
    .filter(({ questionList }) => questionList.length > 0)
    .map(({ submittedBy, questionList }, index) => ({
      id: `survey:${index}`,
      title: submittedBy?.name ? vscode.l10n.t('Survey of {0}', submittedBy.name) : vscode.l10n.t('Survey'),
      content: {
        kind: 'facts',
        facts: questionList.map(({ label, reportHeader, name, answerList }) => ({
          label: label || reportHeader || name,
          value: answerList.join('\n') || '–',
        })),
      },
    }));
}
