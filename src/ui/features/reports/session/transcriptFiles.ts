import * as vscode from 'vscode';
import {
  transcriptFile,
  type ChatFileSource,
  type TranscriptFormat,
} from '../../../../reporting/models/session/transcriptFile.ts';
import { saveText } from '../../../platform/pages/saveText.ts';

/** The file formats of a transcript. */
export const TRANSCRIPT_FORMATS: readonly { readonly ending: TranscriptFormat; readonly title: string }[] = [
  { ending: 'md', title: 'Markdown' },
  { ending: 'txt', title: vscode.l10n.t('Text') },
  { ending: 'html', title: 'HTML' },
  { ending: 'json', title: 'JSON' },
];

/** Returns a session's chat as a file's text, with times in this machine's time zone. */
export function transcriptText(session: ChatFileSource, format: TranscriptFormat): string {
  return transcriptFile(session, format, {
    timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone,
    system: vscode.l10n.t('System'),
    unknown: vscode.l10n.t('Unknown'),
    private: vscode.l10n.t('private'),
  });
}

/** Asks for a file, and writes a session's chat. */
export async function saveTranscript(session: ChatFileSource, format: TranscriptFormat): Promise<void> {
  await saveText(transcriptText(session, format), session.externalKey || session.lsid, format);
}
