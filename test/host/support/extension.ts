import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { RepWorkflowsApi } from '../../../src/api.ts';
import { commandId, type CommandName } from '../../../src/ui/platform/contributions/commandId.ts';

/** Returns the extension's exports; activates it if necessary. */
export async function exportedApi(): Promise<RepWorkflowsApi> {
  const extension = vscode.extensions.getExtension<RepWorkflowsApi>('rep-workflows.rep-workflows');
  assert.ok(extension, 'VS Code has not found the extension.');
  return extension.activate();
}

/** Runs one of the extension's commands as a keybinding or another extension would. */
export async function run<T>(command: CommandName, argument?: unknown): Promise<T> {
  return vscode.commands.executeCommand<T>(commandId(command), argument);
}

/** Waits until `condition` gives something other than undefined or false; looks again every 20 ms. */
export async function eventually<T>(
  condition: () => T | undefined | false,
  what: string | (() => string),
  seconds = 15,
): Promise<T> {
  const end = Date.now() + seconds * 1000;
  for (;;) {
    const result = condition();
    if (result !== undefined && result !== false) {
      return result;
    }
    assert.ok(Date.now() < end, `Waited in vain: ${typeof what === 'string' ? what : what()}`);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

/**
 * Returns the result of `pending` while one of VS Code's own commands is run repeatedly, as if a person pressed a key.
 */
export async function withCommand<T>(command: string, pending: Promise<T>): Promise<T> {
  const press = setInterval(() => void vscode.commands.executeCommand(command), 50);
  try {
    return await pending;
  } finally {
    clearInterval(press);
  }
}
