import type { Registry } from '../past/siteHistory.ts';
import type { Actor, EventContent, HistoryEvent, SessionStart, SystemTable, TransferredFile } from '../sim/history.ts';
import { customerAddresses, repMachine } from '../company/machines.ts';
import type { RepProfile } from '../company/people.ts';
import { MAX_CONNECTIONS } from '../sim/representatives.ts';
import { SURVEYS } from '../company/surveys.ts';
import { TEAMS } from '../company/configuration.ts';

/** Who is meant in an event; the number joins it with the lists of people, and the system has 0. */
export interface Party {
  readonly type: 'system' | 'customer' | 'representative' | 'attendee';
  readonly gsnumber: number;
  readonly name: string;
}

/** An event as a report tells it. */
export interface RecordedEvent {
  /** Seconds since the epoch. */
  readonly at: number;
  /** The guide's event type. */
  readonly type: string;
  readonly by: Party;
  readonly to?: Party | undefined;
  readonly body?: string | undefined;
  readonly files?: readonly TransferredFile[] | undefined;
  readonly data?: Readonly<Record<string, string>> | undefined;
  readonly systemInformation?: readonly SystemTable[] | undefined;
  readonly apiAccount?: string | undefined;
}

/** One connection of a representative to a session. */
export interface RecordedRep {
  readonly gsnumber: number;
  readonly profile: RepProfile;
  /** When they came, in seconds since the epoch. */
  readonly joined: number;
  /** How long they were in, all visits together. */
  seconds: number;
  isOwner: boolean;
}

/** A survey that somebody filled in. */
export interface RecordedSurvey {
  readonly by: 'customer' | 'representative';
  readonly answers: Readonly<Record<string, readonly string[]>>;
}

export const SYSTEM: Party = { type: 'system', gsnumber: 0, name: 'System' };

/** The record of a session; undefined where its beginning is not known any more. */
export function sessionRecord(
  lsid: string,
  history: readonly HistoryEvent[],
  registry: Registry,
): SessionRecord | undefined {
  const first = history.find((event) => event.kind === 'sessionStarted');
  return first && new SessionRecord(lsid, first, history, registry);
}

/** What is known of a representative, as `<value>` elements (guide: Conference Member Added). */
export function memberData(profile: RepProfile): Record<string, string> {
  const { hostname, operatingSystem, privateIp, publicIp } = repMachine(profile.userId);
  const teams = TEAMS.filter(({ codeName }) => codeName in profile.teams).map(({ name }) => name);
  return {
    name: profile.privateName,
    username: profile.username,
    private_ip: privateIp,
    public_ip: publicIp,
    hostname,
    os: operatingSystem,
    support_teams: teams.map((name) => `;${name}`).join(''),
    user_id: profile.userId,
  };
}

/** All that reports tell of a session, put together from its history. */
export class SessionRecord {
  readonly lsid: string;
  /** Seconds since the epoch. */
  readonly start: number;
  /** undefined while it goes on, and where nobody knows. */
  end: number | undefined;
  /** Seconds so far. */
  readonly duration: number;
  readonly begun: SessionStart;
  /** By code name, without those that were cleared. */
  readonly attributes = new Map<string, string>();
  readonly customer: Party;
  readonly customerAddresses: { readonly publicIp: string; readonly privateIp: string };
  /** The connection of the last owner. */
  primaryRep: RecordedRep | undefined;
  /** The last of the teams that had it. */
  primaryTeamId: string | undefined;
  isRecorded = false;
  readonly surveys: RecordedSurvey[] = [];
  readonly events: RecordedEvent[] = [];
  readonly #registry: Registry;
  readonly #reps = new Map<number, RecordedRep>();
  /** Since when who is in, by the number of the connection. */
  readonly #present = new Map<number, number>();
  readonly #teamIds = new Set<string>();
  readonly #instances = new Map<string, number>();
  #ownerId: string | undefined;
  #queueId = '';
  /** When it was found to be over, whether or not it ended well. */
  #over: number | undefined;

