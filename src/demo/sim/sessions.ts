import type { EventContent, History, RepActor, SessionStart } from './history.ts';
import { machineFor, type Machine } from '../company/machines.ts';
import type { CUSTOMERS } from '../company/people.ts';
import type { Random } from './random.ts';
import { connectionOf, type LoggedInRep, type Representatives } from './representatives.ts';
import { siteOf, type Approach, type Issue } from '../company/configuration.ts';
import type { DemoModel } from './demoModel.ts';
import { clientRow, sessionRow } from './tables.ts';

/** What a session begins with. */
export interface Arrival {
  readonly approach: Approach;
  readonly customer: (typeof CUSTOMERS)[number];
  readonly issue: Issue | undefined;
  readonly description: string;
  readonly queueId: string;
  readonly priority: number;
  /** Code names. */
  readonly skills: readonly string[];
  /** Values by code name. */
  readonly attributes: Readonly<Record<string, string>>;
  /** What the customer sits at; left to chance otherwise. */
  readonly machine?: Machine;
  /** Seconds since the epoch, now or in the past. */
  readonly at: number;
}

/** A session in progress, with the rows that say so. */
export interface SupportSession {
  /** The id of the `support_session` row. */
  readonly id: string;
  readonly lsid: string;
  /** Ids of `representative_support_session` rows by representative, in the order they joined. */
  readonly reps: Map<LoggedInRep, string>;
  /** Ids of `support_session_attribute` rows by code name. */
  readonly attributes: Map<string, string>;
  /** Ids of `support_session_skill` rows by code name. */
  readonly skills: Map<string, string>;
  /** The `customer_client` row; undefined once the customer has left. */
  clientId: string | undefined;
  ended: boolean;
}

/** Starts, changes and ends support sessions, and keeps every row that belongs to them in step. */
export class Sessions {
  readonly #model: DemoModel;
  readonly #representatives: Representatives;
  readonly #random: Random;
  readonly #history: History;
  readonly #active = new Set<SupportSession>();

  constructor(model: DemoModel, representatives: Representatives, random: Random, history: History) {
    this.#model = model;
    this.#representatives = representatives;
    this.#random = random;
    this.#history = history;
  }

  /** The sessions that have not ended, oldest arrival first. */
  get active(): ReadonlySet<SupportSession> {
    return this.#active;
  }

