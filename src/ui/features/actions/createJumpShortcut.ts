import * as vscode from 'vscode';
import { variantSince } from '../../../command-api/actions/action.ts';
import { requireAvailable } from '../../../command-api/availability.ts';
import { checkRows, tableOf } from '../../../command-api/jumpShortcuts/checkRows.ts';
import { JUMP_SHORTCUT_KINDS, KIND_NAMES, type JumpShortcutKind } from '../../../command-api/jumpShortcuts/kinds.ts';
import type { Parameters, Variant } from '../../../schema/parameters.ts';
import { actionField, actionProblem, askFromSite } from './actionFields.ts';
import { withValue, type Form, type FormField, type Values } from '../../platform/forms/askFields.ts';
import { formUntilDone } from '../../platform/forms/untilDone.ts';
import { pickWithinVersion } from '../../platform/forms/withinVersion.ts';
import { showInformationMessage } from '../../platform/notifications.ts';
import type { ActiveSite } from '../../sites/siteAccess.ts';

const { t } = vscode.l10n;

const ACTION = 'import_jump_shortcut';

/**
 * Creates one Jump shortcut (guide: import_jump_shortcut). The argument is a row as the import takes it: `kind`,
 * `hostname` and the other parameters by the guide's names. Without an argument it asks for the kind, then for what the
 * kind requires, then shows the rest as a form.
 */
export async function createJumpShortcut(
  active: ActiveSite,
  argument?: Readonly<Record<string, unknown>>,
): Promise<{ success: string } | undefined> {
  const { account, commands } = active.access();
  requireAvailable(ACTION, account);
  const create = (params: Readonly<Record<string, unknown>>) => commands.runNamed(ACTION, params);
  if (argument) {
    return create(await readRow(argument));
  }
  const form = await shortcutForm(active);
  return (
    form &&
    (await formUntilDone(form, async (values) => {
      const answer = await create(values);
      void showInformationMessage(t('Created the Jump shortcut {0}.', values['name'] ?? ''));
      return answer;
    }))
  );
}

async function readRow(row: Values | Readonly<Record<string, unknown>>): Promise<Readonly<Record<string, unknown>>> {
  const [checked] = await checkRows(tableOf([row]));
  if (!checked || 'error' in checked) {
    throw new Error(checked?.error ?? t('Name the kind of Jump shortcut and what it needs.'));
  }
  return checked.params;
}

/** Asks for the kind and its required parameters; returns the form for the rest. Undefined when cancelled. */
async function shortcutForm(active: ActiveSite): Promise<Form | undefined> {
  const kind = await pickKind(active.access().account?.apiVersion);
  if (!kind) {
    return undefined;
  }
  const { title, parameters }: { title: string; parameters: Parameters } = JUMP_SHORTCUT_KINDS[kind];
  const heading = t('Create Jump Shortcut: {0}', title);
  const required = await askRequired(active, parameters, heading);
  if (!required) {
    return undefined;
  }
  const fields = Object.entries(parameters).map(([name, parameter]): FormField => {
    const label = words(name);
    return { ...actionField(active, name, parameter, { title: `${heading}: ${label}` }), label };
  });
  const problem = (values: Values): string | undefined => actionProblem(active, ACTION, values);
  return { title: heading, take: t('Create'), fields, values: required, problem };
}

async function pickKind(apiVersion: string | undefined): Promise<JumpShortcutKind | undefined> {
  const items = KIND_NAMES.map((name) => {
    const kind: Variant = JUMP_SHORTCUT_KINDS[name];
    const description = kind.parameters['jumpoint']?.required ? t('through a Jumpoint') : '';
    return { label: kind.title, description, name, since: variantSince(kind) };
  });
  const options = { title: t('Create Jump Shortcut'), placeHolder: t('Select a kind') };
  return (await pickWithinVersion(items, apiVersion, options))?.name;
}

/** Asks for the required parameters one by one; the others are optional and stay in the form. */
async function askRequired(active: ActiveSite, parameters: Parameters, heading: string): Promise<Values | undefined> {
  const required = Object.entries(parameters).filter(([, parameter]) => parameter.required);
  let values: Values = {};
  for (const [index, [name, parameter]] of required.entries()) {
    const title = t('{0} ({1} of {2})', heading, index + 1, required.length);
    const question = { name, parameter, title: `${title}: ${words(name)}`, value: '' };
    const text = await askFromSite(active, question, values);
    if (!text) {
      return undefined;
    }
    values = withValue(values, name, text);
  }
  return values;
}

/**
 * Returns the words of a parameter's name: `jump_policy` → `Jump policy`. Hostname and username have the same name in
 * every kind.
 */
function words(name: string): string {
  const own = name.endsWith('_hostname') ? 'hostname' : name.replace(/^(?:rdp|shelljump)_/, '');
  return own.charAt(0).toUpperCase() + own.slice(1).replaceAll('_', ' ');
}
