/** A representative as the one who did something. */
export interface RepActor {
  readonly type: 'representative';
  readonly userId: string;
  readonly name: string;
}

/** Who did something: a representative by `user_id`, the customer, somebody who attends, or the site itself. */
export type Actor =
  | RepActor
  | { readonly type: 'customer'; readonly name: string }
  | { readonly type: 'attendee'; readonly attendeeId: string; readonly name: string }
  | { readonly type: 'system' };

/** What a session began with. */
export interface SessionStart {
  readonly startMethod: string;
  readonly customerName: string;
  readonly customerCompany: string;
  readonly customerCompanyCode: string;
  /** The title of the issue, and its number; '' for none. */
  readonly issue: string;
  readonly issueId: string;
  readonly description: string;
  readonly priority: number;
  readonly clientType: string;
  readonly hostname: string;
  readonly operatingSystem: string;
  /** Of the public site. */
  readonly siteId: string;
}

/** A file that was transferred; the size in bytes. */
export interface TransferredFile {
  readonly name: string;
  readonly size: number;
}

/** A table of what was found on the customer's computer. */
export interface SystemTable {
  readonly name: string;
  readonly columns: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

/** What is logged in sessions beside people and chat, by the guide's event types (guide: SupportSession). */
export type LoggedType =
  | 'Callback Button Deployed'
  | 'Command Shell Session Started'
  | 'Directory Created'
  | 'File Deleted'
  | 'File Download'
  | 'File Download Failed'
  | 'File Moved'
  | 'File Upload'
  | 'File Upload Failed'
  | 'Files Shared'
  | 'Legal Agreement Response'
  | 'Registry Exported'
  | 'Registry Key Added'
  | 'Registry Key Deleted'
  | 'Registry Key Renamed'
  | 'Service Access Allowed'
  | 'Session Assigned'
  | 'Session Assignment Response'
  | 'Session Foreground Window Changed'
  | 'Session Note Added'
  | 'Show My Screen Recording'
  | 'System Information Retrieved';

/** One thing that was logged. */
export interface Logged {
  readonly kind: 'logged';
  readonly eventType: LoggedType;
  readonly from: Actor;
  readonly to?: Actor;
  readonly body?: string;
  readonly files?: readonly TransferredFile[];
  readonly data?: Readonly<Record<string, string>>;
  readonly systemInformation?: readonly SystemTable[];
}

/** A chat message. */
export interface Chat {
  readonly kind: 'chat';
  readonly from: Actor;
  /** The representative's `user_id`, for a message that only one is to see. */
  readonly to?: string;
  /** For a chat of a team, which has no session. */
  readonly teamId?: string;
  readonly body: string;
  /** The API account that sent it, as reports tell. */
  readonly apiAccount?: string;
}

/** A representative, and the number of the connection that the log tells them by. */
interface Connected {
  readonly userId: string;
  readonly name: string;
  readonly gsnumber: number;
}

interface QueueMove {
  readonly queueId: string;
  readonly queueName: string;
  /** The team whose queue it is, or the representative whose personal one. */
  readonly teamId?: string;
  readonly userId?: string;
}

interface Attending {
  readonly attendeeId: string;
  readonly name: string;
  readonly publicIp: string;
}

/** What happened. Queues are told by name, since their rows come and go. */
export type EventContent =
  | ({ readonly kind: 'sessionStarted' } & SessionStart)
  | ({ readonly kind: 'queueEntered' } & QueueMove)
  | ({ readonly kind: 'queueLeft' } & QueueMove)
  | ({ readonly kind: 'repJoined' } & Connected)
  | ({ readonly kind: 'repLeft' } & Connected)
  | { readonly kind: 'customerLeft' }
  | { readonly kind: 'attributeSet'; readonly codeName: string; readonly value: string }
  | Chat
  | Logged
  /** The customer's screen was shared, which is recorded. */
  | { readonly kind: 'screenShared' }
  | {
      readonly kind: 'surveyAnswered';
      readonly by: 'customer' | 'representative';
      /** By the id of the question. */
      readonly answers: Readonly<Record<string, readonly string[]>>;
    }
  | { readonly kind: 'sessionEnded' }
  /** Nobody knows how it ended: a restart, a power cut. */
  | { readonly kind: 'sessionLost' }
  | ({ readonly kind: 'repLoggedIn' } & Connected)
  | ({ readonly kind: 'repLoggedOut' } & Connected)
  | { readonly kind: 'presentationStarted'; readonly name: string }
  | { readonly kind: 'presentationEnded' }
  | ({ readonly kind: 'attendeeJoined' } & Attending)
  | ({ readonly kind: 'attendeeLeft' } & Attending);

/** One line of the history. */
export type HistoryEvent = EventContent & {
  /** Counts up from 1, also when old events have been dropped. */
  readonly sequence: number;
  /** Seconds since the epoch by the demo site's clock. The opening scene tells of the time before it. */
  readonly at: number;
  /** '' for what belongs to no session. */
  readonly lsid: string;
};

const MAX_EVENTS = 50_000;

/** Everything that has happened in sessions, append-only. When there is too much, the oldest tenth goes. */
export class History {
  readonly #most: number;
  #events: HistoryEvent[] = [];
  #byLsid = new Map<string, HistoryEvent[]>();
  #sequence = 0;

  /** @param most how many events are kept. */
  constructor(most = MAX_EVENTS) {
    this.#most = most;
  }

  /** In the order in which they were told. */
  get events(): readonly HistoryEvent[] {
    return this.#events;
  }

  /** The sessions and presentations that something is known of, in the order in which they were first told of. */
  get lsids(): readonly string[] {
    return [...this.#byLsid.keys()].filter((lsid) => lsid !== '');
  }

  append(at: number, lsid: string, content: EventContent): void {
    if (this.#events.length >= this.#most) {
      this.#events = this.#events.slice(Math.ceil(this.#most / 10));
      this.#byLsid = Map.groupBy(this.#events, (event) => event.lsid);
    }
    this.#sequence += 1;
    const event = { ...content, at, lsid, sequence: this.#sequence };
    this.#events.push(event);
    const same = this.#byLsid.get(lsid);
    if (same === undefined) {
      this.#byLsid.set(lsid, [event]);
    } else {
      same.push(event);
    }
  }

  /** What has happened in one session, oldest first; '' for what belongs to none. */
  ofSession(lsid: string): readonly HistoryEvent[] {
    return (this.#byLsid.get(lsid) ?? []).toSorted((one, other) => one.at - other.at);
  }
}
