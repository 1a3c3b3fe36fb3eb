import * as vscode from 'vscode';
import { externalKeysIn } from '../../../session-start/externalKeys.ts';
import { showWarningMessage } from '../../platform/notifications.ts';
import { problemText } from '../../platform/problems.ts';
import { showInputBox } from '../../platform/prompts.ts';
import { setting } from '../../platform/settings.ts';
import { currentBranch } from './gitBranch.ts';

const { t } = vscode.l10n;
const CLIPBOARD_MS = 500;

/**
 * Returns the external key of the person's present work: the first one in the selected text, else in the name of the
 * Git branch, else in the clipboard. '' if there is none, or if the setting disables it.
 */
export async function suggestedExternalKey(): Promise<string> {
  const pattern = setting('externalKey.pattern').trim();
  if (pattern === '') {
    return '';
  }
  try {
    for (const read of [selectedText, currentBranch, clipboardText]) {
      const text = await read();
      const [key] = text === '' ? [] : externalKeysIn(text, pattern);
      if (key !== undefined) {
        return key;
      }
    }
  } catch (error) {
    // A wrong pattern must not prevent people from typing the key.
    void showWarningMessage(t('{0} (setting repWorkflows.externalKey.pattern)', problemText(error)));
  }
  return '';
}

/** Returns the suggestion for the field or parameter `name`: an external key if it takes one, else nothing. */
export async function offeredFor(name: string): Promise<string> {
  return /(?:^|\.)external_?key$/i.test(name) ? suggestedExternalKey() : '';
}

/** Asks for an external key, with a suggestion if there is no value yet. Undefined when cancelled. */
export async function askWithTicket(options: vscode.InputBoxOptions & { readonly value: string }) {
  const value = options.value || (await suggestedExternalKey());
  return showInputBox({ ...options, value, ignoreFocusOut: true });
}

/** In a browser the clipboard may need a permission: the prompt does not wait for that. */
async function clipboardText(): Promise<string> {
  let timer: NodeJS.Timeout | undefined;
  const nothing = new Promise<string>((resolve) => (timer = setTimeout(() => resolve(''), CLIPBOARD_MS)));
  try {
    return await Promise.race([vscode.env.clipboard.readText(), nothing]);
  } finally {
    clearTimeout(timer);
  }
}

function selectedText(): string {
  const editor = vscode.window.activeTextEditor;
  return editor ? editor.document.getText(editor.selection) : '';
}
