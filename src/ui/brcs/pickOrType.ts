import * as vscode from 'vscode';

/** A text that is asked for, with what it probably is. */
export interface Question {
  readonly title: string;
  readonly prompt: string;
  readonly value: string;
  /** Texts to choose from, the likeliest first. */
  readonly known: readonly string[];
  /** What is wrong with a text; undefined when it can be taken. */
  readonly problem: (text: string) => string | undefined;
}

/** Lets the person choose a known text or type another one. Empty for none; undefined when cancelled. */
export async function pickOrType({ title, prompt, value, known, problem }: Question): Promise<string | undefined> {
  if (known.length === 0) {
    const validateInput = (text: string) => (text === '' ? undefined : problem(text));
    return vscode.window.showInputBox({ title, prompt, value, ignoreFocusOut: true, validateInput });
  }
  const pick = vscode.window.createQuickPick();
  const { promise, resolve } = Promise.withResolvers<string | undefined>();
  const show = (): void => {
    const typed = pick.value;
    const own = typed === '' || known.includes(typed) ? [] : [{ label: typed, description: problem(typed) ?? '' }];
    pick.items = [...own, ...known.map((label) => ({ label }))];
  };
  Object.assign(pick, { title, placeholder: prompt, value, ignoreFocusOut: true });
  pick.onDidChangeValue(show);
  pick.onDidHide(() => resolve(undefined));
  pick.onDidAccept(() => {
    const text = pick.activeItems[0]?.label ?? pick.value;
    if (text === '' || problem(text) === undefined) {
      resolve(text);
    }
  });
  show();
  pick.show();
  try {
    return await promise;
  } finally {
    pick.dispose();
  }
}
