import * as vscode from 'vscode';
import * as v from 'valibot';

/**
 * Reads the argument object of a command against its schema. Throws an Error that names the property that is wrong, for
 * the caller who wrote the argument.
 */
export function commandArgument<S extends v.GenericSchema>(argument: unknown, schema: S): v.InferOutput<S> {
  const read = v.safeParse(schema, argument);
  if (read.success) {
    return read.output;
  }
  const [issue] = read.issues;
  const path = v.getDotPath(issue);
  throw new Error(
    path ? vscode.l10n.t('{0}: {1}', path, issue.message) : vscode.l10n.t('The argument: {0}', issue.message),
  );
}
