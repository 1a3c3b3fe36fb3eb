import { setTimeout as delay } from 'node:timers/promises';
import * as vscode from 'vscode';
import { checkScript } from '../../../brcs/checks/check.ts';
import type { ConsoleTask } from '../../../brcs/commandLines.ts';
import { commandsOf, hasPassword } from '../../../brcs/commands.ts';
import { startConsole } from '../../../brcs/console/startConsole.ts';
import { temporaryScript, type TemporaryScript } from '../../../brcs/console/temporaryScript.ts';
import { HEADER, printCommand, printCommands, type ScriptCommand } from '../../../brcs/print.ts';
import type { ScriptPlace } from './contributions.ts';
import { consoleForSite } from './consoleForSite.ts';
import { offerConsole } from './offerConsole.ts';
import { scriptEnding } from './openScript.ts';
import { parsedScript } from './language/parsedScripts.ts';
import { scriptDocument } from './scriptDocument.ts';
import type { ScriptParts } from './scriptParts.ts';
import { showErrorMessage, withProgress } from '../../platform/notifications.ts';

const { t } = vscode.l10n;

/**
 * Milliseconds to wait: a console ends at once if the script is invalid, and stays open if it shows its login dialog.
 */
const PATIENCE_MS = 10_000;

/** The result of a script run. */
export interface ScriptRun {
  /** 0 if the console accepted the script; missing while the console that it started is still open. */
  readonly exitStatus?: number;
}

/**
 * Runs a script with the representative console on this machine: `{uri?, line?}`; with a line (from 0) only the command
 * there. The file itself is passed on unless its document has changes. Undefined if no console was found and the person
 * was told so.
 * @throws Error if the workspace is not trusted, there is no console, or the console says that the script is invalid.
 */
export async function runScript(
  parts: ScriptParts,
  argument: ScriptPlace | undefined,
  clicked: vscode.Uri | undefined,
): Promise<ScriptRun | undefined> {
  const { active, context } = parts;
  const { uri = clicked, line } = argument ?? {};
  const document = await scriptDocument(uri);
  if (!vscode.workspace.isTrusted) {
    throw new Error(
      t(
        'Scripts of a workspace that is not trusted are not run. Read the script, then trust the workspace, or copy the command as a client_script URL and open it in a browser.',
      ),
    );
  }
  const program = await consoleForSite(active.site);
  if (program === undefined) {
    // A person started it from the palette, a menu or the code lens, not another command.
    if (!argument) {
      return (await offerConsole(document, noConsole())) ? runScript(parts, undefined, document.uri) : undefined;
    }
    throw new Error(`${noConsole()} ${instead()}`);
  }
  const handover = await taskFor(document, line, active.site?.company ?? '');
  const remove = keepUntilClosed(handover.file, context);
  try {
    const { ended } = await startConsole(program, handover.task);
    const outcome = ended.finally(remove);
    return await withProgress({ location: vscode.ProgressLocation.Window, title: t('Running the script') }, () =>
      firstOutcome(document, outcome),
    );
  } catch (error) {
    remove();
    throw error;
  }
}

/** Removes the file when the returned function is called, or when the window is closed before the console is. */
function keepUntilClosed(file: TemporaryScript | undefined, { subscriptions }: vscode.ExtensionContext): () => void {
  if (!file) {
    return () => undefined;
  }
  subscriptions.push(file);
  return () => {
    file.dispose();
    subscriptions.splice(subscriptions.indexOf(file), subscriptions.includes(file) ? 1 : 0);
  };
}

/** Waits some seconds for the console to accept or reject the script; a later result is shown when it comes. */
async function firstOutcome(document: vscode.TextDocument, outcome: Promise<number | undefined>): Promise<ScriptRun> {
  const text = document.getText();
  const patience = new AbortController();
  const first = await Promise.race([
    outcome.then((exitStatus) => ({ exitStatus })),
    delay(PATIENCE_MS, undefined, { signal: patience.signal }),
  ]);
  patience.abort();
  if (!first) {
    void outcome.then((exitStatus) => {
      if (exitStatus) {
        void showErrorMessage(invalidScript(text, exitStatus));
      }
    });
    return {};
  }
  if (first.exitStatus) {
    throw new Error(invalidScript(text, first.exitStatus));
  }
  return first.exitStatus === undefined ? {} : { exitStatus: first.exitStatus };
}

/** Returns the message for an exit status (guide: Representative console exit status). */
function invalidScript(text: string, exitStatus: number): string {
  const found = checkScript(text).find(({ severity }) => severity === 'error')?.message;
  const verdict = t('The representative console says that this is an invalid script (exit status {0}).', exitStatus);
  return found === undefined ? verdict : `${verdict} ${found}`;
}

function noConsole(): string {
  return vscode.env.remoteName
    ? t('No representative console was found where this extension runs ({0}).', vscode.env.remoteName)
    : t('No representative console was found on this machine.');
}

function instead(): string {
  return t(
    'Set its path as repWorkflows.repConsole.path; or save the script on the computer that has one and open it there by a double-click; or copy the command as a client_script URL and open it in a browser.',
  );
}

interface Handover {
  readonly task: ConsoleTask;
  readonly file?: TemporaryScript;
}

/** Returns what to pass to the console. A password never goes on a command line, where other programs can read it. */
async function taskFor(document: vscode.TextDocument, line: number | undefined, company: string): Promise<Handover> {
  const commands = commandsOf(parsedScript(document));
  if (line !== undefined) {
    const chosen = commands.find((each) => each.line === line)?.command;
    if (!chosen) {
      throw new Error(t('There is no command on that line.'));
    }
    return oneCommand(chosen, company);
  }
  if (document.uri.scheme === 'file' && !document.isDirty && !document.isClosed) {
    return { task: { file: document.uri.fsPath } };
  }
  const text = document.getText();
  const [only] = commands;
  // A script of one command equals a command line only if it has no errors.
  if (commands.length === 1 && only && isPlain(text, only.command)) {
    return oneCommand(only.command, company);
  }
  const file = await temporaryScript(text, scriptEnding(company));
  return { task: { file: file.path }, file };
}

async function oneCommand(command: ScriptCommand, company: string): Promise<Handover> {
  if (!hasPassword(command)) {
    return { task: { command: printCommand(command) } };
  }
  const file = await temporaryScript(printCommands([command]), scriptEnding(company));
  return { task: { file: file.path }, file };
}

function isPlain(text: string, command: ScriptCommand): boolean {
  return text.replaceAll('\r\n', '\n').trimEnd() === `${HEADER}\n${printCommand(command)}`;
}
