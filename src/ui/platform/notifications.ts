import * as vscode from 'vscode';
import { inert } from './plainText.ts';

/**
 * All that is said in notifications, progress, the status bar and above the rows of a view goes through here: names of
 * customers, representatives, sites and files stand in these texts, and VS Code must find no link and no icon in them.
 * Lint forbids the calls of VS Code that are wrapped here.
 */

/** Says what happened. Resolves to the button that was clicked, to undefined when the notification was dismissed. */
export const showInformationMessage = messages('showInformationMessage');

/** Warns. Resolves to the button that was clicked, to undefined when the warning was dismissed. */
export const showWarningMessage = messages('showWarningMessage');

/** Tells of a failure. Resolves to the button that was clicked, to undefined when the notification was dismissed. */
export const showErrorMessage = messages('showErrorMessage');

function messages(severity: 'showInformationMessage' | 'showWarningMessage' | 'showErrorMessage') {
  return async <T extends string>(message: string, ...rest: (T | vscode.MessageOptions)[]): Promise<T | undefined> => {
    const options = rest.find((part) => typeof part !== 'string') ?? {};
    const buttons = rest.filter((part) => typeof part === 'string');
    const titles = buttons.map((button) => inert(button));
    const detail = options.detail?.split(/\r?\n/).map((line) => inert(line));
    const chosen = await vscode.window[severity](
      inert(message),
      { ...options, ...(detail && { detail: detail.join('\n') }) },
      ...titles,
    );
    return buttons.find((_button, index) => titles[index] === chosen);
  };
}

/** Shows that `task` is at work, with what it reports, until it is done. */
export function withProgress<T>(
  { title, ...options }: vscode.ProgressOptions,
  task: (progress: vscode.Progress<ProgressStep>, token: vscode.CancellationToken) => Thenable<T>,
): Thenable<T> {
  return vscode.window.withProgress(
    { ...options, ...(title !== undefined && { title: inert(title) }) },
    (progress, token) => {
      const report = ({ message, ...step }: ProgressStep): void =>
        progress.report({ ...step, ...(message !== undefined && { message: inert(message) }) });
      return task({ report }, token);
    },
  );
}

interface ProgressStep {
  readonly message?: string;
  readonly increment?: number;
}

/** Says something in the status bar for a few seconds. */
export function setStatusBarMessage(text: string, milliseconds: number): void {
  vscode.window.setStatusBarMessage(inert(text), milliseconds);
}

/** An item of the status bar; its text is set by `setStatusBarText`. */
export type StatusBarItem = Omit<vscode.StatusBarItem, 'text' | 'tooltip'> & {
  /** Markdown that shows what others wrote as text, never as markup. */
  tooltip: vscode.MarkdownString | undefined;
};

/** @param priority the higher, the further to the left. */
export function createStatusBarItem(id: string, alignment: vscode.StatusBarAlignment, priority: number): StatusBarItem {
  return Object.assign(vscode.window.createStatusBarItem(id, alignment, priority), { tooltip: undefined });
}

/** Shows the codicon `icon` and the words. */
export function setStatusBarText(item: StatusBarItem, icon: string, words: string): void {
  Object.assign(item, { text: `$(${icon}) ${inert(words)}` });
}

/** A view of rows; what stands above them and beside its title is set by `setViewTexts`. */
export type TreeView<T> = Omit<vscode.TreeView<T>, 'message' | 'description' | 'title'>;

/** Creates the contributed view `id`. */
export function createTreeView<T>(id: string, options: vscode.TreeViewOptions<T>): TreeView<T> {
  return vscode.window.createTreeView(id, options);
}

/**
 * Sets the line above the rows of a view, or the words beside its title; an empty one takes it away. Links in it would
 * need an API of VS Code that is only proposed.
 */
export function setViewTexts<T>(
  view: TreeView<T>,
  texts: { readonly message?: string; readonly description?: string },
) {
  for (const [name, text] of Object.entries(texts)) {
    Object.assign(view, { [name]: inert(text) });
  }
}
