import assert from 'node:assert/strict';
import fc from 'fast-check';
import { describe, it } from 'mocha';
import type { ReportEvent } from '../../../../src/reporting/items/events.ts';
import { teamDay } from '../../../../src/reporting/models/teamDay.ts';
import { timelineOf, type Timeline } from '../../../../src/reporting/models/session/timeline.ts';
import { SESSION_XML } from '../fixtures.ts';
import { sessionOf } from '../reading.ts';

const NOW = 1000;
const ADA = '<representative gsnumber="2" id="5"><username>ada</username></representative>';
const BOB = '<customer gsnumber="1"><username>Bob</username></customer>';

const event = (timestamp: number, type: string, by: string, more = '') =>
  `<event timestamp="${timestamp}" event_type="${type}"><performed_by ${by}/>${more}</event>`;
const added = (timestamp: number, by = 'type="representative" gsnumber="2"') =>
  event(timestamp, 'Conference Member Added', by);
const departed = (timestamp: number, by = 'type="representative" gsnumber="2"') =>
  event(timestamp, 'Conference Member Departed', by);

async function timeline(events: readonly string[], { reps = ADA, teams = '', end = '900' } = {}): Promise<Timeline> {
  const session = await sessionOf(`<session lsid="a1"><start_time timestamp="100"/><end_time timestamp="${end}"/>
    <customer_list>${BOB}</customer_list><rep_list>${reps}</rep_list><team_list>${teams}</team_list>
    <session_details>${events.join('')}</session_details></session>`);
  return timelineOf(session, NOW);
}

const spansOf = ({ lanes }: Timeline, key: string) =>
  lanes.find((lane) => lane.key === key)?.spans.map(({ from, to }) => [from, to]);

describe('the timeline of a session', () => {
  it('has a lane for everybody, each team, the system, and for what nobody is said to have done', async () => {
    const { from, to, lanes } = timelineOf(await sessionOf(SESSION_XML), NOW);
    assert.deepEqual([from, to], [1475308800, 1475312400]);
    assert.deepEqual(
      lanes.map(({ key, name, marks }) => [key, name, marks.length]),
      [
        ['customer:1', 'Bob', 1],
        ['representative:5', 'Ada L.', 3],
        ['representative:6', 'Eve', 0],
        ['team:2', 'Welcome', 0],
        ['team:3', 'First line', 0],
        ['system', '', 2],
        ['unknown', '', 1],
      ],
    );
  });

  it('has a mark for each event, with its place in the report', async () => {
    const { lanes } = timelineOf(await sessionOf(SESSION_XML), NOW);
    assert.deepEqual(lanes.find(({ key }) => key === 'customer:1')?.marks, [
      { index: 3, timestamp: 1475308950, kind: 'chat', eventType: 'Chat Message' },
    ]);
  });

  it('shows when a representative came, left and came again', async () => {
    const line = await timeline([added(200), departed(300), added(500)]);
    assert.deepEqual(spansOf(line, 'representative:5'), [
      [200, 300],
      [500, 900],
    ]);
    assert.deepEqual(spansOf(line, 'customer:1'), [[100, 900]]);
  });

  it('keeps one there who reconnects before the old connection is given up', async () => {
    const reps = `${ADA}<representative gsnumber="9" id="5"><username>ada</username></representative>`;
    const second = 'type="representative" gsnumber="9"';
    const line = await timeline([added(200), added(400, second), departed(450), departed(800, second)], { reps });
    assert.deepEqual(spansOf(line, 'representative:5'), [[200, 800]]);
  });

  it('takes one who only departs for one who was there from the start', async () => {
    assert.deepEqual(spansOf(await timeline([departed(300)]), 'representative:5'), [[100, 300]]);
  });

  it('goes by who an event’s data name, before who did it', async () => {
    const more = '<data><value name="user_id" value="5"/></data>';
    const line = await timeline([event(200, 'Conference Member Added', 'type="system" gsnumber="0"', more)]);
    assert.deepEqual(spansOf(line, 'representative:5'), [[200, 900]]);
  });

  it('knows without such events when one joined on newer sites, else what they did first and last', async () => {
    const joined = ADA.replace('</username>', '</username><rep_join_time timestamp="250"/>');
    const chat = [400, 600].map((at) => event(at, 'Chat Message', 'type="representative" gsnumber="2"'));
    assert.deepEqual(spansOf(await timeline(chat, { reps: joined }), 'representative:5'), [[250, 600]]);
    assert.deepEqual(spansOf(await timeline(chat), 'representative:5'), [[400, 600]]);
    assert.deepEqual(spansOf(await timeline([]), 'representative:5'), []);
  });

  it('gives the session to a team until another one has it', async () => {
    const to = (team: string) => `<data><value name="team" value="${team}"/></data>`;
    const system = 'type="system" gsnumber="0"';
    const line = await timeline(
      [
        event(100, 'Session Assigned', system, to('Welcome')),
        event(300, 'Session Assigned', system, to('First line')),
        event(350, 'Session Assigned', system, to('First line')),
        event(600, 'Session Assigned', system, to('Welcome')),
      ],
      { teams: '<team id="2">Welcome</team><team id="3">First line</team>' },
    );
    assert.deepEqual(spansOf(line, 'team:2'), [
      [100, 300],
      [600, 900],
    ]);
    assert.deepEqual(spansOf(line, 'team:3'), [[300, 600]]);
  });

  it('goes on until now where the session does', async () => {
    const line = await timeline([added(200)], { end: '' });
    assert.equal(line.to, NOW);
    assert.deepEqual(spansOf(line, 'representative:5'), [[200, NOW]]);
  });

  it('begins with the first event where the site tells no start', async () => {
    const { from, to } = timelineOf(
      { startTime: null, endTime: null, events: (await sessionOf(SESSION_XML)).events },
      0,
    );
    assert.deepEqual([from, to], [1475308800, 1475312400]);
    assert.deepEqual(timelineOf({ startTime: null, endTime: null, events: [] }, 7), { from: 7, to: 7, lanes: [] });
  });
});

