import * as vscode from 'vscode';
import { openInBrowser } from '../../platform/openInBrowser.ts';
import type { ShownLink } from './linkPage.ts';
import type { StartParts } from './startParts.ts';
import { showQuickPick, type PickItem } from '../../platform/prompts.ts';

const { t } = vscode.l10n;

/** A text to copy, insert or open. */
export interface BuiltText {
  readonly title: string;
  readonly text: string;
  /** The language mode of an editor for it. */
  readonly language: string;
  /** The link, if the text is one. */
  readonly link?: ShownLink;
}

interface Use extends PickItem {
  readonly use: () => Thenable<unknown>;
}

/** Asks what to do with the text and does it. Cancelling does nothing. */
export async function offerText(parts: StartParts, built: BuiltText): Promise<void> {
  const { title, text } = built;
  const placeHolder = text.length > 200 ? `${text.slice(0, 200)}…` : text;
  const picked = await showQuickPick(usesOf(parts, built), { title, placeHolder, ignoreFocusOut: true });
  await picked?.use();
}

function usesOf({ extensionUri }: StartParts, { text, language, link }: BuiltText): Use[] {
  const editor = vscode.window.activeTextEditor;
  const insert: Use[] = editor
    ? [{ icon: 'insert', label: t('Insert Into the Editor'), use: () => insertText(editor, text) }]
    : [];
  const address: Use[] =
    link === undefined
      ? []
      : [
          {
            icon: 'link-external',
            label: t('Open in Browser'),
            use: () => openInBrowser(link.url),
          },
          {
            icon: 'device-mobile',
            label: t('Show QR Code'),
            use: async () => (await import('./linkPage.ts')).showLinkPage(extensionUri, link),
          },
        ];
  return [
    { icon: 'copy', label: t('Copy'), use: () => vscode.env.clipboard.writeText(text) },
    ...insert,
    ...address,
    { icon: 'new-file', label: t('Open in a New Editor'), use: () => openText(language, text) },
  ];
}

/** Inserts plain text, not a snippet, so that a `$` in it stays. */
async function insertText(editor: vscode.TextEditor, text: string): Promise<void> {
  const { document } = editor;
  const done = await editor.edit((edit) => {
    for (const selection of editor.selections) {
      const [indent = ''] = /^[ \t]*/.exec(document.lineAt(selection.start.line).text) ?? [];
      edit.replace(selection, text.replaceAll('\n', `\n${indent}`));
    }
  });
  if (!done) {
    throw new Error(t('The editor did not take the text. Is it read-only?'));
  }
}

async function openText(language: string, content: string): Promise<void> {
  await vscode.window.showTextDocument(await vscode.workspace.openTextDocument({ language, content }));
}
