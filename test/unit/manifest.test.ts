import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { describe, it } from 'mocha';
import { COMMANDS } from '../../src/ui/window/contributions/commands.ts';
import { buildManifest } from '../../src/ui/window/contributions/manifest.ts';
import { WALKTHROUGH } from '../../src/ui/window/contributions/walkthrough.ts';

const read = (file: string): unknown => JSON.parse(readFileSync(file, 'utf8'));

describe('package.json', () => {
  it('contributes exactly the content of the typed tables (npm run manifest writes it)', () => {
    const { contributes, texts } = buildManifest();
    const manifest = read('package.json') as { contributes: unknown };
    assert.deepEqual(manifest.contributes, JSON.parse(JSON.stringify(contributes)));
    assert.deepEqual(read('package.nls.json'), texts);
  });

  it('names only existing commands in its texts', () => {
    const { contributes, texts } = buildManifest();
    const named = JSON.stringify([contributes, texts]).matchAll(/ommand:repWorkflows\.(\w+)(?=[)"])/g);
    const names = [...named].map(([, name = '']) => name);
    assert.ok(names.length > 10);
    assert.deepEqual(
      names.filter((name) => !Object.hasOwn(COMMANDS, name)),
      [],
    );
  });

  it('has a page for every step of the walkthrough', () => {
    for (const step of WALKTHROUGH.steps) {
      assert.ok(existsSync(`media/walkthrough/${step.id}.md`), step.id);
    }
  });

  it('offers for several selected rows only commands that run on all of them', () => {
    const { contributes } = buildManifest();
    const menus = contributes['menus'] as Readonly<Record<string, readonly Readonly<Record<string, string>>[]>>;
    const offered = menus['view/item/context']?.filter(
      ({ when = '', group = '' }) => !group.startsWith('inline') && !when.endsWith(' && !listMultiSelection'),
    );
    assert.deepEqual([...new Set(offered?.map(({ command = '' }) => command.replace('repWorkflows.', '')))].sort(), [
      'copyExternalKey',
      'copyLsid',
      'getSessionAttributes',
      'joinSession',
      'leaveSession',
      'sendChatMessage',
      'setSessionAttributes',
      'terminateSession',
      'transferSession',
    ]);
  });
});
