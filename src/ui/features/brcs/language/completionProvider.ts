import * as vscode from 'vscode';
import { completionsAt, type ScriptCompletion } from '../../../../brcs/editing/completion.ts';
import { rangeOf } from './parsedScripts.ts';
import type { ScriptWords } from '../scriptWords.ts';

/** The characters at which VS Code asks for completions. */
export const COMPLETION_TRIGGERS = ['=', '&', '.'] as const;

const KINDS: Readonly<Record<ScriptCompletion['kind'], vscode.CompletionItemKind>> = {
  header: vscode.CompletionItemKind.Keyword,
  action: vscode.CompletionItemKind.Function,
  parameter: vscode.CompletionItemKind.Property,
  customField: vscode.CompletionItemKind.Field,
  value: vscode.CompletionItemKind.Value,
};

/** Completes actions, the parameters a command does not have yet, and values. */
export function completionProvider(words: ScriptWords): vscode.CompletionItemProvider {
  return {
    async provideCompletionItems(document, position, token) {
      await words.refresh();
      if (token.isCancellationRequested) {
        return [];
      }
      const found = completionsAt(document.getText(), document.offsetAt(position), words);
      return found.map((completion, index) => itemOf(document, completion, index));
    },
  };
}

function itemOf(document: vscode.TextDocument, completion: ScriptCompletion, index: number): vscode.CompletionItem {
  const { kind, label, text, span, detail, documentation, continues } = completion;
  const item = new vscode.CompletionItem(detail === '' ? label : { label, description: detail }, KINDS[kind]);
  item.insertText = text;
  item.filterText = text;
  item.range = rangeOf(document, span);
  item.sortText = String(index).padStart(5, '0');
  if (documentation !== '') {
    item.documentation = new vscode.MarkdownString(documentation);
  }
  if (continues) {
    item.command = { command: 'editor.action.triggerSuggest', title: '' };
  }
  return item;
}
