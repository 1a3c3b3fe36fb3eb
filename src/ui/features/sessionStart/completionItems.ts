import * as vscode from 'vscode';
import { sessionKeyForm } from '../../../session-start/keyForm.ts';
import { startSessionLink } from '../../../session-start/startLink.ts';
import { START_TYPES, type StartType } from '../../../session-start/startOptions.ts';
import { scriptHead, startButton, startPage, startScript } from '../../../session-start/startScript.ts';

const { t } = vscode.l10n;

/**
 * Sample values to build a snippet with, which are then replaced by placeholders; none occurs elsewhere in the snippet.
 */
const SAMPLES = { key: '7654321', id: '70707', name: 'Public Name', text: 'Start a session' } as const;

/** Returns the snippets that start sessions, for HTML or for scripts. */
export function startCompletions(siteUrl: string, isHtml: boolean): vscode.CompletionItem[] {
  return isHtml ? htmlItems(siteUrl) : scriptItems();
}

function scriptItems(): vscode.CompletionItem[] {
  const types = Object.entries(START_TYPES) as [StartType, string][];
  return types.flatMap(([type, words]) => [
    item(`BG.start ${type} key`, t('{0} by session key', words), startScript(type, { sessionKey: SAMPLES.key })),
    item(
      `BG.start ${type} rep`,
      t('{0} with a representative', words),
      startScript(type, { rep: { id: SAMPLES.id, name: SAMPLES.name } }),
    ),
    item(`BG.start ${type} issue`, t('{0} by issue', words), startScript(type, { issue: { codeName: SAMPLES.name } })),
    item(`BG.start ${type} form`, t('{0} by an issue form', words), startScript(type, { issue: 'formID' })),
  ]);
}

function htmlItems(siteUrl: string): vscode.CompletionItem[] {
  const rep = { id: SAMPLES.id, name: SAMPLES.name };
  const chat = { ...rep, c2cjs: 1 };
  return [
    item('bg-head', t('What a page needs before it calls BG.start'), scriptHead(siteUrl)),
    item('bg-button', t('A button that starts click-to-chat'), startButton('CHAT', { rep }, SAMPLES.text)),
    item('bg-page', t('A whole page with such a button'), startPage(siteUrl, 'CHAT', { rep }, SAMPLES.text)),
    item('bg-link', t('A link that starts click-to-chat'), startSessionLink(siteUrl, chat, { text: SAMPLES.text })),
    item('bg-form', t('A form to enter a session key'), sessionKeyForm(siteUrl)),
    item(
      'bg-form-ticket',
      t('A form to enter a session key and an external key'),
      sessionKeyForm(siteUrl, { externalKey: true }),
    ),
  ];
}

function item(label: string, detail: string, text: string): vscode.CompletionItem {
  const completion = new vscode.CompletionItem(
    { label, description: t('BeyondTrust') },
    vscode.CompletionItemKind.Snippet,
  );
  completion.detail = detail;
  completion.documentation = new vscode.MarkdownString().appendCodeblock(
    text,
    label.startsWith('bg-') ? 'html' : 'javascript',
  );
  completion.insertText = withPlaceholders(text);
  // Sorted after the suggestions of the language itself.
  completion.sortText = `zz${label}`;
  return completion;
}

/**
 * Replaces the samples by placeholders, numbered by their order; equal samples share a placeholder, also if encoded.
 */
function withPlaceholders(text: string): vscode.SnippetString {
  const spellings = Object.values(SAMPLES).flatMap((sample) => [sample, encodeURIComponent(sample.toWellFormed())]);
  const numbers = new Map<string, number>();
  const snippet = new vscode.SnippetString();
  let end = 0;
  for (const { 0: spelling, index } of text.matchAll(new RegExp(spellings.join('|'), 'g'))) {
    const value = decodeURIComponent(spelling);
    numbers.set(value, numbers.get(value) ?? numbers.size + 1);
    snippet.appendText(text.slice(end, index));
    snippet.appendPlaceholder(spelling, numbers.get(value));
    end = index + spelling.length;
  }
  return snippet.appendText(text.slice(end));
}
