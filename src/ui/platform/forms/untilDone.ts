import * as vscode from 'vscode';
import { SiteError } from '../../../site/errors.ts';
import { problemText } from '../problems.ts';
import { askFields, type Form, type Values } from './askFields.ts';

/**
 * Asks a person and tries with what they typed, until it succeeds or they give up: a failure brings the form again, as
 * it was filled in, with the reason. Undefined when they give up.
 * @param initial what the form is filled in with at first.
 * @param ask shows the form as it was filled in, and why that `failed`; undefined when cancelled.
 * @throws whatever cannot be tried again: that it was cancelled, or that nobody knows whether it was done.
 */
export async function untilDone<V, T>(
  initial: V,
  ask: (before: V, failed: string | undefined) => Promise<V | undefined>,
  attempt: (values: V) => Thenable<T>,
): Promise<T | undefined> {
  let values = initial;
  let failed: string | undefined;
  for (;;) {
    const typed = await ask(values, failed);
    if (typed === undefined) {
      return undefined;
    }
    values = typed;
    try {
      return await attempt(values);
    } catch (error) {
      if (error instanceof vscode.CancellationError || isFinal(error)) {
        throw error;
      }
      failed = problemText(error);
    }
  }
}

/**
 * `untilDone` with a form of fields, for whatever is sent once it is filled in. Without fields there is nothing to keep:
 * it is tried once.
 * @throws as `untilDone`; without fields whatever the attempt throws.
 */
export function formUntilDone<T>(
  form: Omit<Form, 'failed'>,
  attempt: (values: Values) => Thenable<T>,
): Thenable<T | undefined> {
  return form.fields.length === 0
    ? attempt(form.values)
    : untilDone(form.values, (values, failed) => askFields({ ...form, values, failed }), attempt);
}

function isFinal(error: unknown): boolean {
  return SiteError.is(error, 'cancelled', 'outcome-unknown') || (error instanceof Error && isFinal(error.cause));
}
