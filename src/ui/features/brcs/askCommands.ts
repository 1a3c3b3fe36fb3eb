import * as vscode from 'vscode';
import { checkedCommand, type RequestedCommand } from '../../../brcs/buildScript.ts';
import { currentActions, SCRIPT_ACTIONS, type ScriptActionName } from '../../../brcs/scriptActions.ts';
import type { ScriptAction } from '../../../brcs/scriptParameters.ts';
import { askFields, type Form, type FormField } from '../../platform/forms/askFields.ts';
import { pickWithinVersion, withinVersion } from '../../platform/forms/withinVersion.ts';
import { siteFactsOf } from '../../sites/siteFacts.ts';
import { parameterField } from '../../shared/pickers/parameterField.ts';
import { pickOrType } from '../../platform/forms/pickOrType.ts';
import { problemIn } from '../../platform/problems.ts';
import type { ScriptParts } from './scriptParts.ts';
import { previewFields } from './scriptPreview.ts';
import { CUSTOM_PREFIX } from '../../../schema/parameters.ts';

const { t } = vscode.l10n;
const EVERY_CUSTOM = `${CUSTOM_PREFIX}*`;

/** The parts that the prompts for commands need. */
type AskParts = Omit<ScriptParts, 'context'>;

/** Asks for one command: its action, then its parameters. Undefined when cancelled. */
export async function askCommand(title: string, parts: AskParts): Promise<RequestedCommand | undefined> {
  const action = await pickAction(title, currentActions(), parts);
  return action && askValues({ action }, parts);
}

/**
 * Asks for one of `actions`. Actions that the site is too old for are marked and cannot be chosen. Undefined when
 * cancelled.
 */
export async function pickAction(
  title: string,
  actions: readonly ScriptActionName[],
  { active }: Pick<ScriptParts, 'active'>,
): Promise<ScriptActionName | undefined> {
  const { apiVersion } = siteFactsOf(active);
  const items = actions.map((name) => {
    const { summary, since }: ScriptAction = SCRIPT_ACTIONS[name];
    return { label: name, detail: summary, name, since };
  });
  const placeHolder = t('Select a command for the representative console');
  return (await pickWithinVersion(items, apiVersion, { title, placeHolder, matchOnDetail: true }))?.name;
}

/** A command whose parameters are not complete yet. */
interface PartialCommand extends RequestedCommand {
  readonly action: ScriptActionName;
}

/** Asks for the parameters of an action, and remembers them as suggestions. Undefined when cancelled. */
export async function askValues(command: PartialCommand, parts: AskParts): Promise<RequestedCommand | undefined> {
  const { action } = command;
  const form = await commandForm(command, parts);
  if (form.fields.length === 0) {
    return { action };
  }
  const params = await askFields(form);
  if (params) {
    await parts.recent.remember({ action, params });
  }
  return params && { action, params };
}

/** Returns the form for the parameters of an action; it has no fields if the action has no parameters. */
export async function commandForm({ action, params: begun = {} }: PartialCommand, parts: AskParts): Promise<Form> {
  const { parameters }: ScriptAction = SCRIPT_ACTIONS[action];
  await parts.words.refresh();
  const { apiVersion } = siteFactsOf(parts.active);
  const fields = Object.entries(parameters).map(([name, parameter]): FormField => {
    const known = parameter.kind === 'customField' ? [] : parts.words.values(name);
    const field = parameterField(name, parameter, { known, askName: () => askFieldName(parts) });
    return withinVersion(field, parameter.since, apiVersion);
  });
  return {
    title: action,
    take: t('Add Command'),
    fields: fields.length === 0 ? [] : [...previewFields(action, parts.active.site?.url), ...fields],
    values: Object.fromEntries(Object.entries(begun).map(([name, value]) => [name, String(value)])),
    problem: (params) => problemIn(() => checkedCommand({ action, params })),
  };
}

async function askFieldName({ words }: AskParts): Promise<string | undefined> {
  const codeName = await pickOrType({
    title: EVERY_CUSTOM,
    prompt: t('The code name of the custom field (external_key for the external key)'),
    value: '',
    known: [...new Set(['external_key', ...words.customFields])],
    problem: () => undefined,
  });
  return codeName?.trim() ? CUSTOM_PREFIX + codeName.trim() : undefined;
}
