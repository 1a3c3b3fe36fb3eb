import * as vscode from 'vscode';
import { createStatusBarItem, setStatusBarText, type StatusBarItem } from './notifications.ts';
import { showProblem } from './showProblem.ts';

/** Milliseconds that a result is shown: enough to read and click it. */
const SHOWN_MS = 15_000;
const COMMAND = 'repWorkflows.internal.resultAction';

/** The action of a click on a result. */
interface ResultAction {
  readonly title: string;
  readonly run: () => unknown;
}

let line: ResultLine | undefined;

class ResultLine implements vscode.Disposable {
  readonly #item: StatusBarItem = createStatusBarItem('repWorkflows.result', vscode.StatusBarAlignment.Left, 89);
  readonly #command = vscode.commands.registerCommand(COMMAND, () => this.#act());
  #action: ResultAction | undefined;
  #hiding: NodeJS.Timeout | undefined;

  constructor() {
    this.#item.name = vscode.l10n.t('Support Result');
  }

  show(words: string, action: ResultAction | undefined): void {
    this.#action = action;
    this.#item.command = action && COMMAND;
    setStatusBarText(this.#item, 'check', action ? `${words} · ${action.title}` : words);
    this.#item.show();
    clearTimeout(this.#hiding);
    this.#hiding = setTimeout(() => this.#item.hide(), SHOWN_MS);
  }

  async #act(): Promise<void> {
    this.#item.hide();
    try {
      await this.#action?.run();
    } catch (error) {
      showProblem(error);
    }
  }

  dispose(): void {
    clearTimeout(this.#hiding);
    this.#item.dispose();
    this.#command.dispose();
    line = undefined;
  }
}

/** Creates the status bar item for results of actions; without it, or after it is disposed, none are shown. */
export function createResultLine(): vscode.Disposable {
  line = new ResultLine();
  return line;
}

/** Shows the result of an action in the status bar for some seconds; `action` runs on a click. */
export function showResult(words: string, action?: ResultAction): void {
  line?.show(words, action);
}
