import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { bundleFaults } from '../../scripts/lib/bars.ts';

type Outputs = Parameters<typeof bundleFaults>[0]['outputs'];

const bundle = (
  bytes: number,
  inputs: readonly string[],
  imports: readonly string[] = [],
  kind = 'import-statement',
) => ({
  bytes,
  inputs: Object.fromEntries(inputs.map((input) => [input, { bytesInOutput: 1 }])),
  imports: imports.map((path) => ({ path, kind })),
});

const faults = (outputs: Outputs): string[] => bundleFaults({ outputs });

describe('the limits of bundles', () => {
  it('hold for a small start, a large late part and separate pages', () => {
    assert.deepEqual(
      faults({
        'dist/extension.js': bundle(60_000, ['src/extension.ts'], ['dist/chunks/a.js']),
        'dist/chunks/a.js': bundle(40_000, ['src/site/site.ts'], ['dist/chunks/late.js'], 'dynamic-import'),
        'dist/chunks/late.js': bundle(900_000, ['node_modules/undici/index.js', 'src/demo/demoSite.ts']),
        'dist/webviews/finder.js': bundle(200_000, ['src/site/site.ts']),
      }),
      [],
    );
  });

  it('count everything that the start imports statically, at any depth', () => {
    assert.deepEqual(
      faults({
        'dist/extension.js': bundle(60_000, [], ['dist/chunks/a.js']),
        'dist/chunks/a.js': bundle(40_000, [], ['dist/chunks/b.js']),
        'dist/chunks/b.js': bundle(1, ['node_modules/ws/index.js'], ['dist/chunks/a.js']),
      }),
      [
        'dist/extension.js and what it imports have 100001 bytes; 100000 is the limit.',
        'dist/extension.js loads node_modules/ws/index.js; import it late, by import().',
      ],
    );
  });

  it('allow no module in two bundles of the host', () => {
    assert.deepEqual(
      faults({
        'dist/extension.js': bundle(1, ['src/site/errors.ts']),
        'dist/chunks/a.js': bundle(1, ['src/site/errors.ts', 'src/site/site.ts']),
      }),
      ['src/site/errors.ts is in dist/extension.js and dist/chunks/a.js.'],
    );
  });

  it('fail if nothing was built', () => {
    assert.deepEqual(faults({}), ['dist/extension.js has not been built.']);
  });
});
