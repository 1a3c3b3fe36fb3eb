import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { StateModel } from '../../src/state/model/model.ts';
import { QUESTIONS, type Question } from '../../src/state/questions.ts';
import { commandArgument } from '../../src/ui/platform/commands/runCommand.ts';
import { COMMANDS } from '../../src/ui/window/contributions/commands.ts';
import { clearFilter, filterRepresentatives, filterSessions } from '../../src/ui/features/live/filterCommands.ts';
import { RowFilter } from '../../src/ui/features/live/rowFilter.ts';
import { withCommand } from './support/extension.ts';
import { fixedState } from './support/fixedState.ts';
import { momentOf, supportCentre } from './support/supportCentre.ts';

const newFilters = () => ({ sessionFilter: new RowFilter(), representativeFilter: new RowFilter() });
const model = supportCentre();
const live = fixedState(model);

/** The ids of the sessions and representatives that the filters let through. */
function shown({ sessionFilter, representativeFilter }: ReturnType<typeof newFilters>): string[] {
  const moment = momentOf(model);
  return [
    ...[...live.model.rows('support_session').keys()].filter(sessionFilter.test(moment)),
    ...[...live.model.rows('representative').keys()].filter(representativeFilter.test(moment)),
  ];
}

describe('the filters of the views', () => {
  it('accept any of the guide’s questions as an argument, and return the number of rows', async () => {
    for (const [name, { about, takes }] of Object.entries<Question>(QUESTIONS)) {
      const filters = newFilters();
      const value = { minutes: 5, queue: 'network', representative: 'bob', skill: 'mac' };
      const filter = about === 'support_session' ? filterSessions : filterRepresentatives;
      const condition = { question: name, ...(takes && { [takes]: value[takes] }) };
      const result = await filter(filters, live, { conditions: [condition] });
      const rows = live.model.rows(about);
      const matching = [...rows.keys()].filter((id) => shown(filters).includes(id));
      assert.equal(result?.count, matching.length, name);
      assert.notEqual(filters.sessionFilter.words + filters.representativeFilter.words, '', name);
    }
  });

  it('show the sessions that meet all conditions, with any number of minutes', async () => {
    const filters = newFilters();
    const conditions = [
      { question: 'waiting', queue: 'Network' },
      { question: 'olderThan', minutes: 2 },
    ];
    await filterSessions(filters, live, { conditions });
    assert.equal(filters.sessionFilter.words, 'waiting in Network, over 2 min');
    conditions.push({ question: 'olderThan', minutes: 12 });
    assert.deepEqual(await filterSessions(filters, live, { conditions }), { count: 1 });
    assert.ok(shown(filters).includes('41'));
    clearFilter(filters);
    assert.equal(filters.sessionFilter.isActive, false);
  });

  it('show representatives who meet any condition: idle, busy or with auto-assign off', async () => {
    const filters = newFilters();
    const conditions = ['idle', 'busy', 'autoAssignOff'];
    assert.deepEqual(await filterRepresentatives(filters, live, { conditions }), { count: 0 });
    assert.deepEqual(await filterRepresentatives(filters, live, { conditions, match: 'any' }), { count: 2 });
    assert.equal(filters.representativeFilter.words, 'idle, busy, or auto-assign off');
    assert.deepEqual(await filterRepresentatives(filters, live, { conditions: ['notFree'] }), { count: 2 });
  });

  it('find a queue by its command API id, not by the row with the same number', async () => {
    const filters = newFilters();
    for (const queue of ['team:3', '3', 'Network']) {
      await filterSessions(filters, live, { conditions: [{ question: 'waiting', queue }] });
      assert.equal(filters.sessionFilter.words, 'waiting in Network');
    }
  });

  it('fail with the name of the wrong property of an argument', async () => {
    const filters = newFilters();
    const wrong = [
      [['idle'], /idle is not one of waiting, taken/],
      [['olderThan'], /minutes is missing/],
      [[{ question: 'waiting', queue: 'Nowhere' }], /queue: nothing is named Nowhere/],
      [[{ question: 'olderThan', minutes: -1 }], /minutes/],
      [['constructor'], /constructor is not one of/],
    ] as const;
    const schema = COMMANDS.filterSessions.argument;
    assert.ok(schema);
    const read = (argument: object) => commandArgument(argument, schema);
    assert.throws(() => read({ match: 'some' }), /match/);
    for (const [conditions, message] of wrong) {
      await assert.rejects(async () => filterSessions(filters, live, read({ conditions })), message);
    }
    assert.equal(filters.sessionFilter.isActive, false);
  });

  it('find a queue again whose row id changed by a restart of the site', async () => {
    const filters = newFilters();
    await filterSessions(filters, live, { conditions: [{ question: 'waiting', queue: 'network' }] });
    const restarted = new StateModel();
    restarted.apply({
      type: 'model_update',
      insert: {
        queue: { '77': { name: 'Network', code_name: 'network' } },
        support_session: { '78': { queue_id: '77' } },
      },
    });
    assert.equal(filters.sessionFilter.test(momentOf(restarted))('78'), true);
  });

  it('open their picker with the current conditions and minutes selected', async () => {
    const filters = newFilters();
    await filterSessions(filters, live, { conditions: ['taken', { question: 'olderThan', minutes: 41 }] });
    const picking = filterSessions(filters, live);
    await withCommand('workbench.action.acceptSelectedQuickOpenItem', picking);
    assert.equal(filters.sessionFilter.words, 'with a representative, over 41 min');
  });
});
