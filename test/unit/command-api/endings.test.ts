import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { describe, it } from 'mocha';
import { ACTION_NAMES, describeAction, type ActionName } from '../../../src/command-api/actions.ts';
import { CommandClient } from '../../../src/command-api/client.ts';
import { SiteError } from '../../../src/site/errors.ts';
import { FIXTURES } from './answers/answerFixtures.ts';
import { FakeSite } from './fakeSite.ts';

const LSID = 'c69a8e10bea9428f816cfababe9815fe';

/** The calls of an action that the table tells apart: as the fixture has it, and with every way to set a flag. */
function callsOf(action: ActionName): readonly object[] {
  const { parameters, oneOf = [], variants } = describeAction(action);
  const { params } = FIXTURES[action];
  const flags = variants ? [] : Object.entries(parameters).filter(([, { kind }]) => kind === 'flag');
  return [
    params,
    ...flags.flatMap(([name]) => {
      const alternatives = oneOf.find((group) => group.includes(name)) ?? [];
      const others = Object.entries(params).filter(([other]) => other === name || !alternatives.includes(other));
      return [true, 1, '1'].map((on) => ({ ...Object.fromEntries(others), [name]: on }));
    }),
  ];
}

describe('a call that ends or removes something', () => {
  it('is recognized as the guide describes it', () => {
    const ends = ACTION_NAMES.flatMap((name) => {
      const ending = describeAction(name).ends;
      return ending ? [[name, ending.when ?? 'always']] : [];
    });
    assert.deepEqual(Object.fromEntries(ends), {
      leave_session: 'customer',
      terminate_session: 'always',
      set_failover_role: 'always',
    });
  });

  for (const action of ACTION_NAMES) {
    const { ends } = describeAction(action);
    for (const params of callsOf(action)) {
      const isEnding = ends && (ends.when === undefined || ends.when in params);
      it(`${isEnding ? 'needs a person for' : 'is not'} ${action} with ${JSON.stringify(params)}`, async () => {
        const site = new FakeSite(FIXTURES[action].xml);
        const unasked = new CommandClient(site, undefined, false);
        if (isEnding) {
          await assert.rejects(unasked.runNamed(action, params), (error) => {
            assert.ok(SiteError.is(error, 'not-permitted'));
            assert.equal(error.message, `${action} has to be confirmed by a person. ${ends.what}`);
            return true;
          });
          assert.deepEqual(site.requests, []);
          await unasked.afterConfirmation().runNamed(action, params);
        } else {
          await unasked.runNamed(action, params);
        }
        assert.equal(site.requests.length, 1);
      });
    }
  }

  it('is rejected under every name of the action', async () => {
    const site = new FakeSite('<success/>');
    const unasked = new CommandClient(site, undefined, false);
    const calls: readonly (() => Promise<unknown>)[] = [
      () => unasked.runArgument('leave_session', { lsid: LSID, customer: true }),
      () => unasked.runArgument('terminate_session', { lsid: LSID }),
      () => unasked.runArgument('set_failover_role', { role: 'primary' }),
      () => unasked.run('leave_session', { lsid: LSID, customer: '1' }),
      () => unasked.runRaw('leave_session', { customer: 1, lsid: LSID }),
    ];
    for (const call of calls) {
      await assert.rejects(call(), /has to be confirmed by a person/);
    }
    await unasked.runArgument('leave_session', { lsid: LSID, repId: 5 });
    await unasked.runArgument('leave_session', { lsid: LSID, repUsername: 'ada', customer: false });
    assert.deepEqual(
      site.requests.map(({ form = [] }) => Object.fromEntries(form)),
      [
        { action: 'leave_session', lsid: LSID, rep_id: '5' },
        { action: 'leave_session', lsid: LSID, rep_username: 'ada' },
      ],
    );
  });

  it('is sent after a person’s confirmation and when speaking for the customer, and not otherwise', () => {
    const source = new URL('../../../src/', import.meta.url);
    const files = readdirSync(source, { recursive: true, encoding: 'utf8' }).filter((path) => path.endsWith('.ts'));
    const sites = files
      .filter((path) => path.startsWith('ui'))
      .map((path) => readFileSync(new URL(path, source), 'utf8'));
    const clients = sites.flatMap((text) => text.match(/new CommandClient\([^;]*\);/g) ?? []);
    assert.ok(clients.length > 0 && clients.every((made) => /, false(, \w+)?\);$/.test(made)), clients.join('\n'));
    const callers = files.filter((path) => readFileSync(new URL(path, source), 'utf8').includes('.afterConfirmation('));
    assert.deepEqual(callers.sort(), [
      'ui/features/virtualCustomer/virtualVisit.ts',
      'ui/shared/pickers/confirmEnding.ts',
    ]);
  });
});
