import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type * as vscode from 'vscode';

/**
 * VS Code's `window` as the extension has it. On the oldest supported version, ES modules, as the extension is one, are
 * given another object than these tests.
 */
export async function extensionWindow(): Promise<typeof vscode.window> {
  const { href } = pathToFileURL(join(__dirname, 'vscodeWindow.mjs'));
  const { window } = (await import(href)) as { readonly window: typeof vscode.window };
  return window;
}
