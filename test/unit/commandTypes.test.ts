import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import ts from 'typescript';
import { commandTypes } from '../../scripts/lib/commandTypes.ts';

describe('the types of the commands for other extensions', () => {
  it('contain arguments and results, and need only the types of VS Code', function () {
    this.timeout(120_000);
    const text = commandTypes();
    const lineOf = (name: string) => text.split('\n').find((line) => line.startsWith(`  'repWorkflows.${name}'`));
    assert.equal(
      lineOf('backUp'),
      "  'repWorkflows.backUp'(argument?: { readonly target?: string | import('vscode').Uri | undefined }): " +
        '{ readonly path: string; readonly bytes: number; readonly sha256: string } | undefined;',
    );
    assert.equal(lineOf('showLog'), "  'repWorkflows.showLog'(): void;");
    assert.match(lineOf('joinSession') ?? '', /lsid\?: string .*\): \{ readonly success: string \}/);
    assert.match(lineOf('runReport') ?? '', /readonly complete: boolean/);
    assert.equal(lineOf('forgetSessionKey'), undefined);
    const { diagnostics } = ts.transpileModule(text, { reportDiagnostics: true });
    assert.deepEqual(diagnostics, []);
    assert.deepEqual([...new Set(text.match(/import\(.*?\)/g))], ["import('vscode')"]);
  });
});
