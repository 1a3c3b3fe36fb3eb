import { isAbsolute } from 'node:path';
import * as vscode from 'vscode';
import { downloadFolder } from './downloadFolder.ts';

/** Returns the given file, else the folder for downloads; undefined when cancelled. */
export async function placeOf(
  target: string | vscode.Uri | undefined,
): Promise<{ readonly path: string } | { readonly folder: string } | undefined> {
  if (target !== undefined) {
    const path = typeof target === 'string' && isAbsolute(target) ? target : fileOf(target);
    return { path };
  }
  const folder = await downloadFolder();
  return folder === undefined ? undefined : { folder };
}

function fileOf(target: string | vscode.Uri): string {
  const uri = typeof target === 'string' ? vscode.Uri.parse(target, true) : target;
  if (uri.scheme !== 'file') {
    throw new Error(vscode.l10n.t('target must be a file on this computer.'));
  }
  return uri.fsPath;
}
