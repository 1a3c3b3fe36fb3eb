import * as vscode from 'vscode';
import { checkedCommand } from '../../../brcs/buildScript.ts';
import { checkedClientScript, clientScriptUrl, isForClient } from '../../../brcs/clientScript.ts';
import { consoleCommandLine } from '../../../brcs/commandLines.ts';
import { hasPassword } from '../../../brcs/commands.ts';
import { printCommand } from '../../../brcs/print.ts';
import type { FormField, Values } from '../../platform/forms/askFields.ts';
import { defaultProgram, PROMPT } from './prompt.ts';

const { t } = vscode.l10n;

/** Returns the first items of a command's form: a live preview of each form of the command. Choosing one copies it. */
export function previewFields(action: string, siteUrl: string | undefined): readonly FormField[] {
  const line = (params: Values): string => printCommand(checkedCommand({ action, params }));
  const url = (params: Values): string =>
    clientScriptUrl(siteUrl ?? '', checkedClientScript({ type: 'rep', action, params }));
  const run = (params: Values): string => consoleCommandLine(defaultProgram(), { command: line(params) }, PROMPT);
  return [
    previewField(action, t('BRCS'), line),
    ...(siteUrl !== undefined && isForClient(action, 'rep') ? [previewField(action, t('client_script URL'), url)] : []),
    previewField(action, t('Command line'), run),
  ];
}

function previewField(action: string, name: string, textOf: (params: Values) => string): FormField {
  const text = (params: Values): string | undefined => {
    try {
      return hasPassword(checkedCommand({ action, params })) ? undefined : textOf(params);
    } catch {
      return undefined;
    }
  };
  return {
    icon: 'copy',
    name,
    detail: '',
    shown: (values) => text(values) ?? '…',
    ask: async (values) => {
      const copied = text(values);
      if (copied !== undefined) {
        await vscode.env.clipboard.writeText(copied);
      }
      return values;
    },
  };
}
