import * as vscode from 'vscode';
import { mailtoAddress } from './mailDraft.ts';

/**
 * VS Code opens a string as it stands, but encodes a Uri anew and so breaks every `&`, `?`, `#` and `%` in a mail's
 * text (microsoft/vscode#85930); its declaration does not tell of the string.
 */
const openExternal = vscode.env.openExternal as (target: vscode.Uri | string) => Thenable<boolean>;

/** Opens a new message in the person's mail program. Throws when the system has none. */
export async function openMailDraft(subject: string, body: string): Promise<void> {
  if (!(await openExternal(mailtoAddress(subject, body)))) {
    throw new Error(vscode.l10n.t('The mail program could not be opened. Use Copy E-Mail and paste the text there.'));
  }
}
