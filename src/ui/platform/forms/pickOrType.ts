import { createQuickPick, setPickItems, showInputBox, type PickItem } from '../prompts.ts';

/** A prompt for a text, with suggestions. */
export interface Question {
  readonly title: string;
  readonly prompt: string;
  readonly value: string;
  /** The suggestions, the likeliest first. */
  readonly known: readonly string[];
  /** Returns what is wrong with a text; undefined if it can be taken. */
  readonly problem: (text: string) => string | undefined;
}

/** Lets the person choose a suggestion or type another text. Empty for none; undefined when cancelled. */
export async function pickOrType({ title, prompt, value, known, problem }: Question): Promise<string | undefined> {
  if (known.length === 0) {
    const validateInput = (text: string) => (text === '' ? undefined : problem(text));
    return showInputBox({ title, prompt, value, ignoreFocusOut: true, validateInput });
  }
  const pick = createQuickPick<PickItem & { readonly text: string }>({ title, placeholder: prompt });
  const { promise, resolve } = Promise.withResolvers<string | undefined>();
  const show = (): void => {
    const typed = pick.value;
    const own =
      typed === '' || known.includes(typed) ? [] : [{ label: typed, text: typed, description: problem(typed) ?? '' }];
    setPickItems(pick, [...own, ...known.map((text) => ({ label: text, text }))]);
  };
  Object.assign(pick, { value, ignoreFocusOut: true });
  pick.onDidChangeValue(show);
  pick.onDidHide(() => resolve(undefined));
  pick.onDidAccept(() => {
    const text = pick.activeItems[0]?.item.text ?? pick.value;
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
