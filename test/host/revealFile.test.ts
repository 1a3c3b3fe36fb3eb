import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import * as vscode from 'vscode';
import { revealFile } from '../../src/ui/platform/revealFile.ts';

describe('revealing a file in its folder', () => {
  it('copies its path if there is no file manager, as in the browser', async function () {
    if (vscode.env.uiKind === vscode.UIKind.Desktop) {
      this.skip();
    }
    await revealFile('/downloads/a b.mp4');
    assert.equal(await vscode.env.clipboard.readText(), '/downloads/a b.mp4');
  });
});
