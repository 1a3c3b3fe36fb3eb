import assert from 'node:assert/strict';
import { before, describe, it } from 'mocha';
import * as vscode from 'vscode';
import { commandId, type CommandName } from '../../src/ui/platform/contributions/commandId.ts';
import { COMMANDS } from '../../src/ui/window/contributions/commands.ts';

describe('the extension', () => {
  const extension = vscode.extensions.getExtension('rep-workflows.rep-workflows');

  before('activates', async () => {
    assert.ok(extension, 'VS Code has not found the extension.');
    await extension.activate();
  });

  it('is active after the start of VS Code', () => assert.ok(extension?.isActive));

  it('registers every command that package.json contributes', async () => {
    const registered = new Set(await vscode.commands.getCommands(true));
    const missing = (Object.keys(COMMANDS) as CommandName[]).map(commandId).filter((id) => !registered.has(id));
    assert.deepEqual(missing, []);
  });
});
