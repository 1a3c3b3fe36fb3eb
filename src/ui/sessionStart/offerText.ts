import * as vscode from 'vscode';
import { openInBrowser } from '../openInBrowser.ts';
import type { ShownLink } from './linkPage.ts';
import type { StartParts } from './startParts.ts';

const { t } = vscode.l10n;

/** A text that was built, to be put somewhere. */
export interface BuiltText {
  readonly title: string;
  readonly text: string;
  /** The language that an editor shows it in. */
  readonly language: string;
  /** The link that it is, where it is one. */
  readonly link?: ShownLink;
}

interface Use extends vscode.QuickPickItem {
  readonly use: () => Thenable<unknown>;
}

/** Asks what to do with the text and does it. Cancelling does nothing. */
export async function offerText(parts: StartParts, built: BuiltText): Promise<void> {
  const { title, text } = built;
  const placeHolder = text.length > 200 ? `${text.slice(0, 200)}…` : text;
  const picked = await vscode.window.showQuickPick(usesOf(parts, built), { title, placeHolder, ignoreFocusOut: true });
  await picked?.use();
}

function usesOf({ extensionUri }: StartParts, { text, language, link }: BuiltText): Use[] {
  const editor = vscode.window.activeTextEditor;
  const insert: Use[] = editor
    ? [{ label: t('$(insert) Insert Into the Editor'), use: () => insertText(editor, text) }]
    : [];
  const address: Use[] =
    link === undefined
      ? []
      : [
          {
            label: t('$(link-external) Open in Browser'),
            use: () => openInBrowser(link.url),
          },
          {
            label: t('$(device-mobile) Show QR Code'),
            use: async () => (await import('./linkPage.ts')).showLinkPage(extensionUri, link),
          },
        ];
  return [
    { label: t('$(copy) Copy'), use: () => vscode.env.clipboard.writeText(text) },
    ...insert,
    ...address,
    { label: t('$(new-file) Open in a New Editor'), use: () => openText(language, text) },
  ];
}

/** As text, not as a snippet: a `$` in it is only a `$`. */
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
