import * as vscode from 'vscode';
import { externalKeysIn } from '../../../session-start/externalKeys.ts';
import type { FoundSession } from '../../../reporting/findSessions.ts';
import { callCommand } from '../../platform/commands/callCommand.ts';
import { askWithTicket } from '../../shared/pickers/ticketLinks.ts';
import { setting } from '../../platform/settings.ts';
import { DAY } from '../../../base/units.ts';

const { t } = vscode.l10n;
/** The days to search; the finder's form can search more. */
const DAYS = 30;
const LONGEST_KEY = 1024;

/**
 * Finds the sessions of the last 30 days with an external key: `externalKey`, else the text that is selected in the
 * editor, or the one the person types. Returns the sessions.
 */
export async function lookUpExternalKey(externalKey?: string): Promise<readonly FoundSession[] | undefined> {
  const key = externalKey ?? (selectedKey() || (await askKey())?.trim());
  if (!key) {
    return undefined;
  }
  const from = Math.floor(Date.now() / 1000) - DAYS * DAY;
  return callCommand('findSessions', { from, externalKey: key });
}

function askKey(): Thenable<string | undefined> {
  const prompt = t('The external key (ticket number) that the sessions have');
  return askWithTicket({ title: t('Find Sessions by External Key'), prompt, placeHolder: 'ABC-123', value: '' });
}

/** Returns the first external key in the selected text; the text itself if the pattern finds none. */
function selectedKey(): string {
  const editor = vscode.window.activeTextEditor;
  const text = editor?.document.getText(editor.selection).trim() ?? '';
  const pattern = setting('externalKey.pattern').trim();
  const [key] = pattern === '' ? [] : externalKeysIn(text, pattern);
  return key ?? (text.includes('\n') || text.length > LONGEST_KEY ? '' : text);
}
