import * as vscode from 'vscode';
import { createStatusBarItem, setStatusBarText, type StatusBarItem } from './notifications.ts';
import { showProblem } from './showProblem.ts';

/** Long enough to be read and clicked, also by those who look for it late. */
const SHOWN_MS = 15_000;
const COMMAND = 'repWorkflows.internal.resultAction';

/** What can be done about a result by a click on it. */
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

/** Creates the place of the status bar for results of actions; none is shown before, nor after it is disposed of. */
export function createResultLine(): vscode.Disposable {
  line = new ResultLine();
  return line;
}

/** Says in one line of the status bar what an action has done, for a while; `action` is what a click on it does. */
export function showResult(words: string, action?: ResultAction): void {
  line?.show(words, action);
}