const EVENT_TYPES = ['Conference Member Added', 'Conference Member Departed', 'Session Assigned', 'Chat Message', 'x'];

/** Events in any order, of people listed and not, inside of the session and not. */
const anyEvent: fc.Arbitrary<ReportEvent> = fc
  .record({
    timestamp: fc.option(fc.integer({ min: 0, max: 1200 })),
    eventType: fc.constantFrom(...EVENT_TYPES),
    type: fc.constantFrom('customer', 'representative', 'system'),
    gsnumber: fc.constantFrom('0', '1', '2', '5', '9'),
    value: fc.constantFrom('5', '6', 'Welcome', 'First line', 'Bob', ''),
  })
  .map(({ timestamp, eventType, type, gsnumber, value }) => ({
    ...{ timestamp, eventType, body: '', files: [] },
    performedBy: { type, gsnumber, name: '' },
    data: [{ name: value === '5' || value === '6' ? 'user_id' : 'name', value }],
  }));

function assertLanes({ from, to, lanes }: Timeline): void {
  assert.equal(new Set(lanes.map(({ key }) => key)).size, lanes.length);
  for (const { spans } of lanes) {
    spans.forEach((span, index) => {
      assert.ok(from <= span.from && span.from <= span.to && span.to <= to);
      assert.ok(index === 0 || (spans[index - 1]?.to ?? Infinity) < span.from);
    });
  }
}

describe('the spans of a timeline', () => {
  it('lie within the session, and no two of a lane overlap', async () => {
    const session = await sessionOf(SESSION_XML);
    fc.assert(
      fc.property(fc.array(anyEvent), fc.option(fc.integer({ min: 100, max: 900 })), (events, endTime) => {
        assertLanes(timelineOf({ ...session, startTime: 100, endTime, events }, NOW));
      }),
    );
  });

  it('lie within the day of a team too', () => {
    fc.assert(
      fc.property(fc.array(anyEvent), (events) => {
        const activity = { id: '3', name: 'First line', loggedInRepresentatives: [] };
        const list = events.map((one) => ({ ...one, destinations: [] }));
        assertLanes(teamDay({ ...activity, events: list }, { from: 100, to: 900 }));
      }),
    );
  });

  it('are quickly found for many comings and goings', () => {
    const events = Array.from({ length: 200_000 }, (_, index): ReportEvent => ({
      ...{ timestamp: index, eventType: EVENT_TYPES[index % 2] ?? '', body: '', files: [], data: [] },
      performedBy: { type: 'representative', gsnumber: '2', name: 'Ada' },
    }));
    const { lanes } = timelineOf({ startTime: 0, endTime: null, events }, 0);
    assert.equal(lanes[0]?.spans.length, 100_000);
  });
});
