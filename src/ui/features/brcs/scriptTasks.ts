import * as vscode from 'vscode';
import { callCommand } from '../../platform/commands/callCommand.ts';
import { harmless } from '../../platform/terminalText.ts';

const { t } = vscode.l10n;
const TYPE = 'brcs';
const MAX_TASKS = 50;
/** The exit code of a task whose script did not run. */
const FAILED = 1;

/** Returns a task for each script of the workspace. */
export async function provideTasks(): Promise<vscode.Task[]> {
  const files = await vscode.workspace.findFiles('**/*.{brcs,brcs-*}', '**/node_modules/**', MAX_TASKS);
  return files.flatMap((uri) => {
    const folder = vscode.workspace.getWorkspaceFolder(uri);
    const file = vscode.workspace.asRelativePath(uri, false);
    return folder ? [taskOf({ type: TYPE, file }, folder)] : [];
  });
}

/** Returns the task for an entry of tasks.json: `{"type": "brcs", "file": "…"}`. Undefined if it names no file. */
export function resolveTask({ definition, scope }: vscode.Task): vscode.Task | undefined {
  return typeof definition['file'] === 'string' ? taskOf(definition, scope ?? vscode.TaskScope.Workspace) : undefined;
}

function taskOf(definition: vscode.TaskDefinition, scope: vscode.WorkspaceFolder | vscode.TaskScope): vscode.Task {
  const folder = typeof scope === 'object' ? scope : vscode.workspace.workspaceFolders?.[0];
  const execution = new vscode.CustomExecution((resolved) =>
    Promise.resolve(new ScriptTerminal(fileUri(String(resolved['file']), folder))),
  );
  return new vscode.Task(definition, scope, String(definition['file']), TYPE, execution);
}

function fileUri(file: string, folder: vscode.WorkspaceFolder | undefined): vscode.Uri {
  const isFull = file.startsWith('/') || /^[a-z]:[\\/]/i.test(file);
  return isFull || !folder ? vscode.Uri.file(file) : vscode.Uri.joinPath(folder.uri, file);
}

/** A terminal that runs a script and prints its result. */
class ScriptTerminal implements vscode.Pseudoterminal {
  readonly #uri: vscode.Uri;
  readonly #written = new vscode.EventEmitter<string>();
  readonly #closed = new vscode.EventEmitter<number>();
  readonly onDidWrite = this.#written.event;
  readonly onDidClose = this.#closed.event;

  constructor(uri: vscode.Uri) {
    this.#uri = uri;
  }

  open(): void {
    void this.#run();
  }

  close(): void {
    this.#written.dispose();
    this.#closed.dispose();
  }

  async #run(): Promise<void> {
    const say = (text: string): void => this.#written.fire(`${harmless(text)}\r\n`);
    try {
      const name = vscode.workspace.asRelativePath(this.#uri);
      say(t('Running {0} with the representative console.', name));
      const run = await callCommand('runScript', { uri: this.#uri });
      say(run?.exitStatus === 0 ? t('The console took the script.') : t('The console is open.'));
      this.#closed.fire(0);
    } catch (error) {
      say(error instanceof Error ? error.message : String(error));
      this.#closed.fire(FAILED);
    }
  }
}
