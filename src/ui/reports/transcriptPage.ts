import * as vscode from 'vscode';
import * as v from 'valibot';
import type { SupportSession } from '../../reporting/items/sessions.ts';
import { messageNodes, messageText, transcriptOf, type ChatMessage } from '../../reporting/models/transcript.ts';
import { senderName } from '../../reporting/models/transcriptFile.ts';
import type { ChatLine } from '../../webviews/report/messages.ts';
import { commandId } from '../contributions/commandId.ts';
import { setStatusBarMessage } from '../notifications.ts';
import type { PageArgument, PageSpec } from '../pages/page.ts';
import type { ActiveSite } from '../sites/siteAccess.ts';
import { titleOf } from './foundSessions.ts';
import { reportsOf } from './reportAccess.ts';
import { downloadSiteTranscript } from './siteTranscript.ts';
import { saveTranscript, TRANSCRIPT_FORMATS, transcriptText } from './transcriptFiles.ts';

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
    load: async (page, signal) => {
      const found = await reportsOf(active, 'SupportSession').session(lsid, signal);
      session = found;
      const messages = transcriptOf(found);
      page.head({
        title: titleOf(found),
        facts: [
          { label: t('External key'), value: found.externalKey },
          { label: t('Start'), value: found.startTime, kind: 'time' },
          { label: t('Messages'), value: messages.length, kind: 'number' },
        ],
        actions: [
          { id: 'report', title: t('Session Report') },
          { id: 'copy', title: t('Copy') },
          {
            id: 'save',
            title: t('Save'),
            items: TRANSCRIPT_FORMATS.map(({ ending, title }) => ({ id: `save.${ending}`, title })),
          },
          ...(found.sessionChatDownloadUrl ? [{ id: 'download', title: t('Site’s Transcript…') }] : []),
        ],
      });
      const empty = t('Nobody wrote anything in this session.');
      page.section({ id: 'chat', title: t('Conversation'), content: { kind: 'chat', empty } });
      page.lines('chat', messages.map(chatLine));
      return { state: 'complete' };
    },
    onAction: (id) => (session ? act(active, session, id) : undefined),
  };
}

/** A message as the page shows it. */
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

async function act(active: ActiveSite, session: SupportSession, id: string): Promise<void> {
  const { lsid } = session;
  if (id === 'report') {
    await vscode.commands.executeCommand(commandId('openSessionReport'), { lsid });
  } else if (id === 'copy') {
    await vscode.env.clipboard.writeText(transcriptText(session, 'txt'));
    setStatusBarMessage(t('Transcript copied'), 3000);
  } else if (id === 'download') {
    await downloadSiteTranscript(active, session);
  } else {
    const format = TRANSCRIPT_FORMATS.find(({ ending }) => id === `save.${ending}`);
    await (format && saveTranscript(session, format.ending));
  }
}
