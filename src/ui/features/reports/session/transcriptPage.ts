import * as vscode from 'vscode';
import * as v from 'valibot';
import type { SupportSession } from '../../../../reporting/items/sessions.ts';
import { standingOf } from '../../../../reporting/models/session/sessionEnd.ts';
import {
  messageNodes,
  messageText,
  transcriptOf,
  type ChatMessage,
} from '../../../../reporting/models/session/transcript.ts';
import { senderName } from '../../../../reporting/models/session/transcriptFile.ts';
import type { ChatLine } from '../../../../webviews/kit/messages.ts';
import type { Head } from '../../../../webviews/report/messages.ts';
import { callCommand } from '../../../platform/commands/callCommand.ts';
import type { PageArgument, PageSpec } from '../../../platform/pages/page.ts';
import type { ActiveSite } from '../../../sites/siteAccess.ts';
import { followReport } from '../followReport.ts';
import { titleOf } from '../pages/foundSessions.ts';
import { surroundingsOf } from '../pages/liveness.ts';
import { reportsOf } from '../../../shared/reports/reportAccess.ts';
import { actOnTranscript, transcriptActions } from './transcriptActions.ts';

const { t } = vscode.l10n;
const SESSION_ARGUMENT = v.object({ lsid: v.string() });

/** The page of a session's chat, from the events of its report. */
export function transcriptPage(active: ActiveSite, argument: PageArgument): PageSpec {
  const { lsid } = v.parse(SESSION_ARGUMENT, argument);
  let session: SupportSession | undefined;
  return {
    title: t('Transcript {0}', lsid.slice(0, 8)),
    tab: ({ title }) => t('Transcript: {0}', title),
    argument: { lsid },
    load: (page, signal) => {
      const reports = reportsOf(active, 'SupportSession');
      let written = 0;
      return followReport(page, signal, {
        ask: async () => ({ item: await reports.session(lsid, signal), complete: true }),
        standing: (item) => standingOf(item, surroundingsOf(active, 'support_session', lsid)),
        show: (found) => {
          session = found;
          const messages = transcriptOf(found);
          page.head(headOf(found, messages.length));
          // Messages that are shown already stay in place.
          if (written === 0 || messages.length < written) {
            const empty = t('Nobody wrote anything in this session.');
            page.section({ id: 'chat', title: t('Conversation'), content: { kind: 'chat', empty } });
            written = 0;
          }
          page.lines('chat', messages.slice(written).map(chatLine));
          written = messages.length;
        },
      });
    },
    onAction: async (id) => {
      if (id === 'report') {
        await callCommand('openSessionReport', { lsid });
      } else if (session) {
        await actOnTranscript(active, session, id);
      }
    },
  };
}

function headOf(session: SupportSession, messages: number): Head {
  return {
    title: titleOf(session),
    facts: [
      { label: t('External key'), value: session.externalKey },
      { label: t('Start'), value: session.startTime, kind: 'time' },
      { label: t('Messages'), value: messages, kind: 'number' },
    ],
    actions: [{ id: 'report', title: t('Session Report') }, ...transcriptActions(session)],
  };
}

/** Returns a message as the page shows it. */
export function chatLine(message: ChatMessage): ChatLine {
  const { index, timestamp, from, to, body, files, isSystem, isPrivate, apiAccount } = message;
  const names = to.map(({ name }) => name).join(', ');
  const marks = [
    ...(isPrivate ? [names === '' ? t('private') : t('private to {0}', names)] : []),
    ...(apiAccount !== undefined ? [t('sent by API')] : []),
  ];
  return {
    id: String(index),
    at: timestamp,
    side: isSystem ? 'system' : from.kind === 'representative' ? 'representative' : 'customer',
    name: senderName(from, { system: t('System'), unknown: t('Unknown') }),
    mark: marks.join(', '),
    body: messageNodes(body),
    files,
    text: [messageText(body), ...files].join('\n'),
  };
}
