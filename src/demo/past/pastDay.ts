import { History, type Actor, type EventContent } from '../sim/history.ts';
import { CUSTOMERS } from '../company/people.ts';
import { pastLsid, recordBigSession, recordPastSessions } from './pastSessions.ts';
import { isWorkday, pastShifts, type PastSettings, type Shift } from './pastShifts.ts';
import { Random } from '../sim/random.ts';
import { connectionOf } from '../sim/representatives.ts';
import { actorOf } from '../sim/sessions.ts';
import { ATTENDEE_MESSAGES, PRESENTATIONS, TEAMS, TEAM_MESSAGES } from '../company/configuration.ts';

/** How many days the site remembers. */
export const PAST_DAYS = 30;

/**
 * All that happened on a day before the demo opened. The same seed and the same day give the same history, except that
 * the last day ends when the demo opens.
 */
export function pastDay(day: number, settings: PastSettings): History {
  const random = new Random(Math.imul(settings.seed, 0x9e3779b1) ^ Math.imul(day, 0x85ebca6b));
  const history = new History(Infinity);
  const shifts = pastShifts(day, settings, random);
  for (const shift of shifts) {
    if (!shift.isLive) {
      history.append(shift.from, '', { kind: 'repLoggedIn', ...connectionOf(shift) });
      history.append(shift.to, '', { kind: 'repLoggedOut', ...connectionOf(shift) });
    }
  }
  recordPastSessions(history, day, shifts, settings, random);
  if (day === dayOfBigSession(settings)) {
    recordBigSession(history, day, shifts, settings, random);
  }
  if (isWorkday(day)) {
    recordTeamChat(history, shifts, random);
    recordPresentations(history, day, shifts, random);
  }
  return history;
}

/** A workday, about three days back. */
function dayOfBigSession({ time, horizon }: PastSettings): number {
  const day = time.dayOf(horizon) - 3;
  return isWorkday(day) ? day : day - 2;
}

function recordTeamChat(history: History, shifts: readonly Shift[], random: Random): void {
  for (const team of TEAMS) {
    const members = shifts.filter(({ profile }) => team.codeName in profile.teams);
    for (let count = random.integer(2, 7); count > 0 && members.length > 0; count--) {
      const rep = random.pick(members);
      const at = random.integer(rep.from + 60, rep.to - 60);
      const other = random.pick(members);
      const hears = other.profile !== rep.profile && other.from < at && at < other.to && random.chance(0.25);
      const to = hears ? { to: other.profile.userId } : {};
      history.append(at, '', {
        kind: 'chat',
        from: actorOf(rep),
        body: random.pick(TEAM_MESSAGES),
        teamId: team.id,
        ...to,
      });
    }
  }
}

function recordPresentations(history: History, day: number, shifts: readonly Shift[], random: Random): void {
  const long = shifts.filter(({ from, to }) => to - from > 2 * 3600);
  for (let count = random.integer(1, 2); count > 0 && long.length > 0; count--) {
    const presenter = random.pick(long);
    const at = random.integer(presenter.from + 1800, presenter.to - 3000);
    recordPresentation(history, pastLsid(day, random), presenter, at, random);
  }
}

function recordPresentation(history: History, lsid: string, presenter: Shift, at: number, random: Random): void {
  const end = at + random.integer(1200, 2800);
  const record = (time: number, content: EventContent) => history.append(time, lsid, content);
  record(at, { kind: 'presentationStarted', name: random.pick(PRESENTATIONS) });
  record(at, { kind: 'repJoined', ...connectionOf(presenter) });
  record(at + 30, { kind: 'screenShared' });
  for (let number = random.integer(2, 7); number > 0; number--) {
    const [name] = random.pick(CUSTOMERS);
    const publicIp = `203.0.113.${random.integer(2, 250)}:${random.integer(1024, 65_535)}`;
    const guest = { attendeeId: String(number), name: name || 'Guest', publicIp };
    const came = random.integer(at + 40, at + 600);
    const from: Actor = { type: 'attendee', attendeeId: guest.attendeeId, name: guest.name };
    record(came, { kind: 'attendeeJoined', ...guest });
    record(random.integer(came + 60, end - 60), { kind: 'chat', from, body: random.pick(ATTENDEE_MESSAGES) });
    record(random.chance(0.3) ? random.integer(end - 50, end - 10) : end, { kind: 'attendeeLeft', ...guest });
  }
  record(at + 60, {
    kind: 'chat',
    from: actorOf(presenter),
    body: 'Welcome! The slides: [url]https://slides.example.com/q4[/url]',
  });
  record(end, { kind: 'repLeft', ...connectionOf(presenter) });
  record(end, { kind: 'presentationEnded' });
}
