import type { History } from './history.ts';
import type { RepProfile } from '../company/people.ts';
import type { SupportSession } from './sessions.ts';
import { generalQueueRow, personalQueueRow, representativeRow, teamQueueRow } from './tables.ts';
import { STATUSES, TEAMS, type Team } from '../company/configuration.ts';
import type { DemoModel } from './demoModel.ts';

/** How a representative stands to session assignment. */
export interface Presence {
  readonly idle: boolean;
  readonly busy: boolean;
  /** Automatic session assignment. */
  readonly enabled: boolean;
}

/** Ready for sessions. */
export const AVAILABLE: Presence = { idle: false, busy: false, enabled: true };

/** How representatives pause; most of them step away. */
export const PAUSES: readonly Presence[] = [
  { idle: true, busy: false, enabled: true },
  { idle: true, busy: false, enabled: true },
  { idle: false, busy: true, enabled: true },
  { idle: false, busy: false, enabled: false },
];

/** A representative who is logged in, with the rows that say so. */
export interface LoggedInRep {
  readonly profile: RepProfile;
  /** The id of the `representative` row. */
  readonly id: string;
  /** The number of this connection, by which the log tells of it. */
  readonly gsnumber: number;
  /** The personal queue. */
  readonly queueId: string;
  /** Ids of `representative_queue` rows by queue id. */
  readonly memberships: ReadonlyMap<string, string>;
  /** Changed by whoever starts and ends sessions. */
  readonly sessions: Set<SupportSession>;
  presence: Presence;
}

/** From how many sessions on a representative counts as busy. */
const BUSY_SESSIONS = 3;
/** Numbers of connections are used again after so many. */
export const MAX_CONNECTIONS = 900;

/** Who is logged in, and the queues that are open because of it. */
export class Representatives {
  readonly #model: DemoModel;
  readonly #history: History;
  #connections = 0;
  readonly #loggedIn = new Map<string, LoggedInRep>();
  /** By the personal queue. */
  readonly #owners = new Map<string, LoggedInRep>();
  readonly #teamQueues = new Map<string, string>();
  /** The queue of customers who belong to no team. */
  readonly generalQueueId: string;

  /** Opens the queues that need nobody. */
  constructor(model: DemoModel, history: History, at: number) {
    this.#model = model;
    this.#history = history;
    this.generalQueueId = model.insert('queue', generalQueueRow(at));
    for (const team of TEAMS.filter(({ persistent }) => persistent)) {
      this.#openTeamQueue(team, at);
    }
  }

  /** By `user_id`. */
  get loggedIn(): ReadonlyMap<string, LoggedInRep> {
    return this.#loggedIn;
  }

  /** The queue row of a team by its code name; the general queue where the team has none open. */
  queueOf(teamCodeName: string | undefined): string {
    return this.#teamQueues.get(teamCodeName ?? '') ?? this.generalQueueId;
  }

  /** By username; undefined when nobody of that name is logged in. */
  byUsername(username: string): LoggedInRep | undefined {
    return [...this.#loggedIn.values()].find(({ profile }) => profile.username === username);
  }

  isTeamQueue(queueId: string): boolean {
    return this.#model.rows('queue').get(queueId)?.type === 'team';
  }

  /** The queue's name, and the team or the representative that it belongs to. */
  describeQueue(queueId: string): { readonly queueName: string; readonly teamId?: string; readonly userId?: string } {
    const row = this.#model.rows('queue').get(queueId);
    const owner = this.#owners.get(queueId);
    return {
      queueName: row?.name ?? '',
      ...(row?.support_team_id && { teamId: row.support_team_id }),
      ...(owner && { userId: owner.profile.userId }),
    };
  }

  logIn(profile: RepProfile, at: number, presence: Presence = AVAILABLE): LoggedInRep {
    const queueId = this.#model.insert('queue', personalQueueRow(profile, at));
    const sessions = new Set<SupportSession>();
    const id = this.#model.insert('representative', {
      ...representativeRow(profile, queueId, at),
      ...routing(presence, sessions.size),
    });
    this.#connections = (this.#connections % MAX_CONNECTIONS) + 1;
    const memberships = this.#addMemberships(profile, id, at);
    const rep = { profile, id, gsnumber: this.#connections, queueId, memberships, sessions, presence };
    this.#loggedIn.set(profile.userId, rep);
    this.#owners.set(queueId, rep);
    this.#history.append(at, '', { kind: 'repLoggedIn', ...connectionOf(rep) });
    return rep;
  }

