import assert from 'node:assert/strict';
import { after, before, describe, it } from 'mocha';
import { exportedApi, run } from './support/extension.ts';
import { openOwnSite, type OwnSite } from './support/ownSite.ts';

describe('Jump shortcuts', () => {
  let own: OwnSite;

  before(async () => {
    await exportedApi();
    own = await openOwnSite();
  });

  after(() => own[Symbol.asyncDispose]());

  const names = (): readonly string[] => own.site.jumpShortcuts.all.map((shortcut) => JSON.stringify(shortcut));

  it('are created one at a time by kind and hostname or by the guide’s own names', async () => {
    const local = { kind: 'local_jump', hostname: 'printer-1', name: 'Printer', group: 'remote_access' };
    assert.ok((await run<{ success: string }>('createJumpShortcut', local)).success);
    const own_names = { shelljump_hostname: 'core-1', name: 'Core', group: 'remote_access', jumpoint: 'aarhus' };
    assert.ok((await run<{ success: string }>('createJumpShortcut', { ...own_names, protocol: 'ssh' })).success);
    assert.ok(names().some((text) => text.includes('printer-1')) && names().some((text) => text.includes('core-1')));
  });

  it('are refused with a field that their kind does not have or that is out of its bounds', async () => {
    const before = names().length;
    const vnc = { kind: 'Remote VNC', hostname: 'h', name: 'n', group: 'g', jumpoint: 'j' };
    await assert.rejects(run('createJumpShortcut', { ...vnc, port: 99 }), /port must be a whole number from 100/);
    await assert.rejects(run('createJumpShortcut', { ...vnc, session_policy: 'x' }), /no parameter session_policy/);
    await assert.rejects(run('createJumpShortcut', { kind: 'fax', name: 'n' }), /kind must be one of/);
    assert.equal(names().length, before);
  });
});
