import * as vscode from 'vscode';
import { showQuickPick, type PickItem } from '../prompts.ts';

/** Values by the names of their fields; a field without a value is not there. */
export type Values = Readonly<Record<string, string>>;

/** One field of a form. */
export interface FormField {
  readonly name: string;
  /** What the person sees instead of the name. */
  readonly label?: string;
  /** The name of a codicon. */
  readonly icon?: string;
  /** What stands below the name. */
  readonly detail: string;
  /** What stands beside the name: the value, or that one is needed. */
  shown(values: Values): string;
  /** Asks for the value. Gives the values as they are then; undefined when cancelled. */
  ask(values: Values): Promise<Values | undefined>;
}

/** A form to fill in by the keyboard. */
export interface Form {
  readonly title: string;
  /** The label of the item that ends the form; Enter alone takes it. */
  readonly take: string;
  readonly fields: readonly FormField[];
  readonly values: Values;
  /** What is wrong with the values; undefined when they can be taken. */
  readonly problem: (values: Values) => string | undefined;
  /** What the values, when they can be taken, make; shown below the item that ends the form. */
  readonly preview?: (values: Values) => string;
  /** Why what was tried with the values failed; told until one of them is changed. */
  readonly failed?: string | undefined;
}

interface FieldItem extends PickItem {
  readonly field?: FormField;
}

/**
 * Shows the fields with their values until the person takes them. Undefined when cancelled. What is sent with them is
 * asked for by `formUntilDone`, which brings the form again after a failure.
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
 * The item that ends a form: what the values make, or why they cannot be taken.
 * @param isTried whether the person has tried to take them: an untouched form is not yet wrong.
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

/** The values with one of them set; an empty text takes it away. */
export function withValue(values: Values, name: string, text: string): Values {
  const { [name]: _before, ...others } = values;
  return text === '' ? others : { ...others, [name]: text };
}

/**
 * Asks for one of `choices` (what it means by what it is). Empty for none of them; undefined when cancelled.
 * @param words what the person sees instead of a choice.
 */
export async function askChoice(title: string, choices: Values, words: Values = {}): Promise<string | undefined> {
  const items = Object.entries(choices).map(([value, detail]) => ({ label: words[value] ?? value, detail, value }));
  const none = { icon: 'close', label: vscode.l10n.t('Leave Out'), detail: '', value: '' };
  return (await showQuickPick([...items, none], { title, ignoreFocusOut: true }))?.value;
}

/** Asks for any of `values`. Gives them separated by commas, empty for none of them; undefined when cancelled. */
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
