import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { Emitter } from '../../src/base/event.ts';
import { silentLog } from '../../src/base/log.ts';
import { ValidKeys } from '../../src/ui/features/keys/validKeys.ts';
import { StoredKeys } from '../../src/ui/features/keys/storedKeys.ts';
import { ManualClock } from '../support/manualClock.ts';
import { eventually } from './support/extension.ts';

/** The secret storage that all windows share. */
function newSecrets() {
  const values = new Map<string, string>();
  const changed = new Emitter<{ readonly key: string }>();
  return {
    values,
    keys: () => Promise.resolve([...values.keys()]),
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
  const validKeys = new ValidKeys(clock, stored);
  stored.onDidChange((keys) => validKeys.replace(keys));
  return { validKeys, stored, codes: () => validKeys.keys.map(({ key }) => key.shortKey).join() };
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
  it('are the same in all of them: new ones, removed ones, and those of closed windows', async () => {
    const secrets = newSecrets();
    const clock = new ManualClock();
    const [first, second] = [newWindow(secrets, clock), newWindow(secrets, clock)];
    first.validKeys.add(key('1111111', 600), 'General', NOTHING_KNOWN);
    await eventually(() => second.codes() === '1111111', 'the first key');
    clock.advance(1);
    second.validKeys.add(key('2222222', 60), 'General', NOTHING_KNOWN);
    await eventually(() => first.codes() === '2222222,1111111' && second.codes() === first.codes(), 'both keys');
    const third = newWindow(secrets, clock);
    await third.stored.load();
    assert.equal(third.codes(), first.codes());
    third.validKeys.forget(third.validKeys.keys.at(-1)?.id ?? '');
    await eventually(() => first.codes() === '2222222' && second.codes() === '2222222', 'one key');
    clock.advance(60_000);
    assert.deepEqual([first.codes(), second.codes(), third.codes()], ['', '', '']);
    first.validKeys.add(key('3333333', 60), 'General', NOTHING_KNOWN);
    await eventually(() => third.codes() === '3333333', 'a third key');
    assert.doesNotMatch([...secrets.values.values()].join(), /2222222/, 'what has expired is not stored');
  });

  it('are none if the storage has invalid data', async () => {
    const secrets = newSecrets();
    for (const [at, text] of ['x', '[]', '{"id":5}', '{"id":"a","queueName":"","madeAt":1,"expiresAt":2}'].entries()) {
      secrets.values.set(`repWorkflows.sessionKey:${at}`, text);
    }
    secrets.values.set('another', 'secret');
    const { stored, validKeys, codes } = newWindow(secrets, new ManualClock());
    await stored.load();
    assert.equal(codes(), '');
    validKeys.add(key('1111111', 600), 'General', NOTHING_KNOWN);
    await eventually(() => [...secrets.values.values()].join().includes('1111111'), 'the key');
    await stored.load();
    assert.equal(codes(), '1111111');
    assert.equal(secrets.values.get('another'), 'secret');
  });

  it('are all stored if windows generate them at the same time, and removed ones do not return', async () => {
    const secrets = newSecrets();
    const clock = new ManualClock();
    const windows = Array.from({ length: 8 }, () => newWindow(secrets, clock));
    await Promise.all(windows.map(({ stored }) => stored.load()));
    windows.forEach(({ validKeys }, at) => validKeys.add(key(`000000${at}`, 600), 'General', NOTHING_KNOWN));
    await eventually(() => windows.every(({ validKeys }) => validKeys.keys.length === 8), 'eight keys in each window');
    const late = newWindow(secrets, clock);
    await late.stored.load();
    assert.equal(late.validKeys.keys.length, 8);
    windows.forEach(({ validKeys }, at) =>
      validKeys.forget(validKeys.keys.find((kept) => kept.key.shortKey === `000000${at}`)?.id ?? ''),
    );
    late.validKeys.add(key('9999999', 60), 'General', NOTHING_KNOWN);
    await eventually(() => [...windows, late].every(({ codes }) => codes() === '9999999'), 'one key in each window');
    clock.advance(60_000);
    await eventually(() => secrets.values.size === 0, 'an empty storage');
  });
});
