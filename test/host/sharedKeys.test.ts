import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { Emitter } from '../../src/base/event.ts';
import { silentLog } from '../../src/base/log.ts';
import { KeyShelf } from '../../src/ui/keys/keyShelf.ts';
import { StoredKeys } from '../../src/ui/keys/storedKeys.ts';
import { ManualClock } from '../support/manualClock.ts';
import { eventually } from './support/extension.ts';

/** The secret storage that all windows share. */
function newSecrets() {
  const values = new Map<string, string>();
  const changed = new Emitter<{ readonly key: string }>();
  return {
    values,
    get: (key: string) => Promise.resolve(values.get(key)),
    store: async (key: string, value: string) => {
      await Promise.resolve(values.set(key, value));
      changed.fire({ key });
    },
    delete: async (key: string) => {
      await Promise.resolve(values.delete(key));
      changed.fire({ key });
    },
    onDidChange: changed.event,
  };
}

function newWindow(secrets: ReturnType<typeof newSecrets>, clock: ManualClock) {
  const stored = new StoredKeys(secrets, silentLog);
  const shelf = new KeyShelf(clock, (change) => stored.edit(change));
  stored.onDidChange((keys) => shelf.replace(keys));
  return { shelf, stored, codes: () => shelf.keys.map(({ key }) => key.shortKey).join() };
}

const key = (shortKey: string, ttl: number) => ({
  type: 'support',
  ttl,
  expires: 0,
  queue: 'General',
  queueId: 'general',
  available: true,
  shortKey,
  keyUrl: `https://support.example.com/?ak=${shortKey}`,
  mailSubject: 'Support',
  mailBody: 'Come',
});
const NOTHING_KNOWN = { skewSeconds: undefined, askedTtl: undefined };

describe('session keys in several windows', () => {
  it('are the same in all of them: new ones, forgotten ones, and those of windows that were closed', async () => {
    const secrets = newSecrets();
    const clock = new ManualClock();
    const [first, second] = [newWindow(secrets, clock), newWindow(secrets, clock)];
    first.shelf.add(key('1111111', 600), 'General', NOTHING_KNOWN);
    await eventually(() => second.codes() === '1111111', 'the first key');
    second.shelf.add(key('2222222', 60), 'General', NOTHING_KNOWN);
    await eventually(() => first.codes() === '2222222,1111111' && second.codes() === first.codes(), 'both keys');
    const third = newWindow(secrets, clock);
    await third.stored.load();
    assert.equal(third.codes(), first.codes());
    third.shelf.forget(third.shelf.keys.at(-1)?.id ?? '');
    await eventually(() => first.codes() === '2222222' && second.codes() === '2222222', 'one key');
    clock.advance(60_000);
    assert.deepEqual([first.codes(), second.codes(), third.codes()], ['', '', '']);
    first.shelf.add(key('3333333', 60), 'General', NOTHING_KNOWN);
    await eventually(() => third.codes() === '3333333', 'a third key');
    assert.doesNotMatch([...secrets.values.values()].join(), /2222222/, 'what has expired is not stored');
  });

  it('are none where the storage has something else', async () => {
    const secrets = newSecrets();
    secrets.values.set('repWorkflows.sessionKeys', '[{"id":5}]');
    const { stored, shelf, codes } = newWindow(secrets, new ManualClock());
    await stored.load();
    assert.equal(codes(), '');
    shelf.add(key('1111111', 600), 'General', NOTHING_KNOWN);
    await eventually(() => secrets.values.get('repWorkflows.sessionKeys')?.includes('1111111'), 'the key');
  });
});
