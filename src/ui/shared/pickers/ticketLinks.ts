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
 * The external key of what the person works on: the first one in the selected text, else in the name of the Git
 * branch, else in the clipboard. '' where there is none, and where the setting asks for none.
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
    // A pattern that is wrong must not keep anybody from typing the key.
    void showWarningMessage(t('{0} (setting repWorkflows.externalKey.pattern)', problemText(error)));
  }
  return '';
}

/** What is offered for the field or parameter `name`: the external key at hand where it is one, else nothing. */
export async function offeredFor(name: string): Promise<string> {
  return /(?:^|\.)external_?key$/i.test(name) ? suggestedExternalKey() : '';
}

/** Asks for an external key; while there is none yet, the one at hand is offered. Undefined when cancelled. */
export async function askWithTicket(options: vscode.InputBoxOptions & { readonly value: string }) {
  const value = options.value || (await suggestedExternalKey());
  return showInputBox({ ...options, value, ignoreFocusOut: true });
}

/** In a browser the clipboard may ask for a permission first: the prompt does not wait for that. */
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
