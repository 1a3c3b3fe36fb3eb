import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { pollingRows, type PolledClient, type PolledRep } from '../../../src/state/sources/pollingRows.ts';

const rep = (id: string, more: Partial<PolledRep> = {}): PolledRep => ({
  ...{ id, publicDisplayName: `P${id}`, privateDisplayName: `V${id}`, type: 'Normal' },
  ...more,
});
const none = { reps: [], teams: [], clients: [] };

describe('the rows that the command API’s answers make', () => {
  it('are none where nobody is there', () => {
    assert.deepEqual(pollingRows(none), {
      queue: {},
      representative: {},
      representative_queue: {},
      support_session: {},
      customer_client: {},
      representative_support_session: {},
      presentation_session: {},
      presenter: {},
      attendee: {},
    });
  });

  it('are of teams with their counts, null where none is told, and of members who are logged in', () => {
    const rows = pollingRows({
      ...none,
      reps: [rep('1'), rep('2')],
      teams: [
        { id: '7', name: 'Network', supportSessionCount: 0, members: [{ id: '1' }, { id: '3' }, { id: '2' }] },
        { id: '8', name: 'Hardware', members: [{ id: '2' }] },
        { id: '9', name: 'Nobody’s' },
      ],
    });
    const team = { type: 'team' };
    assert.deepEqual(rows.queue, {
      'team-7': { ...team, name: 'Network', support_team_id: '7', support_session_count: 0 },
      'team-8': { ...team, name: 'Hardware', support_team_id: '8', support_session_count: null },
      'team-9': { ...team, name: 'Nobody’s', support_team_id: '9', support_session_count: null },
    });
    assert.deepEqual(rows.representative_queue, {
      'team-7-rep-1': { queue_id: 'team-7', representative_id: 'rep-1' },
      'team-7-rep-2': { queue_id: 'team-7', representative_id: 'rep-2' },
      'team-8-rep-2': { queue_id: 'team-8', representative_id: 'rep-2' },
    });
  });

  it('are of representatives with what their own console tells, and with what is told of themselves first', () => {
    const console = (userId: string, more: Partial<PolledClient>): PolledClient => ({
      ...{ type: 'representative', id: `c${userId}`, userId },
      ...more,
    });
    const rows = pollingRows({
      ...none,
      reps: [
        rep('1', { username: 'zoe', loggedInSince: 100, directLink: '', presentationCount: 0, supportSessionCount: 2 }),
        rep('2', { type: 'Invited', directLink: 'https://s/2', showingOnRepList: false }),
      ],
      clients: [
        { type: 'support_customer', id: 'x', userId: '1', hostname: 'NOT-HERS' },
        console('2', {
          ...{ username: 'li', hostname: 'LI-PC', platform: 'Linux', connectedSince: 300 },
          ...{ routingAvailable: false, routingBusy: true, routingEnabled: false, routingIdle: true },
          clientConnections: [{ privateIp: '' }, { privateIp: '10.0.0.2' }, { privateIp: '10.0.0.3' }],
          startSessionUrl: 'https://s/start',
        }),
        console('1', { username: 'other', connectedSince: 200 }),
      ],
    });
    assert.deepEqual(rows.representative, {
      'rep-1': {
        ...{ created_timestamp: 100, private_display_name: 'V1', public_display_name: 'P1', type: 'normal' },
        ...{ user_id: '1', username: 'zoe', support_session_count: 2, presentation_count: 0 },
      },
      'rep-2': {
        ...{ created_timestamp: 300, private_display_name: 'V2', public_display_name: 'P2', type: 'invited' },
        ...{ routing_available: false, routing_busy: true, routing_enabled: false, routing_idle: true },
        ...{ user_id: '2', username: 'li', hostname: 'LI-PC', operating_system: 'Linux', private_ip: '10.0.0.2' },
        ...{ showing_on_rep_list: false, direct_link: 'https://s/2', start_session_url: 'https://s/start' },
      },
    });
  });

  it('are of sessions that consoles or customers name, each once, since the first customer who is still there', () => {
    const customer = (id: string, lsid: string, more: Partial<PolledClient> = {}): PolledClient => ({
      ...{ type: 'support_customer', id, lsid },
      ...more,
    });
    const rows = pollingRows({
      ...none,
      reps: [rep('1')],
      clients: [
        { type: 'representative', id: '90', userId: '1', supportSessionLsids: ['a', 'b'] },
        { type: 'representative', id: '91', supportSessionLsids: ['nobody’s'] },
        customer('92', 'b', { connectedSince: 30 }),
        customer('93', 'b', { connectedSince: 20, name: 'Bob', nonInteractive: 'rdp' }),
        customer('94', 'b', { name: 'Kim', nonInteractive: 'shelljump', platform: 'IOS', hostname: 'r1' }),
        customer('95', 'c', { clientConnections: [{ privateIp: '10.0.0.5' }], nonInteractive: 'vnc' }),
        customer('96', ''),
      ],
    });
    assert.deepEqual(rows.support_session, {
      'session-a': { lsid: 'a' },
      'session-b': { lsid: 'b', customer_name: 'Bob', created_timestamp: 20 },
      'session-c': { lsid: 'c' },
    });
    assert.deepEqual(rows.representative_support_session, {
      'rep-1-session-a': { representative_id: 'rep-1', support_session_id: 'session-a' },
      'rep-1-session-b': { representative_id: 'rep-1', support_session_id: 'session-b' },
    });
    assert.deepEqual(rows.customer_client, {
      'client-92': { created_timestamp: 30, support_session_id: 'session-b' },
      'client-93': { client_type: 'rdp', created_timestamp: 20, support_session_id: 'session-b' },
      'client-94': { client_type: 'shell', hostname: 'r1', operating_system: 'IOS', support_session_id: 'session-b' },
      'client-95': { private_ip: '10.0.0.5', support_session_id: 'session-c' },
    });
  });

  it('are of presentations, and place an attendee only where there is but one', () => {
    const attendee = {
      ...{ type: 'presentation_attendee', id: '93', name: 'Eve', hostname: 'EVE-PC', platform: 'macOS' },
      connectedSince: 50,
    };
    const shown = {
      ...{ connected: true, created_timestamp: 50, hostname: 'EVE-PC', name: 'Eve', operating_system: 'macOS' },
    };
    const one = pollingRows({
      ...none,
      reps: [rep('1', { presentationCount: 1 }), rep('2', { presentationCount: 0 }), rep('3')],
      clients: [attendee],
    });
    assert.deepEqual(one.presentation_session, { 'presentation-1': {} });
    assert.deepEqual(one.presenter, {
      'presenter-1': { presentation_session_id: 'presentation-1', representative_id: 'rep-1' },
    });
    assert.deepEqual(one.attendee, { 'attendee-93': { ...shown, presentation_session_id: 'presentation-1' } });
    const reps = [rep('1', { presentationCount: 1 }), rep('2', { presentationCount: 2 })];
    const two = pollingRows({ ...none, reps, clients: [attendee] });
    assert.deepEqual(Object.keys(two.presenter ?? {}), ['presenter-1', 'presenter-2']);
    assert.deepEqual(two.attendee, { 'attendee-93': shown });
  });
});
