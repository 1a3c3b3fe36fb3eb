import { customerArrival, repArrival } from '../sim/arrivals.ts';
import type { EventContent, History } from '../sim/history.ts';
import { machineFor } from '../company/machines.ts';
import { isWorkday, type PastSettings, type Shift } from './pastShifts.ts';
import type { Random } from '../sim/random.ts';
import { connectionOf } from '../sim/representatives.ts';
import { planSession } from '../sim/sessionPlan.ts';
import { actorOf, startOf, type Arrival } from '../sim/sessions.ts';
import { surveyAnswers } from '../company/surveys.ts';
import { TEAMS, type Team } from '../company/configuration.ts';

/** Seconds in the day around which customers come, by what they are weighted with. */
const RUSHES = [8.5, 9.5, 10.5, 11.5, 11.5, 12.5, 13.5, 14.5, 15.5, 16.5].map((hour) => hour * 3600);
const GENERAL = 'general';

/** The session that is there to try out how views hold up: one with so many messages. */
const BIG_SESSION = { externalKey: 'BIG-1', lines: 5000 };

type PastEvent = readonly [at: number, content: EventContent];

/** Tells a day's sessions to `history`. */
export function recordPastSessions(
  history: History,
  day: number,
  shifts: readonly Shift[],
  settings: PastSettings,
  random: Random,
): void {
  const count = isWorkday(day) ? random.integer(45, 70) : random.integer(5, 12);
  const starts = Array.from({ length: count }, () => settings.time.startOfDay(day) + timeOfDay(random));
  for (const at of starts.sort((one, other) => one - other)) {
    const session = new PastSession(shifts, random);
    session.play(at);
    session.recordTo(history, pastLsid(day, random), settings.horizon);
  }
}

/** Tells of the big session, if somebody was there long enough. */
export function recordBigSession(
  history: History,
  day: number,
  shifts: readonly Shift[],
  settings: PastSettings,
  random: Random,
): void {
  const shift = shifts.toSorted((one, other) => other.to - other.from - (one.to - one.from))[0];
  if (shift) {
    const session = new PastSession(shifts, random);
    session.playBig(shift);
    session.recordTo(history, pastLsid(day, random), settings.horizon);
  }
}

/** An lsid that tells the day, so that a session can be found without making up all days. */
export function pastLsid(day: number, random: Random): string {
  return random.text(28) + day.toString(16).padStart(4, '0');
}

/** The day that an lsid of the past tells. */
export function dayOfLsid(lsid: string): number {
  return parseInt(lsid.slice(-4), 16);
}

function timeOfDay(random: Random): number {
  const around = random.chance(0.85) ? random.pick(RUSHES) : random.integer(0, 23 * 3600);
  return Math.max(0, Math.round(around + (random.next() - 0.5) * 5400));
}

/** One session of the past, from arrival to end. */
class PastSession {
  readonly #shifts: readonly Shift[];
  readonly #random: Random;
  readonly #events: PastEvent[] = [];
  /** The time in the story. */
  #at = 0;

  constructor(shifts: readonly Shift[], random: Random) {
    this.#shifts = shifts;
    this.#random = random;
  }

  /** Appends what happened, unless it reaches beyond the past. */
  recordTo(history: History, lsid: string, horizon: number): void {
    const events = this.#events.toSorted(([one], [other]) => one - other);
    const last = events.at(-1);
    if (last && last[0] < horizon) {
      for (const [at, content] of events) {
        history.append(at, lsid, content);
      }
    }
  }

  play(at: number): void {
    const random = this.#random;
    const rep = random.chance(0.3) ? this.#free(undefined, at) : undefined;
    const arrivalContext = { random, representatives: { queueOf: (team: string | undefined) => team ?? GENERAL } };
    const arrival = rep
      ? repArrival(arrivalContext, { queueId: queueOf(rep) }, at)
      : customerArrival(arrivalContext, at);
    this.#begin(arrival, rep);
    if (rep) {
      this.#work(arrival, rep, this.#length());
    } else {
      this.#wait(arrival, arrival.issue?.team);
    }
  }

