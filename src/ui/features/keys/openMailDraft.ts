import * as vscode from 'vscode';
import { openInBrowser } from '../../platform/openInBrowser.ts';
import { mailtoAddress } from './mailDraft.ts';

/** Opens a new message in the person's mail program. Throws if the system has none. */
export async function openMailDraft(subject: string, body: string): Promise<void> {
  if (!(await openInBrowser(mailtoAddress(subject, body)))) {
    throw new Error(vscode.l10n.t('The mail program could not be opened. Use Copy E-Mail and paste the text there.'));
  }
}
