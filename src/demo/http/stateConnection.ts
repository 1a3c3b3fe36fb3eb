import { StringDecoder } from 'node:string_decoder';
import * as v from 'valibot';
import type { RawData, WebSocket } from 'ws';
import type { ApiAccount } from './accounts.ts';
import type { ModelUpdate } from '../sim/rowChanges.ts';
import type { Random } from '../sim/random.ts';
import { TABLE_NAMES, type TableName } from '../sim/tables.ts';

const Authenticate = v.object({
  type: v.literal('authenticate'),
  credentials: v.object({ bearer_token: v.string() }),
});
const Subscribe = v.object({
  type: v.literal('subscribe'),
  tables: v.union([v.literal('all'), v.array(v.picklist(TABLE_NAMES))]),
});

const MAX_MESSAGE_CHARACTERS = 64 * 1024;
/** Bytes of a frame, where a message takes several. */
const SMALLEST_FRAME = 1024;
const LARGEST_FRAME = 8191;
/** How far an integration may get behind before it is disconnected. */
const MAX_BUFFERED_BYTES = 64 * 1024 * 1024;

/** What a connection asks of the site it belongs to. */
export interface StateServer {
  readonly random: Random;
  /** Seconds since the epoch. */
  now(): number;
  accountOf(token: string): ApiAccount | undefined;
  /** Whether one more connection may receive updates. */
  hasRoom(): boolean;
  /** All rows of the tables, after everybody was told of all changes so far. */
  snapshot(tables: readonly TableName[]): ModelUpdate;
}

/** One integration's connection to the state model, through all phases of the guide's protocol. */
export class StateConnection {
  readonly #socket: WebSocket;
  readonly #server: StateServer;
  readonly #lines = new LineReader(MAX_MESSAGE_CHARACTERS);
  #phase: 'authentication' | 'subscription' | 'updates' | 'over' = 'authentication';
  #tables: readonly TableName[] = [];
  #frozen = false;

