import * as vscode from 'vscode';
import { inert } from './plainText.ts';

/**
 * All texts of notifications, progress, the status bar and the lines above rows go through this module: they contain
 * names of customers, representatives, sites and files, in which VS Code must find no links and no icons. Lint forbids
 * the wrapped calls of VS Code elsewhere.
 */

/** Shows a message. Resolves to the clicked button; undefined if the notification was dismissed. */
export const showInformationMessage = messages('showInformationMessage');

/** Shows a warning. Resolves to the clicked button; undefined if the warning was dismissed. */
export const showWarningMessage = messages('showWarningMessage');

/** Shows an error. Resolves to the clicked button; undefined if the notification was dismissed. */
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

/** Shows the progress of `task` until it is done. */
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

/** Shows a text in the status bar for a short time. */
export function setStatusBarMessage(text: string, milliseconds: number): void {
  vscode.window.setStatusBarMessage(inert(text), milliseconds);
}

/** An item of the status bar; its text is set by `setStatusBarText`. */
export type StatusBarItem = Omit<vscode.StatusBarItem, 'text' | 'tooltip'> & {
  /** Markdown in which the texts of others are escaped. */
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

/** A view of rows; the texts above them and beside its title are set by `setViewTexts`. */
export type TreeView<T> = Omit<vscode.TreeView<T>, 'message' | 'description' | 'title'>;

/** Creates the contributed view `id`. */
export function createTreeView<T>(id: string, options: vscode.TreeViewOptions<T>): TreeView<T> {
  return vscode.window.createTreeView(id, options);
}

/**
 * Sets the line above the rows of a view, or the words beside its title; an empty one removes it. Links in it would
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
