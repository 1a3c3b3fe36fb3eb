import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import type { Actor } from '../../../../src/reporting/items/people.ts';
import { SessionPeople } from '../../../../src/reporting/models/sessionPeople.ts';
import { SESSION_XML } from '../fixtures.ts';
import { sessionOf } from '../reading.ts';

const actor = (type: string, gsnumber: string, name = ''): Actor => ({ type, gsnumber, name });

async function peopleOf(lists: string): Promise<SessionPeople> {
  return new SessionPeople(await sessionOf(`<session lsid="a1">${lists}</session>`));
}

describe('the people of a session', () => {
  it('are each there once, with the name that representatives see', async () => {
    const people = new SessionPeople(await sessionOf(SESSION_XML));
    assert.deepEqual(people.all, [
      { key: 'customer:1', kind: 'customer', name: 'Bob' },
      { key: 'representative:5', kind: 'representative', name: 'Ada L.' },
      { key: 'representative:6', kind: 'representative', name: 'Eve' },
    ]);
  });

  it('have a name wherever an event has a number', async () => {
    const people = new SessionPeople(await sessionOf(SESSION_XML));
    assert.equal(people.of(actor('customer', '1')).name, 'Bob');
    assert.equal(people.of(actor('representative', '3')).name, 'Eve');
    assert.equal(people.of(actor('', '3')).name, 'Eve');
  });

  it('are not mixed up where a customer and a representative have the same number', async () => {
    const people =
      await peopleOf(`<customer_list><customer gsnumber="2"><username>Bob</username></customer></customer_list>
      <rep_list><representative gsnumber="2" id="5"><username>ada</username></representative></rep_list>`);
    assert.equal(people.of(actor('customer', '2')).name, 'Bob');
    assert.equal(people.of(actor('representative', '2')).name, 'ada');
  });

  it('are one person where a representative reconnected', async () => {
    const people =
      await peopleOf(`<rep_list><representative gsnumber="2" id="5"><username>ada</username></representative>
      <representative gsnumber="9" id="5"><username>ada</username></representative></rep_list>`);
    assert.equal(people.all.length, 1);
    assert.equal(people.of(actor('representative', '9')), people.of(actor('representative', '2')));
  });

  it('may be missing in the lists, without being taken for one whose id is that number', async () => {
    const people = await peopleOf(
      '<rep_list><representative gsnumber="2" id="9"><username>ada</username></representative></rep_list>',
    );
    assert.deepEqual(people.of(actor('representative', '9', 'Grace')), {
      key: 'representative:#9',
      kind: 'representative',
      name: 'Grace',
    });
    assert.equal(people.of(actor('representative', '9')).name, 'Grace');
    assert.equal(people.all.length, 2);
  });

  it('do not include the system', async () => {
    const people = await peopleOf('');
    for (const one of [undefined, actor('system', '0', 'System'), actor('', '0')]) {
      assert.deepEqual(people.of(one), { key: 'system', kind: 'system', name: '' });
    }
    assert.deepEqual(people.all, []);
  });

  it('are called by their number where they have no name', async () => {
    const people = await peopleOf('<customer_list><customer gsnumber="7"/></customer_list>');
    assert.equal(people.all[0]?.name, '7');
  });
});