  constructor(socket: WebSocket, server: StateServer) {
    this.#socket = socket;
    this.#server = server;
    socket.on('message', (data: RawData) => this.#receive(data));
    socket.on('error', () => socket.terminate());
    socket.on('close', () => {
      this.#phase = 'over';
    });
  }

  get isAuthenticated(): boolean {
    return this.#phase !== 'authentication';
  }

  get isSubscribed(): boolean {
    return this.#phase === 'updates';
  }

  /** Tells what has changed in the subscribed tables. */
  update(update: ModelUpdate): void {
    if (this.#phase !== 'updates') {
      return;
    }
    const [insert, changed, deleted] = [
      this.#part(update.insert),
      this.#part(update.update),
      this.#part(update.delete),
    ];
    if (insert || changed || deleted) {
      this.#send({
        type: update.type,
        ...(insert && { insert }),
        ...(changed && { update: changed }),
        ...(deleted && { delete: deleted }),
      });
    }
  }

  /** Tells that all rows of all tables are gone. */
  truncate(): void {
    if (this.#phase === 'updates') {
      this.#send({ type: 'truncate_model' });
    }
  }

  /** Stays open and falls silent. */
  freeze(): void {
    this.#frozen = true;
    this.#socket.pause();
  }

  /** Ends the connection at once. */
  cut(): void {
    this.#socket.terminate();
  }

  #receive(data: RawData): void {
    try {
      const chunk = Array.isArray(data) ? Buffer.concat(data) : Buffer.from(data as Buffer);
      for (const line of this.#lines.read(chunk)) {
        this.#answer(JSON.parse(line));
      }
    } catch {
      this.#socket.close(1007, 'The message cannot be read.');
    }
  }

  #answer(message: unknown): void {
    switch (this.#phase) {
      case 'authentication':
        this.#authenticate(message);
        break;
      case 'subscription':
        this.#subscribe(message);
        break;
      case 'updates':
        this.#socket.close(1002, 'No message is expected in this phase.');
        break;
      case 'over':
        break;
    }
  }

  #authenticate(message: unknown): void {
    const type = 'authenticate_response';
    const read = v.safeParse(Authenticate, message);
    if (!read.success) {
      this.#refuse({ type, reason: 'Expected an authenticate message with a bearer token.' });
      return;
    }
    const account = this.#server.accountOf(read.output.credentials.bearer_token);
    if (!account) {
      this.#refuse({ type, reason: 'The bearer token is invalid or has expired.' });
    } else if (account.permissions.perm_real_time_state !== 1) {
      this.#refuse({ type, reason: 'The API account does not have permission to use the Real-Time State API.' });
    } else {
      this.#phase = 'subscription';
      this.#send({ type, success: true });
    }
  }

  #subscribe(message: unknown): void {
    const type = 'subscribe_response';
    const read = v.safeParse(Subscribe, message);
    const timestamp = this.#server.now();
    if (!read.success) {
      this.#refuse({ type, timestamp, reason: 'Expected a subscribe message with "all" or names of tables.' });
    } else if (!this.#server.hasRoom()) {
      this.#refuse({ type, timestamp, reason: 'The maximum number of connected integrations is reached.' });
    } else {
      const { tables } = read.output;
      this.#tables = tables === 'all' ? TABLE_NAMES : TABLE_NAMES.filter((name) => tables.includes(name));
      const snapshot = this.#server.snapshot(this.#tables);
      this.#phase = 'updates';
      this.#send({ type, timestamp, success: true });
      this.#send(snapshot);
    }
  }

  #refuse(response: { readonly type: string; readonly timestamp?: number; readonly reason: string }): void {
    this.#send({ ...response, success: false });
    this.#phase = 'over';
    this.#socket.close(1008, 'Refused.');
  }

  /** Of what is given by table, the subscribed tables; undefined when nothing is left. */
  #part<V>(byTable: Readonly<Record<string, V>> | undefined): Record<string, V> | undefined {
    const own = Object.entries(byTable ?? {}).filter(([table]) => this.#tables.some((name) => name === table));
    return own.length > 0 ? Object.fromEntries(own) : undefined;
  }

  #send(message: unknown): void {
    if (this.#frozen) {
      return;
    }
    if (this.#socket.bufferedAmount > MAX_BUFFERED_BYTES) {
      this.#socket.terminate();
      return;
    }
    for (const frame of toFrames(message, this.#server.random)) {
      this.#socket.send(frame, { binary: true }, () => undefined);
    }
  }
}

/**
 * A message of the state protocol in UTF-8, ended by a newline and cut into frames. A large one is cut anywhere, also
 * inside a character, for "the data may be broken up in multiple parts" (guide: Model Updates).
 */
function toFrames(message: unknown, random: Random): Buffer[] {
  const bytes = Buffer.from(`${JSON.stringify(message)}\n`, 'utf8');
  const frames: Buffer[] = [];
  for (let start = 0; start < bytes.length;) {
    const end = bytes.length <= LARGEST_FRAME ? bytes.length : start + random.integer(SMALLEST_FRAME, LARGEST_FRAME);
    frames.push(bytes.subarray(start, end));
    start = end;
  }
  return frames;
}

/** Puts lines together from chunks that may end anywhere. */
class LineReader {
  readonly #decoder = new StringDecoder('utf8');
  readonly #maxCharacters: number;
  #rest = '';

  /** @param maxCharacters how long a line may get. */
  constructor(maxCharacters: number) {
    this.#maxCharacters = maxCharacters;
  }

  /** The lines that `chunk` completes. Throws a RangeError when a line gets too long. */
  read(chunk: Buffer): string[] {
    const lines = `${this.#rest}${this.#decoder.write(chunk)}`.split('\n');
    this.#rest = lines.pop() ?? '';
    if ([...lines, this.#rest].some((line) => line.length > this.#maxCharacters)) {
      throw new RangeError('The message is too long.');
    }
    return lines.filter((line) => line.trim() !== '');
  }
}
