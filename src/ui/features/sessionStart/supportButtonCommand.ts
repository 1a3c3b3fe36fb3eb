import * as vscode from 'vscode';
import { readRegistryValue, REGISTRY_KEYS } from '../../../session-start/registryValue.ts';
import {
  SHELLS,
  supportButtonCommand,
  type Shell,
  type SupportButtonCall,
} from '../../../session-start/supportButton.ts';
import type { ButtonArgument } from './contributions.ts';
import { askChoice, askFields, withValue, type FormField, type Values } from '../../platform/forms/askFields.ts';
import { issueItems } from '../../shared/pickers/queueItems.ts';
import { problemIn } from '../../platform/problems.ts';
import { offerText } from './offerText.ts';
import type { StartParts } from './startParts.ts';
import { askWithTicket } from '../../shared/pickers/ticketLinks.ts';
import { showInputBox, showQuickPick } from '../../platform/prompts.ts';

const { t } = vscode.l10n;

/** A command line. */
export interface CommandLine {
  readonly text: string;
}

const title = t('Build Support Button Command Line');

/**
 * Builds the command line of an embedded Support Button (guide: Start Sessions with an Embedded Support Button). With
 * `{executable, cbdir, …}` it asks nothing; else it asks, and offers to copy or insert the line. Undefined when
 * cancelled.
 * @throws Error whose message names the property.
 */
export async function supportButtonCommandLine(
  parts: StartParts,
  argument?: ButtonArgument,
): Promise<CommandLine | undefined> {
  if (argument) {
    const { shell, ...call } = argument;
    return { text: supportButtonCommand(call, shell) };
  }
  const values = await askFields({
    title,
    take: t('Use This Command Line'),
    fields: buttonFields(parts),
    values: { shell: 'cmd' },
    problem: (given) => problemIn(() => lineOf(given)),
    preview: (given) => lineOf(given),
  });
  if (!values) {
    return undefined;
  }
  const text = lineOf(values);
  const language = values['shell'] === 'powershell' ? 'powershell' : 'bat';
  await offerText(parts, { title, text, language });
  return { text };
}

function lineOf({ executable = '', cbdir = '', externalKey, issueCodeName, survey, shell }: Values): string {
  const call: SupportButtonCall = {
    executable,
    cbdir,
    externalKey,
    issueCodeName,
    presentFrontEndSurvey: survey === '1',
  };
  return supportButtonCommand(
    call,
    SHELLS.find((known): known is Shell => known === shell),
  );
}

function buttonFields({ active }: StartParts): FormField[] {
  const typed = (prompt: string) => (label: string, value: string) =>
    showInputBox({ title: label, prompt, value, ignoreFocusOut: true });
  return [
    {
      name: t('Registry Value'),
      detail: t('Paste the value data of {0} and fill in program and folder', REGISTRY_KEYS.join(t(' or '))),
      shown: () => '',
      ask: askRegistryValue,
    },
    field('executable', t('Program'), t('The Support Button’s program'), typed(t('The full path of the program'))),
    field('cbdir', t('Folder'), t('The folder it is installed in (--cbdir)'), typed(t('The full path of the folder'))),
    field(
      'externalKey',
      t('External Key'),
      t('The ticket that the session is bound to (--session-value)'),
      (label, value) => askWithTicket({ title: label, value }),
    ),
    field('issueCodeName', t('Issue'), t('The code name of the issue (--issue-code-name)'), (label, value) =>
      askIssue(active.model, label, value),
    ),
    field('survey', t('Issue Submission Form'), t('Show the form first (--present-front-end-survey)'), (label) =>
      askChoice(label, { '1': t('Show the form first (--present-front-end-survey)') }),
    ),
    field('shell', t('Shell'), t('Where the command line is going to be run'), (label) =>
      askChoice(label, { cmd: t('Command Prompt, batch files'), powershell: t('Windows PowerShell and PowerShell 7') }),
    ),
  ];
}

type Ask = (label: string, value: string) => Thenable<string | undefined>;

function field(name: string, label: string, detail: string, ask: Ask): FormField {
  return {
    name: label,
    detail,
    shown: (values) => values[name] ?? '',
    ask: async (values) => {
      const text = await ask(label, values[name] ?? '');
      return text === undefined ? undefined : withValue(values, name, text.trim());
    },
  };
}

async function askRegistryValue(values: Values): Promise<Values | undefined> {
  const text = await showInputBox({
    title: t('Registry Value'),
    prompt: t('The value data, which holds the program and --cbdir'),
    ignoreFocusOut: true,
    validateInput: (input) =>
      input.trim() === '' || readRegistryValue(input) ? undefined : t('There is no --cbdir in it.'),
  });
  const installed = text === undefined ? undefined : readRegistryValue(text);
  return installed && { ...values, ...installed };
}

async function askIssue(
  model: StartParts['active']['model'],
  label: string,
  value: string,
): Promise<string | undefined> {
  const known = issueItems(model).map((item) => ({ ...item, codeName: item.queueId.slice('issue:'.length) }));
  const other = { icon: 'edit', label: t('Another Code Name…'), codeName: undefined };
  const none = { icon: 'close', label: t('Leave Out'), codeName: '' };
  const picked = await showQuickPick([...known, other, none], { title: label, ignoreFocusOut: true });
  const prompt = t('The issue’s code name (in /login > Public Portals > Support Issues)');
  return picked === other ? showInputBox({ title: label, prompt, value, ignoreFocusOut: true }) : picked?.codeName;
}
