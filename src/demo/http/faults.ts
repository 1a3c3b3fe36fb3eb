import type { Answer } from './answer.ts';

/** What can be made to go wrong on the demo site, for tests. */
export interface DemoFaults {
  /** Drops every state connection, without a closing handshake. */
  cutSockets(): void;
  /** The state connections that are open now stay open but say nothing more, not even to a ping. */
  freezeSockets(): void;
  /** Empties the state model and fills it again, as a restart of the appliance's processes does. */
  truncate(): void;
  /** The next `count` token requests are refused with `invalid_client`, whatever they bring. */
  refuseTokens(count: number): void;
  /** All tokens given out so far become invalid. */
  revokeTokens(): void;
  /** Every HTTP answer waits for this long; 0 ends it. */
  slow(milliseconds: number): void;
  /** The next call of the command API gets this answer. */
  nextCommandAnswer(status: number, type: string, body: string): void;
  /** Whether the appliance finds itself in good health. */
  setHealth(healthy: boolean): void;
  /** The next answer of the command API is cut in the middle. */
  halfAnswer(): void;
  /** The next answer of the reporting API is cut: a report after its first items, a file in the middle. */
  halfReport(): void;
  /** The next backup is cut in the middle. */
  halfBackup(): void;
  /** The next call of the reporting API gets this answer. */
  nextReportAnswer(status: number, type: string, body: string): void;
}

/** The faults that have been asked for and not yet happened. */
export class PendingFaults {
  #refusedTokens = 0;
  /** By the path of the API. */
  readonly #answers = new Map<string, Answer>();
  readonly #halves = new Set<string>();
  /** Milliseconds that every HTTP answer waits. */
  delay = 0;

  refuseTokens(count: number): void {
    this.#refusedTokens = count;
  }

  /** The next call of the API at `path` gets this answer. */
  setAnswer(path: string, answer: Answer): void {
    this.#answers.set(path, answer);
  }

  /** The next answer of the API at `path` is cut. */
  setHalfAnswer(path: string): void {
    this.#halves.add(path);
  }

  /** Whether this token request is to be refused. */
  takeTokenRefusal(): boolean {
    const refused = this.#refusedTokens > 0;
    this.#refusedTokens -= Number(refused);
    return refused;
  }

  takeAnswer(path: string): Answer | undefined {
    const answer = this.#answers.get(path);
    this.#answers.delete(path);
    return answer;
  }

  /** Whether this answer of the API at `path` is to be cut. */
  takeHalfAnswer(path: string): boolean {
    return this.#halves.delete(path);
  }
}
