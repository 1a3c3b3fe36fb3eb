/** Who did something: a representative by `user_id`, the customer, or the site itself. */
export type Actor =
  | { readonly type: 'representative'; readonly userId: string; readonly name: string }
  | { readonly type: 'customer'; readonly name: string }
  | { readonly type: 'system' };

/** What a session began with. */
export interface SessionStart {
  readonly startMethod: string;
  readonly customerName: string;
  readonly customerCompany: string;
  readonly customerCompanyCode: string;
  readonly issue: string;
  readonly description: string;
  readonly priority: number;
  readonly clientType: string;
  readonly hostname: string;
  readonly operatingSystem: string;
}

/** What happened. Queues are told by name, since their rows come and go. */
export type Happening =
  | ({ readonly kind: 'sessionStarted' } & SessionStart)
  | { readonly kind: 'queueEntered' | 'queueLeft'; readonly queueId: string; readonly queueName: string }
  | { readonly kind: 'repJoined' | 'repLeft'; readonly userId: string; readonly name: string }
  | { readonly kind: 'customerLeft' }
  | { readonly kind: 'attributeSet'; readonly codeName: string; readonly value: string }
  | {
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
  | { readonly kind: 'sessionEnded' };

/** One line of the history. */
export type HistoryEvent = Happening & {
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
  #sequence = 0;

  /** @param most how many events are kept. */
  constructor(most = MAX_EVENTS) {
    this.#most = most;
  }

  /** In the order in which they were told. */
  get events(): readonly HistoryEvent[] {
    return this.#events;
  }

  append(at: number, lsid: string, happening: Happening): void {
    if (this.#events.length >= this.#most) {
      this.#events = this.#events.slice(Math.ceil(this.#most / 10));
    }
    this.#sequence += 1;
    this.#events.push({ ...happening, at, lsid, sequence: this.#sequence });
  }

  /** What has happened in one session, oldest first. */
  ofSession(lsid: string): readonly HistoryEvent[] {
    return this.#events.filter((event) => event.lsid === lsid).sort((one, other) => one.at - other.at);
  }
}
