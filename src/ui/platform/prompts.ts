import * as vscode from 'vscode';
import { inert } from './plainText.ts';

/**
 * All pickers and input boxes go through this module: they contain texts of others, and VS Code makes links, which may
 * run commands, of the prompt and the problem of an input box, and icons of the items of a picker. Lint forbids the
 * wrapped calls of VS Code elsewhere.
 */

/** An item of a picker. */
export interface PickItem extends Omit<vscode.QuickPickItem, 'iconPath' | 'buttons'> {
  /** The name of a codicon. */
  readonly icon?: string;
}

type PickOptions = Omit<vscode.QuickPickOptions, 'onDidSelectItem'>;

/** Lets the person choose one of `items`; undefined when cancelled. */
export function showQuickPick<T extends PickItem>(
  items: readonly T[] | Thenable<readonly T[]>,
  options: PickOptions & { readonly canPickMany: true },
): Promise<T[] | undefined>;
export function showQuickPick<T extends PickItem>(
  items: readonly T[] | Thenable<readonly T[]>,
  options: PickOptions,
): Promise<T | undefined>;
export async function showQuickPick<T extends PickItem>(
  items: readonly T[] | Thenable<readonly T[]>,
  options: PickOptions,
): Promise<T | T[] | undefined> {
  const shown = Promise.resolve(items).then((list) => list.map(shownItem));
  const texts = inertTexts(options);
  if (options.canPickMany) {
    return (await vscode.window.showQuickPick(shown, { ...texts, canPickMany: true }))?.map(({ item }) => item);
  }
  return (await vscode.window.showQuickPick(shown, texts))?.item;
}

/** A picker whose items are set by `setPickItems`; each item in VS Code has the original one as `item`. */
export type QuickPick<T extends PickItem> = Omit<
  vscode.QuickPick<ShownItem<T>>,
  'title' | 'placeholder' | 'prompt' | 'items'
>;

/** Creates a picker without showing it. */
export function createQuickPick<T extends PickItem>(texts: {
  readonly title: string;
  readonly placeholder: string;
}): QuickPick<T> {
  return Object.assign(vscode.window.createQuickPick<ShownItem<T>>(), inertTexts(texts));
}

/** Replaces the items of a picker. */
export function setPickItems<T extends PickItem>(pick: QuickPick<T>, items: readonly T[]): void {
  Object.assign(pick, { items: items.map(shownItem) });
}

interface ShownItem<T> extends vscode.QuickPickItem {
  readonly item: T;
}

function shownItem<T extends PickItem>(item: T): ShownItem<T> {
  const { icon, ...texts }: PickItem = item;
  return { ...inertTexts(texts), ...(icon !== undefined && { iconPath: new vscode.ThemeIcon(icon) }), item };
}

/** Asks for a text; undefined when cancelled. */
export function showInputBox(options: vscode.InputBoxOptions): Thenable<string | undefined> {
  return vscode.window.showInputBox({
    ...inertTexts(options),
    ...(options.validateInput && {
      validateInput: async (value) => {
        const problem = await options.validateInput?.(value);
        return typeof problem === 'string' ? inert(problem) : problem && inertTexts(problem);
      },
    }),
  });
}

/** An input box whose problem is set by `setValidationMessage`. */
export type InputBox = Omit<vscode.InputBox, 'title' | 'prompt' | 'placeholder' | 'validationMessage'>;

/** Creates an input box without showing it. */
export function createInputBox(texts: {
  readonly title: string;
  readonly prompt: string;
  readonly placeholder: string;
}): InputBox {
  return Object.assign(vscode.window.createInputBox(), inertTexts(texts));
}

/** Sets the problem of the text; undefined for none. */
export function setValidationMessage(box: InputBox, message: string | undefined): void {
  Object.assign(box, { validationMessage: message === undefined ? undefined : inert(message) });
}

const TEXTS = ['title', 'prompt', 'placeHolder', 'placeholder', 'label', 'description', 'detail', 'message'] as const;

function inertTexts<T extends Partial<Readonly<Record<(typeof TEXTS)[number], unknown>>>>(from: T): T {
  const texts = TEXTS.flatMap((name) => {
    const text = from[name];
    return typeof text === 'string' ? [[name, inert(text)] as const] : [];
  });
  return { ...from, ...Object.fromEntries(texts) };
}