  /** The representative's sessions must have been handed on before. */
  logOut(rep: LoggedInRep): void {
    for (const membership of rep.memberships.values()) {
      this.#model.delete('representative_queue', membership);
    }
    this.#model.delete('representative', rep.id);
    this.#model.delete('queue', rep.queueId);
    this.#loggedIn.delete(rep.profile.userId);
    this.#owners.delete(rep.queueId);
    this.#history.append(this.#model.now(), '', { kind: 'repLoggedOut', ...connectionOf(rep) });
    this.closeUnusedQueues();
  }

  /** Who could be given a session of this queue now, by the queue's kind. */
  availableFor(queueId: string): LoggedInRep[] {
    const owner = this.#owners.get(queueId);
    if (owner) {
      return owner.presence.idle ? [] : [owner];
    }
    return [...this.#loggedIn.values()].filter(
      (rep) => rep.memberships.has(queueId) && routing(rep.presence, rep.sessions.size).routing_available,
    );
  }

  /** Changes what is given of the presence and lets the row follow. */
  setPresence(rep: LoggedInRep, change: Partial<Presence>): void {
    rep.presence = { ...rep.presence, ...change };
    this.refresh(rep);
  }

  /** Gives the status with this code name; false when the site has no such status. */
  setStatus(rep: LoggedInRep, codeName: string): boolean {
    const status = STATUSES.find((known) => known.codeName === codeName);
    if (!status) {
      return false;
    }
    const { displayAs } = status;
    this.setPresence(rep, displayAs ? { idle: displayAs === 'away', busy: displayAs === 'busy' } : AVAILABLE);
    return true;
  }

  /** Lets the row follow after the presence or the number of sessions changed. */
  refresh(rep: LoggedInRep): void {
    this.#model.update('representative', rep.id, routing(rep.presence, rep.sessions.size));
  }

  /** Closes team queues that are not persistent once no member is logged in and no session refers to them. */
  closeUnusedQueues(): void {
    for (const team of TEAMS.filter(({ persistent }) => !persistent)) {
      const queueId = this.#teamQueues.get(team.codeName);
      if (queueId !== undefined && !this.#isNeeded(queueId)) {
        this.#teamQueues.delete(team.codeName);
        this.#model.delete('queue', queueId);
      }
    }
  }

  #isNeeded(queueId: string): boolean {
    const sessions = this.#model.rows('support_session').values();
    return (
      [...this.#loggedIn.values()].some((rep) => rep.memberships.has(queueId)) ||
      [...sessions].some((row) => row.queue_id === queueId || row.primary_team_queue_id === queueId)
    );
  }

  #addMemberships(profile: RepProfile, representativeId: string, at: number): Map<string, string> {
    const memberships = new Map<string, string>();
    const enter = (queueId: string, role: string) => {
      const row = { created_timestamp: at, queue_id: queueId, representative_id: representativeId, role };
      memberships.set(queueId, this.#model.insert('representative_queue', row));
    };
    for (const team of TEAMS) {
      const role = profile.teams[team.codeName];
      if (role) {
        enter(this.#teamQueues.get(team.codeName) ?? this.#openTeamQueue(team, at), role);
      }
    }
    if (profile.type === 'normal') {
      enter(this.generalQueueId, 'member');
    }
    return memberships;
  }

  #openTeamQueue(team: Team, at: number): string {
    const queueId = this.#model.insert('queue', teamQueueRow(team, at));
    this.#teamQueues.set(team.codeName, queueId);
    return queueId;
  }
}

/** How the log tells of a representative. */
export function connectionOf({ profile, gsnumber }: Pick<LoggedInRep, 'profile' | 'gsnumber'>) {
  return { userId: profile.userId, name: profile.publicName, gsnumber };
}

/** The `routing_*` fields of a representative who has `sessions` in hand. */
export function routing(presence: Presence, sessions: number) {
  const busy = presence.busy || sessions >= BUSY_SESSIONS;
  return {
    routing_available: presence.enabled && !presence.idle && !busy,
    routing_busy: busy,
    routing_enabled: presence.enabled,
    routing_idle: presence.idle,
  };
}
