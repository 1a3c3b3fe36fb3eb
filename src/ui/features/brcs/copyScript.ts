import * as vscode from 'vscode';
import { checkedCommand } from '../../../brcs/buildScript.ts';
import { checkedClientScript, clientScriptUrl, isForClient } from '../../../brcs/clientScript.ts';
import { consoleCommandLine, curlCommandLine } from '../../../brcs/commandLines.ts';
import { commandsOf, hasPassword } from '../../../brcs/commands.ts';
import { printCommand, type ScriptCommand } from '../../../brcs/print.ts';
import { scriptAction } from '../../../brcs/scriptActions.ts';
import { escapeHtml } from '../../../session-start/escaping.ts';
import type { CopyArgument, CopyForm } from './contributions.ts';
import { setStatusBarMessage } from '../../platform/notifications.ts';
import { oneLine } from '../../platform/plainText.ts';
import { consoleForSite } from './consoleForSite.ts';
import { parsedScript } from './language/parsedScripts.ts';
import { defaultProgram, PROMPT } from './prompt.ts';
import { scriptDocument } from './scriptDocument.ts';
import type { ScriptParts } from './scriptParts.ts';
import { showQuickPick, type PickItem } from '../../platform/prompts.ts';

const { t } = vscode.l10n;

/**
 * Copies an equivalent of a script's command: a client_script URL, a link to it, a curl or a console command line. The
 * argument is `{action, params?, as?}`, or `{uri?, line?, as?}` for the command on that line (from 0); missing parts
 * are asked for. Returns the text; undefined when cancelled.
 * @throws Error if the command breaks a rule or holds a password, which would then be in plain text elsewhere.
 */
export async function copyScript(
  parts: ScriptParts,
  argument: CopyArgument = {},
): Promise<{ readonly text: string } | undefined> {
  const { uri, line, as, action, params } = argument;
  const command = action === undefined ? await commandOf(uri, line) : checkedCommand({ action, params: params ?? {} });
  const form = command && (as ?? (await pickForm(command)));
  if (!command || !form) {
    return undefined;
  }
  if (hasPassword(command)) {
    throw new Error(t('This command holds a password, which is not copied. Remove the credentials first.'));
  }
  const text = await copiedText(parts, command, form);
  await vscode.env.clipboard.writeText(text);
  setStatusBarMessage(t('Copied: {0}', oneLine(text)), 5000);
  return { text };
}

async function commandOf(uri: CopyArgument['uri'], line: number | undefined): Promise<ScriptCommand | undefined> {
  const document = await scriptDocument(uri);
  const commands = commandsOf(parsedScript(document));
  if (line !== undefined) {
    const found = commands.find((each) => each.line === line);
    if (!found) {
      throw new Error(t('There is no command on that line.'));
    }
    return found.command;
  }
  // The site adds the automatic commands itself, and accepts only one other command.
  const own = commands.filter(({ command }) => !scriptAction(command.action)?.automatic);
  const choices = own.length > 0 ? own : commands;
  if (choices.length === 0) {
    throw new Error(t('The script has no command.'));
  }
  if (choices.length === 1) {
    return choices[0]?.command;
  }
  const items = choices.map(({ command }) => ({ label: oneLine(command.action), detail: summaryOf(command), command }));
  const title = t('Copy as URL: Select One Command');
  return (await showQuickPick(items, { title }))?.command;
}

function summaryOf(command: ScriptCommand): string {
  return hasPassword(command)
    ? '••••'
    : oneLine(command.entries.map(({ name, value }) => `${name}=${value}`).join(' '));
}

async function pickForm({ action }: ScriptCommand): Promise<CopyForm | undefined> {
  const items: readonly (PickItem & { readonly form: CopyForm })[] = [
    { label: t('client_script URL'), detail: t('Downloads the script from the site.'), form: 'url' },
    { label: t('HTML link'), detail: t('The same as a link for a web page or a ticket.'), form: 'link' },
    { label: t('curl'), detail: t('Downloads the script in a terminal.'), form: 'curl' },
    { label: t('Command line'), detail: t('Runs the command with the representative console.'), form: 'commandLine' },
    ...(isForClient(action, 'web_console')
      ? [
          {
            label: t('Web console URL'),
            detail: t('Runs the command in the web console.'),
            form: 'webConsoleUrl' as const,
          },
        ]
      : []),
  ];
  return (await showQuickPick(items, { title: t('Copy as') }))?.form;
}

async function copiedText({ active }: ScriptParts, command: ScriptCommand, form: CopyForm): Promise<string> {
  const { action, entries } = command;
  const params = Object.fromEntries(entries.map(({ name, value }) => [name, value]));
  if (form === 'commandLine') {
    const program = (await consoleForSite(active.site)) ?? defaultProgram();
    return consoleCommandLine(program, { command: printCommand(checkedCommand({ action, params })) }, PROMPT);
  }
  const type = form === 'webConsoleUrl' ? 'web_console' : 'rep';
  const url = clientScriptUrl(active.access().site.url, checkedClientScript({ type, action, params }));
  switch (form) {
    case 'url':
    case 'webConsoleUrl':
      return url;
    case 'link':
      return `<a href="${escapeHtml(url)}">${escapeHtml(action)}</a>`;
    case 'curl':
      return curlCommandLine(url, PROMPT);
  }
}
