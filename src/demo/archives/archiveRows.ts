import { rowName, type ArchiveIds } from './archiveIds.ts';
import { AVAILABLE, routing } from '../sim/representatives.ts';
import { toWire, type ModelUpdate, type WireRow } from '../sim/rowChanges.ts';
import {
  clientRow,
  generalQueueRow,
  personalQueueRow,
  representativeRow,
  sessionRow,
  teamQueueRow,
} from '../sim/tables.ts';
import type { HistoryEvent } from '../sim/history.ts';
import type { RepProfile } from '../company/people.ts';
import { TEAMS, type Team } from '../company/configuration.ts';

interface Present {
  readonly at: number;
  readonly profile: RepProfile;
}

interface Session {
  readonly id: string;
  /** Of the customer's client while it is there. */
  clientId: string | undefined;
  /** Of the rows of those in the session, by user id. */
  readonly links: Map<string, string>;
  /** By code name. */
  readonly attributes: Map<string, string>;
}

interface Presentation {
  readonly id: string;
  readonly presenterId: string | undefined;
  /** By the history's number. */
  readonly attendees: Map<string, string>;
}

type EventOf<K extends HistoryEvent['kind']> = Extract<HistoryEvent, { readonly kind: K }>;

/** Works out from the history how the rows of the system state model changed. */
export class ArchiveRows {
  readonly #ids: ArchiveIds;
  readonly #staff: ReadonlyMap<string, RepProfile>;
  readonly #present = new Map<string, Present>();
  readonly #sessions = new Map<string, Session>();
  /** Sessions whose first queue is not told yet. */
  readonly #arriving = new Map<string, EventOf<'sessionStarted'>>();
  readonly #presentations = new Map<string, Presentation>();

  constructor(ids: ArchiveIds, staff: ReadonlyMap<string, RepProfile>) {
    this.#ids = ids;
    this.#staff = staff;
  }