  constructor(
    lsid: string,
    begun: Extract<HistoryEvent, { kind: 'sessionStarted' }>,
    history: readonly HistoryEvent[],
    registry: Registry,
  ) {
    this.lsid = lsid;
    this.start = begun.at;
    this.begun = begun;
    this.#registry = registry;
    // Numbers of representatives' connections are lower.
    const gsnumber = MAX_CONNECTIONS + 1 + (parseInt(lsid.slice(0, 6), 16) % 9000);
    // A Jump session is called after the computer (guide: primary_customer).
    this.customer = { type: 'customer', gsnumber, name: begun.customerName || begun.hostname };
    this.customerAddresses = customerAddresses(lsid, begun.clientType);
    for (const event of history) {
      this.#take(event, event.at);
    }
    const until = this.#over ?? registry.now;
    for (const [number, since] of this.#present) {
      this.#addSeconds(number, until - since);
    }
    this.duration = Math.max(0, until - begun.at);
  }

  get reps(): readonly RecordedRep[] {
    return [...this.#reps.values()];
  }

  /** Ids of the teams that had it, each once, in order. */
  get teamIds(): readonly string[] {
    return [...this.#teamIds];
  }

  #take(event: EventContent, at: number): void {
    switch (event.kind) {
      case 'sessionStarted':
        this.#takeStart(at);
        break;
      case 'queueEntered':
        this.#takeQueue(event, at);
        break;
      case 'repJoined':
        this.#takeJoin(event.userId, event.gsnumber, at);
        break;
      case 'repLeft':
        this.#takeLeave(event.gsnumber, at);
        break;
      case 'customerLeft':
        this.#add({ at, type: 'Conference Member Departed', by: this.customer });
        break;
      case 'attributeSet':
        this.#takeAttribute(event.codeName, event.value, at);
        break;
      case 'chat':
        this.#takeChat(event, at);
        break;
      case 'logged':
        this.#takeLogged(event, at);
        break;
      case 'screenShared':
        this.isRecorded = true;
        break;
      case 'surveyAnswered':
        this.#takeSurvey(event, at);
        break;
      case 'sessionEnded':
        this.end = at;
        this.#over = at;
        this.#add({ at, type: 'Session End', by: SYSTEM });
        break;
      case 'sessionLost':
        this.#over = at;
        break;
      default:
        break;
    }
  }

  #add(event: RecordedEvent): void {
    this.events.push(event);
  }