  playBig(shift: Shift): void {
    const at = shift.from + 300;
    const arrivalContext = { random: this.#random, representatives: { queueOf: () => GENERAL } };
    const arrival: Arrival = {
      ...customerArrival(arrivalContext, at, { startMethod: 'session_key', clientType: 'desktop' }),
      customer: ['Åse Bjørnstad', 'Ærø Shipping A/S', 'AERO'],
      description: 'We move the whole office to the new system today 🚢',
      attributes: { external_key: BIG_SESSION.externalKey, language: 'da' },
    };
    this.#begin(arrival, undefined);
    this.#at += 30;
    this.#work(arrival, shift, Math.max(1200, shift.to - this.#at - 300), BIG_SESSION.lines);
  }

  #record(content: EventContent, at = this.#at): void {
    this.#events.push([at, content]);
  }

  #begin(arrival: Arrival, rep: Shift | undefined): void {
    this.#at = arrival.at;
    this.#record({ kind: 'sessionStarted', ...startOf(arrival, this.#machineOf(arrival)) });
    this.#enter(rep ?? TEAMS.find(({ codeName }) => codeName === arrival.issue?.team));
    for (const [codeName, value] of Object.entries(arrival.attributes)) {
      this.#record({ kind: 'attributeSet', codeName, value });
    }
  }

  #machineOf(arrival: Arrival) {
    const [, began] = this.#events[0] ?? [];
    return began?.kind === 'sessionStarted'
      ? began
      : (arrival.machine ?? machineFor(arrival.approach.clientType, this.#random));
  }

  #enter(queue: Shift | Team | undefined): void {
    const place =
      queue === undefined
        ? { queueId: GENERAL, queueName: 'General' }
        : 'profile' in queue
          ? { queueId: queueOf(queue), queueName: queue.profile.privateName, userId: queue.profile.userId }
          : { queueId: queue.codeName, queueName: queue.name, teamId: queue.id };
    const before = this.#events.findLast(([, { kind }]) => kind === 'queueEntered')?.[1];
    if (before?.kind === 'queueEntered') {
      this.#record({ ...before, kind: 'queueLeft' });
    }
    this.#record({ kind: 'queueEntered', ...place });
  }

  /** The customer waits until somebody of the team comes, or gives up. */
  #wait(arrival: Arrival, team: string | undefined): void {
    const random = this.#random;
    this.#at += random.chance(0.1) ? random.integer(300, 1500) : random.integer(8, 240);
    const rep = random.chance(0.06) ? undefined : this.#free(team, this.#at);
    if (rep) {
      this.#assign(rep);
      this.#work(arrival, rep, this.#length());
    } else {
      this.#record({ kind: 'customerLeft' });
      this.#end(20);
    }
  }

  /** Some are assigned by the site rather than picked from the queue. */
  #assign({ profile }: Shift): void {
    if (this.#random.chance(0.3)) {
      const from = { type: 'system' } as const;
      const assigned = { representative: profile.privateName, user_id: profile.userId, timeout: '30' };
      this.#record({ kind: 'logged', eventType: 'Session Assigned', from, data: assigned });
      this.#at += this.#random.integer(2, 25);
      this.#record({ kind: 'logged', eventType: 'Session Assignment Response', from, data: { response: 'accept' } });
    }
  }

  #work(arrival: Arrival, rep: Shift, seconds: number, extraLines?: number): void {
    const random = this.#random;
    const end = Math.min(this.#at + seconds, rep.to - 40);
    const worked = Math.max(30, end - this.#at);
    this.#join(rep);
    this.#enter(rep);
    const helper = random.chance(0.2) || extraLines !== undefined ? this.#colleague(rep, this.#at + worked) : undefined;
    if (helper) {
      this.#join(helper, this.#at + 2);
    }
    const setting = {
      customerName: arrival.customer[0],
      description: arrival.description,
      clientType: arrival.approach.clientType,
      machine: this.#machineOf(arrival),
      rep: actorOf(rep),
      colleague: helper?.profile.userId,
      externalKey: arrival.attributes['external_key'] ?? '',
      seconds: worked,
      ...(extraLines !== undefined && { extraLines }),
    };
    for (const { after, content } of planSession(setting, random)) {
      this.#record(content, this.#at + 3 + after);
    }
    if (['desktop', 'rdp'].includes(arrival.approach.clientType) && random.chance(0.2)) {
      this.#record(
        { kind: 'logged', eventType: 'Service Access Allowed', from: actorOf(rep) },
        this.#at + Math.floor(worked / 2),
      );
    }
    this.#at += worked + 4;
    if (helper) {
      this.#leave(helper);
    }
    this.#finish(arrival, rep);
  }

  /** Passed on, dropped, or brought to an end with surveys. */
  #finish(arrival: Arrival, rep: Shift): void {
    const random = this.#random;
    const again = this.#reconnection(rep);
    if (again) {
      this.#leave(rep);
      this.#at = again.from + 3;
      this.#work({ ...arrival, description: '' }, again, random.integer(60, 600));
      return;
    }
    const team = random.chance(0.12) ? random.pick(TEAMS) : undefined;
    const next = team && this.#free(team.codeName, this.#at + 240);
    if (team && next && next !== rep) {
      this.#leave(rep);
      this.#enter(team);
      this.#at += random.integer(20, 230);
      this.#work({ ...arrival, description: '' }, next, this.#length());
      return;
    }
    if (random.chance(0.012)) {
      this.#record({ kind: 'sessionLost' });
      return;
    }
    this.#record({ kind: 'customerLeft' });
    if (arrival.customer[0] !== '' && random.chance(0.45)) {
      this.#at += random.integer(5, 40);
      this.#record({ kind: 'surveyAnswered', by: 'customer', answers: surveyAnswers('customer', random) });
    }
    if (random.chance(0.35)) {
      this.#record(
        { kind: 'surveyAnswered', by: 'representative', answers: surveyAnswers('representative', random) },
        this.#at + 1,
      );
    }
    this.#at += 2;
    this.#leave(rep);
    this.#end(1);
  }

  #end(seconds: number): void {
    this.#at += seconds;
    this.#record({ kind: 'sessionEnded' });
  }

  #join(rep: Shift, at = this.#at): void {
    this.#record({ kind: 'repJoined', ...connectionOf(rep) }, at);
  }

  #leave(rep: Shift): void {
    this.#record({ kind: 'repLeft', ...connectionOf(rep) });
  }

  /** Somebody of the team who stays for a while; of any team for undefined. */
  #free(team: string | undefined, at: number): Shift | undefined {
    const there = this.#shifts.filter(
      ({ profile, from, to }) => from <= at && to > at + 300 && (team === undefined || team in profile.teams),
    );
    return there.length > 0 ? this.#random.pick(there) : undefined;
  }

  #colleague(rep: Shift, until: number): Shift | undefined {
    const others = this.#shifts.filter(
      ({ profile, from, to }) => profile !== rep.profile && from <= this.#at && to >= until,
    );
    return others.length > 0 ? this.#random.pick(others) : undefined;
  }

  /** The next connection, where this one broke off in the middle of the work. */
  #reconnection({ profile, to }: Shift): Shift | undefined {
    return this.#at < to - 60
      ? undefined
      : this.#shifts.find((next) => next.profile === profile && next.from > to && next.from < to + 200);
  }

  #length(): number {
    return Math.round(Math.min(5400, 90 + this.#random.interval(720)));
  }
}

/** The personal queue. */
function queueOf({ profile }: Shift): string {
  return `rep ${profile.userId}`;
}