  /** The queues that are always open. */
  openQueues(at: number): ModelUpdate {
    const teams = TEAMS.filter(({ persistent }) => persistent);
    const rows = teams.map((team) => [this.#teamQueue(team), teamQueueRow(team, at)] as const);
    return insert('queue', { [this.#ids.of(rowName.general())]: generalQueueRow(at), ...Object.fromEntries(rows) });
  }

  /** What the event did to rows, in order. */
  changes(event: HistoryEvent): readonly ModelUpdate[] {
    switch (event.kind) {
      case 'repLoggedIn':
        return this.#logIn(event);
      case 'repLoggedOut':
        return this.#logOut(event);
      case 'sessionStarted':
        this.#arriving.set(event.lsid, event);
        return [];
      case 'queueEntered':
        return this.#enter(event);
      case 'presentationStarted':
      case 'presentationEnded':
      case 'attendeeJoined':
      case 'attendeeLeft':
        return this.#presentationChanges(event);
      default:
        return this.#sessionChanges(event);
    }
  }

  #sessionChanges(event: HistoryEvent): readonly ModelUpdate[] {
    const session = this.#sessions.get(event.lsid);
    if (session === undefined) {
      return event.kind === 'repJoined' ? this.#presenterJoins(event) : [];
    }
    switch (event.kind) {
      case 'repJoined':
        return this.#join(session, event);
      case 'repLeft':
        return this.#leave(session, event.userId);
      case 'attributeSet':
        return this.#setAttribute(session, event);
      case 'customerLeft':
        return this.#customerLeaves(session);
      case 'logged':
        return event.eventType === 'Service Access Allowed' && session.clientId !== undefined
          ? [update('customer_client', { [session.clientId]: { elevated: 1 } })]
          : [];
      case 'sessionEnded':
      case 'sessionLost':
        return this.#end(event.lsid, session);
      default:
        return [];
    }
  }

  #logIn({ userId, at }: EventOf<'repLoggedIn'>): readonly ModelUpdate[] {
    const profile = this.#staff.get(userId);
    if (profile === undefined || this.#present.has(userId)) {
      return [];
    }
    this.#present.set(userId, { at, profile });
    const [id, queueId] = [this.#ids.of(rowName.rep(userId, at)), this.#ids.of(rowName.personal(userId, at))];
    const teams = TEAMS.filter(({ codeName }) => codeName in profile.teams);
    const opened = teams.filter(
      (team) => !team.persistent && this.#members(team).every(({ profile: { userId: other } }) => other === userId),
    );
    const queues = opened.map((team) => [this.#teamQueue(team), teamQueueRow(team, at)] as const);
    const created = { created_timestamp: at, representative_id: id };
    const general = this.#ids.of(rowName.general());
    const members = [
      ...teams.map((team) => ({ teamId: team.id, queue_id: this.#teamQueue(team), role: roleIn(profile, team) })),
      ...(profile.type === 'normal' ? [{ teamId: '', queue_id: general, role: 'member' }] : []),
    ].map(({ teamId, ...row }) => [this.#ids.of(rowName.member(userId, at, teamId)), { ...created, ...row }] as const);
    return [
      insert('queue', { [queueId]: personalQueueRow(profile, at), ...Object.fromEntries(queues) }),
      insert('representative', {
        [id]: toWire({ ...representativeRow(profile, queueId, at), ...routing(AVAILABLE, 0) }),
      }),
      insert('representative_queue', Object.fromEntries(members)),
    ];
  }

  #logOut({ userId }: EventOf<'repLoggedOut'>): readonly ModelUpdate[] {
    const present = this.#present.get(userId);
    if (present === undefined) {
      return [];
    }
    const { at, profile } = present;
    const left = [...this.#sessions.values()].flatMap((session) => this.#leave(session, userId));
    this.#present.delete(userId);
    const teams = TEAMS.filter(({ codeName }) => codeName in profile.teams);
    const closed = teams.filter((team) => !team.persistent && this.#members(team).length === 0);
    const members = ['', ...teams.map((team) => team.id)].map((id) => this.#ids.of(rowName.member(userId, at, id)));
    return [
      ...left,
      remove('representative_queue', profile.type === 'normal' ? members : members.slice(1)),
      remove('representative', [this.#ids.of(rowName.rep(userId, at))]),
      remove('queue', [this.#ids.of(rowName.personal(userId, at)), ...closed.map((team) => this.#teamQueue(team))]),
    ];
  }

  #enter({ lsid, teamId, userId, at }: EventOf<'queueEntered'>): readonly ModelUpdate[] {
    const queueId = this.#queueOf(teamId, userId);
    const isTeamQueue = teamId !== undefined;
    const arriving = this.#arriving.get(lsid);
    if (arriving !== undefined) {
      this.#arriving.delete(lsid);
      return this.#start(arriving, queueId, isTeamQueue);
    }
    const row = {
      queue_id: queueId,
      queue_entry_timestamp: at,
      ...(isTeamQueue && { primary_team_queue_id: queueId }),
    };
    const session = this.#sessions.get(lsid);
    return session === undefined ? [] : [update('support_session', { [session.id]: row })];
  }

  #start(event: EventOf<'sessionStarted'>, queueId: string, isTeamQueue: boolean): readonly ModelUpdate[] {
    const { lsid, at } = event;
    const [id, clientId] = [this.#ids.of(rowName.session(lsid)), this.#ids.of(rowName.client(lsid))];
    this.#sessions.set(lsid, { id, clientId, links: new Map(), attributes: new Map() });
    const row = sessionRow(event, { lsid, at, pickup: at + 120, queueId, isTeamQueue });
    return [
      insert('support_session', { [id]: row }),
      insert('customer_client', { [clientId]: toWire(clientRow(event, id, at)) }),
    ];
  }

  #join(session: Session, { lsid, userId, at }: EventOf<'repJoined'>): readonly ModelUpdate[] {
    const present = this.#present.get(userId);
    if (present === undefined || session.links.has(userId)) {
      return [];
    }
    const id = this.#ids.of(rowName.link(lsid, userId, at));
    session.links.set(userId, id);
    const representative_id = this.#ids.of(rowName.rep(userId, present.at));
    const row = { created_timestamp: at, representative_id, support_session_id: session.id };
    return [insert('representative_support_session', { [id]: row })];
  }

  #leave(session: Session, userId: string): readonly ModelUpdate[] {
    const link = session.links.get(userId);
    session.links.delete(userId);
    return link === undefined ? [] : [remove('representative_support_session', [link])];
  }

  #setAttribute(session: Session, event: EventOf<'attributeSet'>): readonly ModelUpdate[] {
    const { lsid, codeName, value, at } = event;
    const id = this.#ids.of(rowName.attribute(lsid, codeName));
    const known = session.attributes.has(codeName);
    if (value === '') {
      session.attributes.delete(codeName);
      return known ? [remove('support_session_attribute', [id])] : [];
    }
    session.attributes.set(codeName, id);
    const row = { code_name: codeName, created_timestamp: at, support_session_id: session.id, value };
    return [
      known
        ? update('support_session_attribute', { [id]: { value } })
        : insert('support_session_attribute', { [id]: row }),
    ];
  }

  #customerLeaves(session: Session): readonly ModelUpdate[] {
    const { clientId } = session;
    session.clientId = undefined;
    return clientId === undefined ? [] : [remove('customer_client', [clientId])];
  }

  #end(lsid: string, session: Session): readonly ModelUpdate[] {
    this.#sessions.delete(lsid);
    return [
      ...this.#customerLeaves(session),
      remove('representative_support_session', [...session.links.values()]),
      remove('support_session_attribute', [...session.attributes.values()]),
      remove('support_session', [session.id]),
    ];
  }

  /** The presenter of a presentation that has begun. */
  #presenterJoins({ lsid, userId, at }: EventOf<'repJoined'>): readonly ModelUpdate[] {
    const presentation = this.#presentations.get(lsid);
    const present = this.#present.get(userId);
    if (presentation === undefined || present === undefined) {
      return [];
    }
    const presenterId = this.#ids.of(rowName.presenter(lsid));
    this.#presentations.set(lsid, { ...presentation, presenterId });
    const representative_id = this.#ids.of(rowName.rep(userId, present.at));
    const row = { created_timestamp: at, presentation_session_id: presentation.id, representative_id };
    return [insert('presenter', { [presenterId]: row })];
  }

  #presentationChanges(
    event: EventOf<'presentationStarted' | 'presentationEnded' | 'attendeeJoined' | 'attendeeLeft'>,
  ): readonly ModelUpdate[] {
    const { lsid, at } = event;
    const id = this.#ids.of(rowName.presentation(lsid));
    if (event.kind === 'presentationStarted') {
      this.#presentations.set(lsid, { id, presenterId: undefined, attendees: new Map() });
      return [insert('presentation_session', { [id]: { created_timestamp: at, lsid, presentation_name: event.name } })];
    }
    const presentation = this.#presentations.get(lsid);
    if (presentation === undefined) {
      return [];
    }
    const { attendees, presenterId } = presentation;
    if (event.kind === 'presentationEnded') {
      this.#presentations.delete(lsid);
      return [
        remove('attendee', [...attendees.values()]),
        remove('presenter', presenterId === undefined ? [] : [presenterId]),
        remove('presentation_session', [id]),
      ];
    }
    const attendee = this.#ids.of(rowName.attendee(lsid, event.attendeeId));
    if (event.kind === 'attendeeLeft') {
      return attendees.delete(event.attendeeId) ? [remove('attendee', [attendee])] : [];
    }
    attendees.set(event.attendeeId, attendee);
    const { name, publicIp } = event;
    const row = { connected: 1, created_timestamp: at, name, presentation_session_id: id, public_ip: publicIp };
    return [insert('attendee', { [attendee]: row })];
  }

  #queueOf(teamId: string | undefined, userId: string | undefined): string {
    const present = this.#present.get(userId ?? '');
    if (userId !== undefined && present !== undefined) {
      return this.#ids.of(rowName.personal(userId, present.at));
    }
    return this.#ids.of(teamId === undefined ? rowName.general() : rowName.team(teamId));
  }

  #teamQueue({ id }: Team): string {
    return this.#ids.of(rowName.team(id));
  }

  #members({ codeName }: Team): readonly Present[] {
    return [...this.#present.values()].filter(({ profile }) => codeName in profile.teams);
  }
}

function roleIn({ teams }: RepProfile, { codeName }: Team): string {
  return teams[codeName] ?? 'member';
}

function insert(table: string, rows: Readonly<Record<string, WireRow>>): ModelUpdate {
  return { type: 'model_update', insert: { [table]: rows } };
}

function update(table: string, rows: Readonly<Record<string, WireRow>>): ModelUpdate {
  return { type: 'model_update', update: { [table]: rows } };
}

function remove(table: string, ids: readonly string[]): ModelUpdate {
  return { type: 'model_update', delete: { [table]: ids } };
}
