import * as vscode from 'vscode';
import { showQuickPick, type PickItem } from '../prompts.ts';

/** Values by the names of their fields, without those of empty fields. */
export type Values = Readonly<Record<string, string>>;

/** One field of a form. */
export interface FormField {
  readonly name: string;
  /** The label; the name if left out. */
  readonly label?: string;
  /** The name of a codicon. */
  readonly icon?: string;
  /** The text below the label. */
  readonly detail: string;
  /** Returns the text beside the label: the value, or that one is required. */
  shown(values: Values): string;
  /** Asks for the value. Returns the changed values; undefined when cancelled. */
  ask(values: Values): Promise<Values | undefined>;
}

/** A form in a picker. */
export interface Form {
  readonly title: string;
  /** The label of the item that ends the form, which is the first one. */
  readonly take: string;
  readonly fields: readonly FormField[];
  readonly values: Values;
  /** Returns what is wrong with the values; undefined if they can be taken. */
  readonly problem: (values: Values) => string | undefined;
  /** Returns a preview of the result of valid values, which is shown below the item that ends the form. */
  readonly preview?: (values: Values) => string;
  /** The reason why the last attempt with the values failed; shown until one of them is changed. */
  readonly failed?: string | undefined;
}

interface FieldItem extends PickItem {
  readonly field?: FormField;
}

/**
 * Shows the fields with their values until the person takes them. Undefined when cancelled. If the values are then
 * sent, use `formUntilDone`, which shows the form again after a failure.
 */
export async function askFields(form: Form): Promise<Values | undefined> {
  const { title, fields, problem } = form;
  let { values } = form;
  let isTried = false;
  for (;;) {
    const end = endItem(form, values, isTried);
    const items = fields.map((field): FieldItem => {
      const { icon, name, label = name, detail } = field;
      return { ...(icon !== undefined && { icon }), label, description: field.shown(values), detail, field };
    });
    const picked = await showQuickPick([end, ...items], {
      title,
      placeHolder: vscode.l10n.t('Select a field to fill in'),
      ignoreFocusOut: true,
    });
    if (!picked) {
      return undefined;
    }
    if (picked.field) {
      values = (await picked.field.ask(values)) ?? values;
    } else if (problem(values) === undefined) {
      return values;
    }
    isTried = !picked.field;
  }
}

/**
 * Returns the item that ends a form, with its preview or its problem.
 * @param isTried true if the person has tried to take the values: an untouched form shows no problem.
 */
export function endItem(form: Form, values: Values, isTried: boolean): FieldItem {
  const { take, problem, preview, failed } = form;
  const wrong = problem(values);
  if (failed !== undefined && values === form.values) {
    return { icon: 'warning', label: take, detail: failed };
  }
  if (wrong !== undefined) {
    const isShown = isTried || values !== form.values;
    return isShown ? { icon: 'warning', label: take, detail: wrong } : { icon: 'check', label: take };
  }
  return { icon: 'check', label: take, ...(preview && { detail: preview(values) }) };
}

/** Returns the values with one of them set; an empty text removes it. */
export function withValue(values: Values, name: string, text: string): Values {
  const { [name]: _before, ...others } = values;
  return text === '' ? others : { ...others, [name]: text };
}

/**
 * Asks for one of `choices`, which maps each choice to its description. Empty for none of them; undefined when
 * cancelled.
 * @param words labels to show instead of the choices.
 */
export async function askChoice(title: string, choices: Values, words: Values = {}): Promise<string | undefined> {
  const items = Object.entries(choices).map(([value, detail]) => ({ label: words[value] ?? value, detail, value }));
  const none = { icon: 'close', label: vscode.l10n.t('Leave Out'), detail: '', value: '' };
  return (await showQuickPick([...items, none], { title, ignoreFocusOut: true }))?.value;
}

/** Asks for any of `values`. Returns them separated by commas, empty for none of them; undefined when cancelled. */
export async function askSeveral(
  title: string,
  values: readonly string[],
  before: string | undefined,
): Promise<string | undefined> {
  const chosen = before?.split(',') ?? [];
  const items = values.map((label) => ({ label, picked: chosen.includes(label) }));
  const picked = await showQuickPick(items, { title, canPickMany: true, ignoreFocusOut: true });
  return picked?.map(({ label }) => label).join(',');
}
