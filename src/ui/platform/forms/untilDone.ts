import * as vscode from 'vscode';
import { SiteError } from '../../../site/errors.ts';
import { problemText } from '../problems.ts';
import { askFields, type Form, type Values } from './askFields.ts';

/**
 * Asks for input and tries it until it succeeds or the person cancels: after a failure the form is shown again with its
 * values and the reason. Undefined when cancelled.
 * @param initial the first values of the form.
 * @param ask shows the form with its values and the reason why the last attempt `failed`; undefined when cancelled.
 * @throws errors after which a retry is no use: a cancellation, or an unknown outcome.
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
 * Runs `untilDone` with a form of fields. A form without fields has nothing to correct, so that it is tried once.
 * @throws as `untilDone`; without fields any error of the attempt.
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
