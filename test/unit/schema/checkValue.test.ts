import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { checkedCommand } from '../../../src/brcs/buildScript.ts';
import { SCRIPT_ACTIONS } from '../../../src/brcs/scriptActions.ts';
import { ACTIONS } from '../../../src/command-api/actions.ts';
import { validateParams } from '../../../src/command-api/validate.ts';
import { REPORT_TYPES } from '../../../src/reporting/reportTypes.ts';
import { validateReport } from '../../../src/reporting/validateReport.ts';
import { checkValue } from '../../../src/schema/checkValue.ts';
import { choicesIn, type Parameter, type Signature } from '../../../src/schema/parameters.ts';
import { checkStart } from '../../../src/session-start/checkStart.ts';
import { START_PARAMETERS } from '../../../src/session-start/startParameters.ts';

const NOW = Date.UTC(2026, 11, 1);
const TABLES: Readonly<Record<string, Signature>> = {
  ...ACTIONS,
  ...REPORT_TYPES,
  ...Object.fromEntries(Object.entries(SCRIPT_ACTIONS).map(([name, action]) => [`script ${name}`, action])),
  start_session: { parameters: START_PARAMETERS },
};
const ALL: readonly (readonly [name: string, parameter: Parameter])[] = Object.entries(TABLES).flatMap(
  ([table, { parameters }]) =>
    Object.entries(parameters).map(([name, parameter]) => [`${table} ${name}`, parameter] as const),
);
const FREE = new Set(['text', 'host', 'password', 'customField']);

/** A value of each kind that needs no context, as the guide writes it. */
function example(parameter: Parameter): string {
  const examples: Readonly<Record<Exclude<Parameter['kind'], 'choice' | 'list' | 'form' | 'integer'>, string>> = {
    ...{ text: 'a', host: 'a', password: 'a', customField: 'a', time: '1475308800', date: '2016-10-01', duration: '1' },
    ...{ id: '5', lsid: 'c69a8e10bea9428f816cfababe9815fe', sessionKey: '2962035', locale: 'en-us', flag: '1' },
    ...{ hostName: 'support.example.com', ipAddress: '203.0.113.5', displaySize: '1280x720' },
  };
  switch (parameter.kind) {
    case 'choice':
      return choicesIn(parameter.values)[0] ?? '';
    case 'list':
      return parameter.values ? String(Object.values(parameter.values)[0]) : 'a1,b2';
    case 'form':
      return parameter.forms.includes('rep') ? 'rep:5' : 'team:5';
    case 'integer':
      return String(parameter.min);
    default:
      return examples[parameter.kind];
  }
}

describe('checkValue, for all parameters of the guide’s tables,', () => {
  for (const [name, parameter] of ALL) {
    it(`accepts the guide’s spelling, and trims surrounding spaces: ${name}`, () => {
      const value = example(parameter);
      assert.deepEqual(checkValue(parameter, value), { text: value });
      assert.deepEqual(checkValue(parameter, ` ${value}\n`), {
        text: FREE.has(parameter.kind) ? ` ${value}\n` : value,
      });
      assert.match(parameter.description, /^.{5,}\.$/s);
    });
  }

  it('rejects empty and missing values', () => {
    for (const [name, parameter] of ALL) {
      for (const value of ['\u0000', '\ud800', null, undefined, {}, NaN, [['a']]]) {
        assert.ok('must' in checkValue(parameter, value), `${name}: ${typeof value}`);
      }
      assert.equal('must' in checkValue(parameter, ' '), parameter.kind !== 'customField', name);
    }
  });

  it('rejects another spelling if the value is used as written, and suggests the guide’s', () => {
    const parameter: Parameter = SCRIPT_ACTIONS.start_shell_jump_session.parameters.terminal;
    assert.deepEqual(checkValue(parameter, 'VT100'), { text: 'vt100' });
    assert.deepEqual(checkValue(parameter, 'VT100', { asWritten: true }), {
      code: 'value-not-allowed',
      must: 'be one of xterm, vt100',
      suggestion: 'vt100',
    });
    assert.deepEqual(checkValue(parameter, 'vt100', { asWritten: true }), { text: 'vt100' });
  });
});

describe('checkValue, for commands, reports, scripts and starts of sessions alike,', () => {
  const command = (params: object) => new Map(validateParams('join_session', { rep_id: 1, ...params }));
  const report = (params: object) => new Map(validateReport('SupportSession', params, NOW));

  it('accepts an LSID of only letters, digits and hyphens', () => {
    for (const lsid of ['C69A8E10-BEA9-428F-816C-FABABE9815FE', 'a5eaa58591047b88556f944804227b0']) {
      assert.deepEqual([command({ lsid }).get('lsid'), report({ lsid }).get('lsid')], [lsid, lsid]);
      assert.equal(report({ lsids: [lsid, ` ${lsid}`] }).get('lsids'), `${lsid},${lsid}`);
    }
    for (const lsid of ['a_1', '-a', 'a-', 'a b', 'x'.repeat(129)]) {
      assert.throws(() => command({ lsid }), /lsid must be the logging session ID of a session/);
      assert.throws(() => report({ lsid }), /lsid must be the logging session ID of a session/);
      assert.throws(() => report({ lsids: ['a', lsid] }), /logging session IDs/);
    }
  });

  it('accepts a choice in either case, and returns the guide’s', () => {
    const summary = validateReport('SupportSessionSummary', { start_time: 0, duration: 0, report_type: ' TEAM ' }, NOW);
    assert.equal(new Map(summary).get('report_type'), 'team');
    const role = validateParams('set_failover_role', { role: 'Primary' });
    assert.deepEqual(role, [['role', 'primary']]);
    const clients = validateParams('get_connected_clients', { type: 'Push_Agent, ALL' });
    assert.deepEqual(clients, [['type', 'push_agent,all']]);
    const start = checkStart({ id: ' 1 ', name: ' A ', platform: 'WINNT-64' });
    assert.deepEqual(start, [
      ['id', '1'],
      ['name', ' A '],
      ['platform', 'winNT-64'],
    ]);
    const { entries } = checkedCommand({
      action: 'start_shell_jump_session',
      params: { target: ' pc', protocol: 'SSH' },
    });
    assert.deepEqual(entries, [
      { name: 'target', value: ' pc' },
      { name: 'protocol', value: 'ssh' },
    ]);
  });

  it('accepts a session key of seven characters', () => {
    const customer = { name: 'B', ip_address: '::1', operating_system: 'O', computer_name: 'C' };
    const virtual = (short_key: string) => validateParams('create_virtual_customer', { ...customer, short_key });
    assert.equal(new Map(virtual(' 2962035')).get('short_key'), '2962035');
    assert.deepEqual(checkStart({ short_key: '2962035 ' }), [['short_key', '2962035']]);
    for (const short_key of ['296203', '29620351', '296 035']) {
      assert.throws(() => virtual(short_key), /short_key must be a session key of seven characters/);
      assert.throws(() => checkStart({ short_key }), /short_key must be a session key of seven characters/);
    }
  });
});
