import * as vscode from 'vscode';
import { checkedCommand, type RequestedCommand } from '../../brcs/buildScript.ts';
import { MAX_COMMANDS, SCRIPT_ACTION_NAMES, SCRIPT_ACTIONS, type ScriptActionName } from '../../brcs/scriptActions.ts';
import type { ScriptAction, ScriptParameter } from '../../brcs/scriptParameters.ts';
import { valueFault } from '../../brcs/valueRules.ts';
import { askChoice, askFields, withValue, type FormField, type Values } from '../forms/askFields.ts';

const { t } = vscode.l10n;
const EVERY_CUSTOM = 'session.custom.*';

/** Asks for the commands of a script, one after the other. Undefined when cancelled. */
export async function askCommands(title: string): Promise<readonly RequestedCommand[] | undefined> {
  const commands: RequestedCommand[] = [];
  for (;;) {
    const action = await pickAction(title, commands);
    if (action === 'finish') {
      return commands;
    }
    const params = action && (await askValues(action));
    if (!action || !params) {
      return undefined;
    }
    commands.push({ action, params });
    if (commands.length === MAX_COMMANDS || action === 'delete_script_file') {
      return commands;
    }
  }
}

async function pickAction(
  title: string,
  commands: readonly RequestedCommand[],
): Promise<ScriptActionName | 'finish' | undefined> {
  const finish = { label: t('$(check) Open the script'), detail: commands.map(({ action }) => action).join(', ') };
  const actions = SCRIPT_ACTION_NAMES.filter((name) => !('deprecated' in SCRIPT_ACTIONS[name])).map((name) => ({
    label: name,
    detail: SCRIPT_ACTIONS[name].summary,
    action: name,
  }));
  const items: (vscode.QuickPickItem & { readonly action?: ScriptActionName })[] =
    commands.length > 0 ? [finish, ...actions] : actions;
  const placeHolder = commands.length > 0 ? t('Open the script, or add an action') : t('What shall the console do?');
  const picked = await vscode.window.showQuickPick(items, { title, placeHolder, matchOnDetail: true });
  return picked && (picked.action ?? 'finish');
}

/** Asks for the parameters of an action. Undefined when cancelled. */
async function askValues(action: ScriptActionName): Promise<Values | undefined> {
  const { parameters }: ScriptAction = SCRIPT_ACTIONS[action];
  const fields = Object.entries(parameters).map(([name, parameter]): FormField => {
    return {
      name,
      detail: parameter.description,
      shown: (values) => shown(name, parameter, values),
      ask: (values) => askValue(name, parameter, values),
    };
  });
  if (fields.length === 0) {
    return {};
  }
  return askFields({
    title: action,
    take: t('Take'),
    fields,
    values: {},
    problem: (values) => problemOf(action, values),
  });
}

function problemOf(action: ScriptActionName, params: Values): string | undefined {
  try {
    checkedCommand({ action, params });
    return undefined;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

/** What stands beside a parameter. A password is never shown. */
function shown(name: string, parameter: ScriptParameter, values: Values): string {
  if (name === EVERY_CUSTOM) {
    const fields = Object.entries(values).filter(([key]) => key.startsWith('session.custom.'));
    return fields.map(([key, value]) => `${key.slice('session.custom.'.length)}=${value}`).join('; ');
  }
  const value = values[name];
  if (value !== undefined) {
    return parameter.kind === 'password' ? '••••' : value;
  }
  return parameter.required ? t('required') : '';
}

/** The values with the parameter as the person leaves it; undefined when cancelled. */
async function askValue(name: string, parameter: ScriptParameter, values: Values): Promise<Values | undefined> {
  const key = name === EVERY_CUSTOM ? await askFieldName() : name;
  if (key === undefined) {
    return undefined;
  }
  const text =
    parameter.kind === 'choice' ? await askChoice(key, parameter.values) : await typeValue(key, parameter, values);
  return text === undefined ? undefined : withValue(values, key, text);
}

async function askFieldName(): Promise<string | undefined> {
  const prompt = t('The code name of the custom field (external_key for the external key)');
  const codeName = (await vscode.window.showInputBox({ prompt, value: 'external_key', ignoreFocusOut: true }))?.trim();
  return codeName ? `session.custom.${codeName}` : undefined;
}

async function typeValue(name: string, parameter: ScriptParameter, values: Values): Promise<string | undefined> {
  return vscode.window.showInputBox({
    title: name,
    prompt: parameter.description,
    value: values[name] ?? '',
    password: parameter.kind === 'password',
    ignoreFocusOut: true,
    validateInput: (input) => (input === '' ? undefined : valueFault(name, parameter, input)?.message),
  });
}
