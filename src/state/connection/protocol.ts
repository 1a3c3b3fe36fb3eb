import { parseCheckedJson } from '../../base/json.ts';
import { checkBrackets } from '../../base/jsonLimits.ts';
import { SiteError } from '../../site/errors.ts';

/** Rows as a site sends them: table, row id, field, value. Shapes are checked where the rows are taken over. */
export type Tables = Readonly<Record<string, unknown>>;

/** What a site tells to change, in one step: inserts first, then updates, then deletes. */
export interface ModelUpdate {
  readonly type: 'model_update';
  readonly insert?: Tables;
  readonly update?: Tables;
  /** Row ids by table. */
  readonly delete?: Readonly<Record<string, readonly string[]>>;
}

/** A message that changes rows; `truncate_model` takes all of them away. */
export type RowMessage = ModelUpdate | { readonly type: 'truncate_model' };

/** The answer to `authenticate`. `reason` is the site's own, empty when it gives none. */
export interface AuthenticateResponse {
  readonly type: 'authenticate_response';
  readonly success: boolean;
  readonly reason: string;
}

/** The answer to `subscribe`. `timestamp` is the site's clock in seconds since the epoch. */
export interface SubscribeResponse {
  readonly type: 'subscribe_response';
  readonly success: boolean;
  readonly reason: string;
  readonly timestamp: number | undefined;
}

/** A message from the site ("Protocol of the Real-Time State API"). */
export type StateMessage =
  AuthenticateResponse | SubscribeResponse | RowMessage | { readonly type: 'unknown'; readonly name: string };

/** The message that signs in with an OAuth bearer token, newline included. */
export function authenticateMessage(token: string): string {
  return `${JSON.stringify({ type: 'authenticate', credentials: { bearer_token: token } })}\n`;
}

/** The message that asks for tables, newline included. */
export function subscribeMessage(tables: 'all' | readonly string[]): string {
  return `${JSON.stringify({ type: 'subscribe', tables })}\n`;
}

/**
 * Reads one message, given as text or in UTF-8. Wrongly shaped parts of a message are left out; a type the guide does not know is `unknown`.
 * Throws SiteError `bad-answer` when the text is not a JSON object, `too-large` when it has too many parts.
 */
export function readMessage(json: Uint8Array | string): StateMessage {
  const bytes = withoutMark(typeof json === 'string' ? Buffer.from(json) : json);
  checkSize(bytes);
  const message = parseObject(utf8(bytes));
  switch (message['type']) {
    case 'authenticate_response':
      return { type: 'authenticate_response', ...readOutcome(message) };
    case 'subscribe_response':
      return { type: 'subscribe_response', ...readOutcome(message), timestamp: readTimestamp(message['timestamp']) };
    // The older name is still sent by some sites.
    case 'model_update':
    case 'update_model':
      return readUpdate(message);
    case 'truncate_model':
      return { type: 'truncate_model' };
    default:
      return { type: 'unknown', name: readText(message['type']) };
  }
}

/** Whether `value` is an object that is no array. */
export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Without a byte-order mark, which JSON does not know. */
function withoutMark(bytes: Uint8Array): Uint8Array {
  return bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? bytes.subarray(3) : bytes;
}

function checkSize(bytes: Uint8Array): void {
  try {
    checkBrackets(asBuffer(bytes));
  } catch (error) {
    throw new SiteError(
      'too-large',
      'The site sent a state message of too many parts to be read.',
      {},
      { cause: error },
    );
  }
}

function asBuffer({ buffer, byteOffset, byteLength }: Uint8Array): Buffer {
  return Buffer.from(buffer, byteOffset, byteLength);
}

function utf8(bytes: Uint8Array): string {
  return asBuffer(bytes).toString('utf8');
}

function parseObject(text: string): Record<string, unknown> {
  let value: unknown;
  try {
    value = parseCheckedJson(text);
  } catch (error) {
    throw new SiteError('bad-answer', 'The site sent a state message that is not JSON.', {}, { cause: error });
  }
  if (!isRecord(value)) {
    throw new SiteError('bad-answer', 'The site sent a state message that is not a JSON object.');
  }
  return value;
}

function readOutcome(message: Record<string, unknown>): { success: boolean; reason: string } {
  const success = message['success'];
  return {
    success: success === true || success === 1 || success === 'true' || success === '1',
    reason: readText(message['reason']),
  };
}

function readTimestamp(value: unknown): number | undefined {
  const seconds = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
  return typeof seconds === 'number' && Number.isFinite(seconds) ? seconds : undefined;
}

function readText(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

function readUpdate(message: Record<string, unknown>): ModelUpdate {
  const inserts = message['insert'];
  const updates = message['update'];
  const deletes = message['delete'];
  return {
    type: 'model_update',
    ...(isRecord(inserts) && { insert: inserts }),
    ...(isRecord(updates) && { update: updates }),
    ...(isRecord(deletes) && { delete: readDeletes(deletes) }),
  };
}

function readDeletes(deletes: Record<string, unknown>): Record<string, readonly string[]> {
  return Object.fromEntries(Object.entries(deletes).map(([table, ids]) => [table, readIds(ids)]));
}

/** The guide has a list of strings; numbers, and an object keyed by row id, mean the same. */
function readIds(ids: unknown): readonly string[] {
  if (Array.isArray(ids)) {
    return ids.filter((id) => typeof id === 'string' || typeof id === 'number').map(String);
  }
  return isRecord(ids) ? Object.keys(ids) : [];
}
