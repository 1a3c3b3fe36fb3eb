import * as vscode from 'vscode';
import * as v from 'valibot';
import type { PresentationSession } from '../../../../reporting/items/sessions.ts';
import { lastTimeOf, standingOf, type Standing } from '../../../../reporting/models/session/sessionEnd.ts';
import { SessionPeople } from '../../../../reporting/models/people/sessionPeople.ts';
import { transcriptOf } from '../../../../reporting/models/session/transcript.ts';
import type { Head } from '../../../../webviews/report/messages.ts';
import { callCommand } from '../../../platform/commands/callCommand.ts';
import type { PageArgument, PageSpec, PageWriter } from '../../../platform/pages/page.ts';
import type { ActiveSite } from '../../../sites/siteAccess.ts';
import { endFact } from '../session/endFact.ts';
import { eventRows, eventSection } from '../../../shared/reports/eventTable.ts';
import { followReport, onlyItem } from '../followReport.ts';
import { surroundingsOf } from './liveness.ts';
import { peopleSection } from '../session/peopleTable.ts';
import { showRawReport } from '../session/rawReport.ts';
import { reportsOf } from '../../../shared/reports/reportAccess.ts';
import { checkedParams } from '../../../shared/reports/reportParams.ts';
import { calendarOf } from '../../../shared/reports/siteCalendar.ts';
import { timelineSection } from '../session/timelineSection.ts';
import { actOnTranscript, transcriptItems } from '../session/transcriptActions.ts';
import { chatLine } from '../session/transcriptPage.ts';
import { viewOnSite } from '../session/viewOnSite.ts';

const { t } = vscode.l10n;
const TYPE = 'PresentationSession';
const ARGUMENT = v.object({ lsid: v.string() });

/** The page of one presentation (guide: PresentationSession), built like that of a session. */
export function presentationPage(active: ActiveSite, argument: PageArgument): PageSpec {
  const { lsid } = v.parse(ARGUMENT, argument);
  const params = checkedParams(TYPE, { lsid }, calendarOf(active));
  let shown: PresentationSession | undefined;
  return {
    title: t('Presentation {0}', lsid.slice(0, 8)),
    tab: ({ title }) => title,
    argument: { lsid },
    load: (page, signal) => {
      const reports = reportsOf(active, TYPE);
      return followReport(page, signal, {
        ask: async () => {
          const { items, complete } = await reports.collect(TYPE, params, signal);
          const item = onlyItem(items, lsid);
          if (!item) {
            throw new Error(t('The site has no report of the presentation {0}.', lsid));
          }
          return { item, complete };
        },
        standing: (item) => standingOf(item, surroundingsOf(active, 'presentation_session', lsid)),
        show: (item, standing) => {
          shown = item;
          const until = lastTimeOf(item, surroundingsOf(active, 'presentation_session', lsid));
          write(page, item, { standing, until });
        },
      });
    },
    onAction: async (id) => {
      if (id === 'raw') {
        await showRawReport(active, TYPE, { lsid });
      } else if (id === 'recording') {
        await callCommand('downloadRecording', { lsid, kind: 'presentation' });
      } else if (id === 'recording.view' && shown) {
        await viewOnSite(active, shown.sessionRecordingViewUrl);
      } else if (shown) {
        await actOnTranscript(active, shown, id);
      }
    },
  };
}

function write(
  page: PageWriter,
  presentation: PresentationSession,
  { standing, until }: { readonly standing: Standing; readonly until: number },
): void {
  const messages = transcriptOf(presentation);
  page.head(headOf(presentation, standing));
  page.section(timelineSection(presentation, until));
  const members = peopleSection(presentation, until);
  page.section(members.section);
  page.rows(members.section.id, members.rows);
  page.section(eventSection(presentation.events));
  page.rows('events', eventRows(presentation.events, new SessionPeople(presentation)));
  if (messages.length > 0) {
    page.section({ id: 'chat', title: t('Chat ({0})', messages.length), content: { kind: 'chat', empty: '' } });
    page.lines('chat', messages.map(chatLine));
  }
}

function headOf(presentation: PresentationSession, standing: Standing): Head {
  const { startTime, duration, attendeeList } = presentation;
  const { sessionRecordingDownloadUrl, sessionRecordingViewUrl } = presentation;
  return {
    title: presentationName(presentation),
    subtitle: t('Presented by {0}', presenterOf(presentation) || t('an unknown representative')),
    facts: [
      { label: t('Start'), value: startTime, kind: 'time' },
      endFact(presentation, standing),
      { label: t('Duration'), value: duration, kind: 'duration' },
      { label: t('Attendees'), value: attendeeList.length, kind: 'number' },
      { label: t('Number (LSEQ)'), value: presentation.lseq === null ? '' : String(presentation.lseq) },
    ],
    actions: [
      { id: 'transcript', title: t('Transcript'), items: transcriptItems(presentation) },
      ...(sessionRecordingViewUrl === '' ? [] : [{ id: 'recording.view', title: t('Open Recording in Browser') }]),
      ...(sessionRecordingDownloadUrl === '' ? [] : [{ id: 'recording', title: t('Download Recording…') }]),
      { id: 'raw', title: t('Raw XML') },
    ],
  };
}

/** Returns the presentation's name, if an event has it. */
export function presentationName({ events }: Pick<PresentationSession, 'events'>): string {
  const values = events.flatMap(({ data }) => data);
  return values.find(({ name, value }) => name === 'presentation_name' && value !== '')?.value ?? t('Presentation');
}

/** Returns the presenter: the owner, else the first of the representatives. */
export function presenterOf({ repList }: Pick<PresentationSession, 'repList'>): string {
  const rep = repList.find(({ sessionOwner, primaryRep }) => sessionOwner || primaryRep) ?? repList[0];
  return rep?.privateDisplayName || rep?.displayName || rep?.publicDisplayName || (rep?.username ?? '');
}
