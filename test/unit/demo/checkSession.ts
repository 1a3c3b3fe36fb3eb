import assert from 'node:assert/strict';
import type { ReportEvent } from '../../../src/reporting/items/events.ts';
import type { SupportSession } from '../../../src/reporting/items/sessions.ts';

/** What must hold for every session that a site reports. */
export function checkSession(session: SupportSession): void {
  const { lsid, startTime, endTime, duration, events } = session;
  const at = `session ${lsid}`;
  assert.match(lsid, /^[\da-f]{32}$/);
  assert.equal(session.others, undefined, at);
  assert.ok(startTime !== null && duration !== null, at);
  assert.equal(session.utcOffset, '+01:00');
  assert.equal(session.customerList.length, 1, at);
  if (endTime !== null) {
    assert.equal(endTime - startTime, duration, at);
    assert.notEqual(session.sessionChatDownloadUrl, '', at);
  }
  checkOrder(events, startTime, at);
  checkPeople(session, at);
  const count = (...types: string[]) => events.filter(({ eventType }) => types.includes(eventType)).length;
  assert.equal(session.fileTransferCount, count('File Upload', 'File Download'), at);
  assert.equal(session.fileMoveCount, count('File Moved'), at);
  assert.equal(session.fileDeleteCount, count('File Deleted'), at);
  if (endTime !== null) {
    assert.equal(session.commandShellRecordings.length, count('Command Shell Session Started'), at);
    assert.equal(session.showMyScreenRecordings.length, count('Show My Screen Recording'), at);
    assert.equal(session.custSurveyList.length, count('Customer Exit Survey'), at);
    assert.equal(session.repSurveyList.length, count('Representative Exit Survey'), at);
  }
}

function checkOrder(events: readonly ReportEvent[], startTime: number, at: string): void {
  let before = startTime;
  for (const { timestamp } of events) {
    assert.ok(timestamp !== null && timestamp >= before, `${at}: events out of order`);
    before = timestamp;
  }
}

function checkPeople(session: SupportSession, at: string): void {
  const { customerList, repList, teamList, primaryRep, primaryTeam, primaryCustomer, events } = session;
  const people = new Map([...customerList, ...repList].map((person) => [person.gsnumber, person]));
  assert.equal(people.size, customerList.length + repList.length, `${at}: a number of two people`);
  for (const { performedBy, destination, eventType } of events) {
    for (const actor of [performedBy, destination]) {
      const isKnown = actor === undefined || actor.gsnumber === '0' || people.has(actor.gsnumber);
      assert.ok(isKnown, `${at}: nobody has ${actor?.gsnumber} in ${eventType}`);
    }
  }
  assert.equal(primaryCustomer?.gsnumber, customerList[0]?.gsnumber, at);
  const primary = repList.filter((rep) => rep.primaryRep);
  assert.deepEqual(
    primary.map(({ id, gsnumber, sessionOwner }) => ({ id, gsnumber, sessionOwner })),
    primaryRep ? [{ id: primaryRep.id, gsnumber: primaryRep.gsnumber, sessionOwner: true }] : [],
    at,
  );
  assert.deepEqual(
    teamList.filter((team) => team.primaryTeam).map(({ id }) => id),
    primaryTeam ? [primaryTeam.id] : [],
    at,
  );
  for (const rep of repList) {
    assert.ok(rep.secondsInvolved !== null && rep.secondsInvolved >= 0, at);
    assert.ok(rep.secondsInvolved <= (session.duration ?? Infinity), `${at}: longer in than it lasted`);
  }
}
