import * as vscode from 'vscode';
import * as v from 'valibot';

const value = v.optional(v.union([v.string(), v.number(), v.boolean()]));

/** An action with its parameters, as a command's argument has it. */
export const scriptCommand = v.object({ action: v.string(), params: v.optional(v.record(v.string(), value), {}) });

/** A file or document, as a command's argument has it: text or Uri. */
export const uriArgument = v.union([v.string(), v.custom<vscode.Uri>((given) => given instanceof vscode.Uri)]);

/** The Uri that the argument names. */
function asUri(given: v.InferOutput<typeof uriArgument>): vscode.Uri {
  return typeof given === 'string' ? vscode.Uri.parse(given, true) : given;
}

/**
 * The document a command is for: the one that `uri` names, else the script in the active editor.
 * @throws Error where there is none.
 */
export async function scriptDocument(uri: v.InferOutput<typeof uriArgument> | undefined): Promise<vscode.TextDocument> {
  if (uri !== undefined) {
    return vscode.workspace.openTextDocument(asUri(uri));
  }
  const document = vscode.window.activeTextEditor?.document;
  if (document?.languageId !== 'brcs') {
    throw new Error(vscode.l10n.t('Open a console script (BRCS) first.'));
  }
  return document;
}

/** The argument as an object: menus of editors and files hand in the Uri itself. */
export function withUri(argument: unknown): unknown {
  return argument instanceof vscode.Uri ? { uri: argument } : argument;
}