  #takeStart(at: number): void {
    const { hostname, operatingSystem } = this.begun;
    const { publicIp: public_ip, privateIp: private_ip } = this.customerAddresses;
    const data = { name: this.customer.name, private_ip, public_ip, hostname, os: operatingSystem };
    this.#add({ at, type: 'Session Start', by: SYSTEM });
    this.#add({ at, type: 'Conference Member Added', by: this.customer, data });
  }

  #takeQueue(
    { queueId, queueName, teamId, userId }: Extract<EventContent, { kind: 'queueEntered' }>,
    at: number,
  ): void {
    if (teamId !== undefined) {
      this.#teamIds.add(teamId);
      this.primaryTeamId = teamId;
    }
    this.#ownerId = userId;
    const owner = this.#connectionOf(userId);
    if (owner) {
      owner.isOwner = true;
      this.primaryRep = owner;
    }
    if (this.#queueId !== queueId || owner) {
      const data = { owner: queueName, ...(teamId !== undefined && { team_id: teamId }) };
      this.#add({ at, type: 'Conference Owner Changed', by: SYSTEM, to: owner && partyOf(owner), data });
    }
    this.#queueId = queueId;
  }

  #takeJoin(userId: string, gsnumber: number, at: number): void {
    const profile = this.#registry.staff.get(userId);
    if (profile) {
      const rep = this.#reps.get(gsnumber) ?? { gsnumber, profile, joined: at, seconds: 0, isOwner: false };
      this.#reps.set(gsnumber, rep);
      this.#present.set(gsnumber, at);
      this.#add({ at, type: 'Conference Member Added', by: partyOf(rep), data: memberData(profile) });
      if (this.#ownerId === userId) {
        // The owner is back after a lost connection.
        rep.isOwner = true;
        this.primaryRep = rep;
      }
    }
  }

  #takeLeave(gsnumber: number, at: number): void {
    const rep = this.#reps.get(gsnumber);
    const since = this.#present.get(gsnumber);
    if (rep && since !== undefined) {
      this.#addSeconds(gsnumber, at - since);
      this.#present.delete(gsnumber);
      this.#add({ at, type: 'Conference Member Departed', by: partyOf(rep) });
    }
  }

  #takeAttribute(codeName: string, value: string, at: number): void {
    if (value === '') {
      this.attributes.delete(codeName);
    } else {
      this.attributes.set(codeName, value);
    }
    if (codeName === 'external_key') {
      this.#add({ at, type: 'External Key', by: SYSTEM, body: value, data: { external_key: value } });
    }
  }

  #takeChat({ from, to, body, apiAccount }: Extract<EventContent, { kind: 'chat' }>, at: number): void {
    const listener = this.#connectionOf(to ?? (from.type === 'customer' ? this.#ownerId : undefined));
    const destination = from.type === 'customer' || to !== undefined ? listener && partyOf(listener) : this.customer;
    this.#add({ at, type: 'Chat Message', by: this.#partyFor(from), to: destination, body, apiAccount });
  }

  #takeLogged(event: Extract<EventContent, { kind: 'logged' }>, at: number): void {
    const { eventType: type, from, to, body, files, systemInformation } = event;
    const people = { by: this.#partyFor(from), to: to && this.#partyFor(to) };
    const data = { ...event.data, ...this.#instanceData(type) };
    const some = Object.keys(data).length > 0 ? data : undefined;
    this.#add({ at, type, ...people, body, files, data: some, systemInformation });
  }

  /** Command shells are counted from 1 in the report, Show My Screen sessions from 0 (guide: CommandShellRecording). */
  #instanceData(type: string): Record<string, string> {
    const first = { 'Command Shell Session Started': 1, 'Show My Screen Recording': 0 }[type];
    if (first === undefined) {
      return {};
    }
    const instance = this.#instances.get(type) ?? first;
    this.#instances.set(type, instance + 1);
    return { instance: String(instance) };
  }

  #takeSurvey({ by, answers }: Extract<EventContent, { kind: 'surveyAnswered' }>, at: number): void {
    this.surveys.push({ by, answers });
    const questions = SURVEYS[by].filter(({ id }) => id in answers);
    const data = Object.fromEntries(
      questions.map(({ id, reportHeader }) => [reportHeader, answers[id]?.join('; ') ?? '']),
    );
    const type = by === 'customer' ? 'Customer Exit Survey' : 'Representative Exit Survey';
    const party = by === 'customer' ? this.customer : this.primaryRep && partyOf(this.primaryRep);
    this.#add({ at, type, by: party ?? SYSTEM, data });
  }

  #partyFor(actor: Actor): Party {
    if (actor.type === 'customer') {
      return this.customer;
    }
    const rep = actor.type === 'representative' ? this.#connectionOf(actor.userId) : undefined;
    return rep ? partyOf(rep) : SYSTEM;
  }

  /** The representative's last connection to the session. */
  #connectionOf(userId: string | undefined): RecordedRep | undefined {
    return [...this.#reps.values()].findLast(({ profile }) => profile.userId === userId);
  }

  #addSeconds(gsnumber: number, seconds: number): void {
    const rep = this.#reps.get(gsnumber);
    if (rep) {
      rep.seconds += Math.max(0, seconds);
    }
  }
}

function partyOf({ gsnumber, profile }: RecordedRep): Party {
  return { type: 'representative', gsnumber, name: profile.privateName };
}
