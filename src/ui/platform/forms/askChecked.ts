import { problemText } from '../problems.ts';
import { createInputBox, setValidationMessage, type InputBox } from '../prompts.ts';

/** A prompt for a text that is tried before the box closes. */
export interface CheckedQuestion<T> {
  readonly title: string;
  readonly prompt: string;
  readonly placeHolder: string;
  readonly value: string;
  /** Returns what is wrong with the typed text; undefined if it can be tried. */
  readonly problem: (text: string) => string | undefined;
  /** Tries the text. If it throws, the message is shown and the box stays open. */
  readonly attempt: (text: string) => Promise<T>;
}

/** Asks for a text until its attempt succeeds. Returns the result of the attempt; undefined when cancelled. */
export async function askChecked<T>(question: CheckedQuestion<T>): Promise<T | undefined> {
  const { title, prompt, placeHolder, value, problem } = question;
  const box = createInputBox({ title, prompt, placeholder: placeHolder });
  Object.assign(box, { value, ignoreFocusOut: true });
  try {
    return await new Promise<T | undefined>((resolve) => {
      box.onDidChangeValue((text) => setValidationMessage(box, text.trim() === '' ? undefined : problem(text)));
      box.onDidHide(() => resolve(undefined));
      box.onDidAccept(() => void tryOut(box, question, resolve));
      box.show();
    });
  } finally {
    box.dispose();
  }
}

async function tryOut<T>(
  box: InputBox,
  { problem, attempt }: CheckedQuestion<T>,
  resolve: (result: T | undefined) => void,
): Promise<void> {
  if (box.busy || box.value.trim() === '' || problem(box.value) !== undefined) {
    return;
  }
  box.busy = true;
  box.enabled = false;
  try {
    resolve(await attempt(box.value));
  } catch (error) {
    setValidationMessage(box, problemText(error));
  } finally {
    box.enabled = true;
    box.busy = false;
  }
}
