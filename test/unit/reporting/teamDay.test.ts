import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { teamDay } from '../../../src/reporting/models/teamDay.ts';
import { reportOf } from './reading.ts';

const PERIOD = { from: 1000, to: 2000 };

async function lanesOf(events: string, loggedIn = '') {
  const xml = `<team_activity_list><team_activity id="3" name="Network"><logged_in_representatives>${loggedIn}</logged_in_representatives><events>${events}</events></team_activity></team_activity_list>`;
  const [team] = (await reportOf('SupportTeam', xml)).items;
  assert.ok(team);
  return teamDay(team, PERIOD).lanes;
}

const ADA = '<representative gsnumber="2" id="5"><private_display_name>Ada</private_display_name></representative>';
const by = (gsnumber: number, name: string): string =>
  `<performed_by type="representative" gsnumber="${gsnumber}">${name}</performed_by>`;
const came = (at: number, gsnumber: number, id: number): string =>
  `<event timestamp="${at}" event_type="Conference Member Added">${by(gsnumber, 'Eve')}<data><value name="user_id" value="${id}"/></data></event>`;
const went = (at: number, gsnumber: number): string =>
  `<event timestamp="${at}" event_type="Conference Member Departed">${by(gsnumber, 'Eve')}</event>`;
const moved = (at: number, where: string, lsid: string): string =>
  `<event timestamp="${at}" event_type="Session Transferred ${where} Queue"><performed_by type="system" gsnumber="0">System</performed_by><data><value name="lsid" value="${lsid}"/></data></event>`;

describe('a day of a team', () => {
  it('shows who was logged in all the time, came, went and came again', async () => {
    const lanes = await lanesOf(came(1100, 3, 6) + went(1200, 3) + came(1300, 4, 6), ADA);
    const spans = lanes.map(({ name, spans: times }) => [name, ...times.map(({ from, to }) => `${from}-${to}`)]);
    assert.deepEqual(spans, [['Network'], ['Ada', '1000-2000'], ['Eve', '1100-1200', '1300-2000']]);
  });

  it('credits each with what they did while they had a number that others had before and after', async () => {
    const wrote = (at: number): string =>
      `<event timestamp="${at}" event_type="Chat Message">${by(2, '')}<body>x</body></event>`;
    const came = (at: number, id: number, name: string): string =>
      `<event timestamp="${at}" event_type="Conference Member Added">${by(2, '')}<data><value name="user_id" value="${id}"/><value name="name" value="${name}"/></data></event>`;
    const left = (at: number): string =>
      `<event timestamp="${at}" event_type="Conference Member Departed">${by(2, '')}</event>`;
    const lanes = await lanesOf(
      wrote(1100) + left(1200) + came(1300, 6, 'Eve') + wrote(1400) + left(1500) + came(1600, 7, 'Grace') + wrote(1700),
      ADA,
    );
    const days = lanes.slice(1).map(({ name, spans, marks }) => ({
      name,
      spans: spans.map(({ from, to }) => `${from}-${to}`),
      marks: marks.map(({ timestamp }) => timestamp),
    }));
    assert.deepEqual(days, [
      { name: 'Ada', spans: ['1000-1200'], marks: [1100, 1200] },
      { name: 'Eve', spans: ['1300-1500'], marks: [1300, 1400, 1500] },
      { name: 'Grace', spans: ['1600-2000'], marks: [1600, 1700] },
    ]);
  });

  it('does not make one person of all who have no number', async () => {
    const named = (name: string): string =>
      `<representative><private_display_name>${name}</private_display_name></representative>`;
    const lanes = await lanesOf(
      `<event timestamp="1500" event_type="Conference Member Departed"><performed_by type="representative">Eve</performed_by></event>`,
      named('Ada') + named('Eve'),
    );
    assert.deepEqual(
      lanes.map(({ name, spans }) => [name, ...spans.map(({ from, to }) => `${from}-${to}`)]),
      [['Network'], ['Ada', '1000-2000'], ['Eve', '1000-1500']],
    );
  });

  it('has no lane of a representative for one of whom the site has another word', async () => {
    const lanes = await lanesOf(
      `<event timestamp="1500" event_type="Chat Message"><performed_by type="robot" gsnumber="2">R2</performed_by></event>
       <event timestamp="1600" event_type="Conference Owner Changed"><destinations><destination gsnumber="2">Ada</destination></destinations></event>`,
    );
    assert.deepEqual(
      lanes.map(({ kind, marks }) => [kind, marks.length]),
      [['team', 2]],
    );
  });

  it('shows one who left without having been seen to come as there from the beginning', async () => {
    const [, eve] = await lanesOf(went(1500, 9));
    assert.deepEqual(eve?.spans, [{ from: 1000, to: 1500 }]);
  });

  it('shows when somebody was in the queue, however many', async () => {
    const [queue] = await lanesOf(
      moved(1100, 'to', 'a') + moved(1150, 'to', 'b') + moved(1200, 'Away from', 'a') + moved(1300, 'Away from', 'b'),
    );
    assert.deepEqual(queue?.spans, [{ from: 1100, to: 1300 }]);
    assert.equal(queue.marks.length, 4);
  });

  it('does not claim a wait that nobody saw the end or the beginning of', async () => {
    const [queue] = await lanesOf(moved(1100, 'to', 'a') + moved(1200, 'Away from', 'b'));
    assert.deepEqual(queue?.spans, []);
  });
});