  start(arrival: Arrival): SupportSession {
    const { at, queueId } = arrival;
    const pickup = at + this.#random.integer(60, 240);
    const lsid = this.#random.text(32);
    const start = startOf(arrival, arrival.machine ?? machineFor(arrival.approach.clientType, this.#random));
    const isTeamQueue = this.#representatives.isTeamQueue(queueId);
    const id = this.#model.insert('support_session', sessionRow(start, { lsid, at, pickup, queueId, isTeamQueue }));
    const clientId = this.#model.insert('customer_client', clientRow(start, id, at));
    const none = { reps: new Map(), attributes: new Map(), skills: new Map() };
    const session: SupportSession = { ...none, id, lsid, clientId, ended: false };
    this.record(session, { kind: 'sessionStarted', ...start }, at);
    this.#recordQueue(session, 'queueEntered', queueId, at);
    for (const code_name of arrival.skills) {
      this.addSkill(session, code_name, arrival.at);
    }
    for (const [codeName, value] of Object.entries(arrival.attributes)) {
      this.setAttribute(session, codeName, value, arrival.at);
    }
    this.#active.add(session);
    return session;
  }

  /** Whether nobody has taken the session yet: whoever may be in it, it is in none of their own queues. */
  isWaiting(session: SupportSession): boolean {
    const queueId = this.queueIdOf(session);
    return ![...session.reps.keys()].some((rep) => rep.queueId === queueId);
  }

  /** The representative takes the session into the personal queue; those who had passed it on leave. */
  pickUp(session: SupportSession, rep: LoggedInRep, at = this.#model.now()): void {
    const before = [...session.reps.keys()].filter((other) => other !== rep);
    this.join(session, rep, at);
    this.#enter(session, rep.queueId, at);
    for (const other of before) {
      this.#unlink(session, other);
    }
  }

  /** The representative comes along; the session stays in the queue it is in. */
  join(session: SupportSession, rep: LoggedInRep, at = this.#model.now()): void {
    if (!session.reps.has(rep)) {
      const row = { created_timestamp: at, representative_id: rep.id, support_session_id: session.id };
      session.reps.set(rep, this.#model.insert('representative_support_session', row));
      rep.sessions.add(session);
      this.#representatives.refresh(rep);
      this.record(session, { kind: 'repJoined', ...connectionOf(rep) }, at);
    }
  }

  /**
   * The representative leaves. Another one in the session takes it over if it was in the leaving one's queue; when
   * nobody is left it goes back to wait in its team's queue.
   */
  leave(session: SupportSession, rep: LoggedInRep): void {
    this.#unlink(session, rep);
    const row = this.#model.rows('support_session').get(session.id);
    if (row?.queue_id === rep.queueId) {
      const [next] = session.reps.keys();
      this.#enter(session, next?.queueId ?? (row.primary_team_queue_id || this.#representatives.generalQueueId));
    }
  }

  /** Puts the session into a queue, where it waits; the representatives in it stay until somebody takes it. */
  transfer(session: SupportSession, queueId: string): void {
    this.#enter(session, queueId);
  }

  /** Takes everything off a representative's hands; returns the sessions that wait because of it. */
  handOver(rep: LoggedInRep): SupportSession[] {
    const mine = [...rep.sessions];
    for (const session of mine) {
      this.leave(session, rep);
    }
    const left = [...this.#active].filter((session) => this.queueIdOf(session) === rep.queueId);
    for (const session of left) {
      this.transfer(session, this.#representatives.generalQueueId);
    }
    return [...mine, ...left].filter((session) => this.isWaiting(session));
  }

  /** The queue the session is in; '' once it has ended. */
  queueIdOf(session: SupportSession): string {
    return this.#model.rows('support_session').get(session.id)?.queue_id ?? '';
  }

  elevate(session: SupportSession): void {
    const { clientId } = session;
    if (clientId !== undefined) {
      const isNews = this.#model.rows('customer_client').get(clientId)?.elevated === false;
      this.#model.update('customer_client', clientId, { elevated: true });
      const [rep] = session.reps.keys();
      if (isNews && rep) {
        this.record(session, { kind: 'logged', eventType: 'Service Access Allowed', from: actorOf(rep) });
      }
    }
  }

  setAttribute(session: SupportSession, codeName: string, value: string, at = this.#model.now()): void {
    const existing = session.attributes.get(codeName);
    if (existing === undefined) {
      const row = { code_name: codeName, created_timestamp: at, support_session_id: session.id, value };
      session.attributes.set(codeName, this.#model.insert('support_session_attribute', row));
    } else {
      this.#model.update('support_session_attribute', existing, { value });
    }
    this.record(session, { kind: 'attributeSet', codeName, value }, at);
  }

  /** Takes an attribute off the session. */
  clearAttribute(session: SupportSession, codeName: string): void {
    const existing = session.attributes.get(codeName);
    if (existing !== undefined) {
      this.#model.delete('support_session_attribute', existing);
      session.attributes.delete(codeName);
      this.record(session, { kind: 'attributeSet', codeName, value: '' });
    }
  }

  addSkill(session: SupportSession, codeName: string, at = this.#model.now()): void {
    if (!session.skills.has(codeName)) {
      const row = { code_name: codeName, created_timestamp: at, support_session_id: session.id };
      session.skills.set(codeName, this.#model.insert('support_session_skill', row));
    }
  }

  /** Says anew when the session is likely to be picked up. */
  estimate(session: SupportSession, secondsFromNow: number): void {
    const estimated_pickup_timestamp = this.#model.now() + secondsFromNow;
    this.#model.update('support_session', session.id, { estimated_pickup_timestamp });
  }

  /** The customer closes the client; the session goes on without. */
  customerLeaves(session: SupportSession): void {
    if (session.clientId !== undefined) {
      this.#model.delete('customer_client', session.clientId);
      session.clientId = undefined;
      this.record(session, { kind: 'customerLeft' });
    }
  }

  end(session: SupportSession): void {
    if (session.ended) {
      return;
    }
    session.ended = true;
    this.#active.delete(session);
    this.customerLeaves(session);
    for (const rep of [...session.reps.keys()]) {
      this.#unlink(session, rep);
    }
    this.#recordQueue(session, 'queueLeft', this.queueIdOf(session));
    this.record(session, { kind: 'sessionEnded' });
    for (const id of session.attributes.values()) {
      this.#model.delete('support_session_attribute', id);
    }
    for (const id of session.skills.values()) {
      this.#model.delete('support_session_skill', id);
    }
    this.#model.delete('support_session', session.id);
    this.#representatives.closeUnusedQueues();
  }

  /** Has the history know what happened in the session. */
  record({ lsid }: SupportSession, content: EventContent, at = this.#model.now()): void {
    this.#history.append(at, lsid, content);
  }

  #unlink(session: SupportSession, rep: LoggedInRep): void {
    const link = session.reps.get(rep);
    if (link !== undefined) {
      this.#model.delete('representative_support_session', link);
      session.reps.delete(rep);
      rep.sessions.delete(session);
      this.#representatives.refresh(rep);
      this.record(session, { kind: 'repLeft', ...connectionOf(rep) });
    }
  }

  #enter(session: SupportSession, queueId: string, at = this.#model.now()): void {
    this.#recordQueue(session, 'queueLeft', this.queueIdOf(session), at);
    this.#recordQueue(session, 'queueEntered', queueId, at);
    const team = this.#representatives.isTeamQueue(queueId) ? { primary_team_queue_id: queueId } : {};
    this.#model.update('support_session', session.id, { queue_id: queueId, queue_entry_timestamp: at, ...team });
  }

  #recordQueue(session: SupportSession, kind: 'queueEntered' | 'queueLeft', queueId: string, at?: number): void {
    this.record(session, { kind, queueId, ...this.#representatives.describeQueue(queueId) }, at);
  }
}

/** A representative as the one who did something. */
export function actorOf({ profile }: Pick<LoggedInRep, 'profile'>): RepActor {
  return { type: 'representative', userId: profile.userId, name: profile.publicName };
}

/** What the history tells of a session's beginning. */
export function startOf(arrival: Arrival, { hostname, operatingSystem }: Machine): SessionStart {
  const [customerName, customerCompany, customerCompanyCode] = arrival.customer;
  const { startMethod, clientType } = arrival.approach;
  const { description, priority, issue } = arrival;
  return {
    startMethod,
    customerName,
    customerCompany,
    customerCompanyCode,
    issue: issue?.title ?? '',
    issueId: issue?.id ?? '',
    description,
    priority,
    clientType,
    hostname,
    operatingSystem,
    siteId: siteOf(customerCompanyCode).id,
  };
}
