import { SiteError } from '../../site/errors.ts';
import { ObjectEnds } from './objectEnds.ts';

const NEWLINE = 0x0a;
const CLOSE_OBJECT = 0x7d;
/** Within one message they can only stand in a string. */
const BETWEEN_OBJECTS = ['}{', '} {'];
/** Far above the largest snapshot, far below what would take the editor down. */
const LIMIT_BYTES = 256 * 1024 * 1024;

/**
 * Cuts the frames of the state socket into messages ("Protocol of the Real-Time State API"): each ends with a newline,
 * may span many frames cut anywhere, and a frame may hold several. Where a site leaves the newline out, a message also
 * ends with the frame that completes its JSON.
 */
export class MessageFraming {
  readonly #limitBytes: number;
  /** The frames of the message that is not complete yet; joined once, so that many small frames cost linear time. */
  #pending: Buffer[] = [];
  #pendingBytes = 0;
  /** How many of the pending frames the search for the JSON's end has seen. */
  #searched = 0;
  #ends = new ObjectEnds();
  #hasNewlines = false;

  constructor(limitBytes = LIMIT_BYTES) {
    this.#limitBytes = limitBytes;
  }

  /** Whether a message has begun that is not complete yet. */
  get isWithinMessage(): boolean {
    return this.#pendingBytes > 0;
  }

  /**
   * Takes the next frame, which the caller must not change afterwards, and gives the messages it completes, in UTF-8,
   * without their newlines and without blank ones. Throws SiteError `too-large` when a message outgrows the limit.
   */
  push(frame: Uint8Array | string): readonly Buffer[] {
    const bytes = asBuffer(frame);
    const messages: Buffer[] = [];
    let start = 0;
    for (let end = bytes.indexOf(NEWLINE); end !== -1; end = bytes.indexOf(NEWLINE, start)) {
      this.#hasNewlines = true;
      // A site that has nothing to say may send empty lines alone.
      if (end > start || this.#pendingBytes > 0) {
        this.#keep(bytes.subarray(start, end));
        addLine(messages, this.#take());
      }
      start = end + 1;
    }
    const rest = start === 0 ? bytes : bytes.subarray(start);
    this.#keep(rest);
    // Where a site ends its messages with newlines, one that takes several frames is not worth the search.
    const mayBeWhole = !this.#hasNewlines || this.#pending.length === 1;
    if (mayBeWhole && lastVisible(rest) === CLOSE_OBJECT) {
      this.#takeObjects(messages);
    }
    return messages;
  }

  #keep(part: Buffer): void {
    if (part.length === 0 || (this.#pendingBytes === 0 && isBlank(part))) {
      return;
    }
    this.#pendingBytes += part.length;
    if (this.#pendingBytes > this.#limitBytes) {
      this.#drop();
      throw new SiteError('too-large', 'The site sent a state message that is too large to read.');
    }
    this.#pending.push(part);
  }

  /** A newline byte is never part of another UTF-8 character, so a whole message always decodes on its own. */
  #take(): Buffer {
    const [first] = this.#pending;
    const whole = this.#pending.length === 1 && first !== undefined ? first : Buffer.concat(this.#pending);
    this.#drop();
    return whole;
  }

  #drop(): void {
    this.#pending = [];
    this.#pendingBytes = 0;
    this.#searched = 0;
    this.#ends = new ObjectEnds();
  }

  /** Takes the JSON objects that are complete by now. Each frame is searched once, however small the frames are. */
  #takeObjects(messages: Buffer[]): void {
    const ends: number[] = [];
    for (const part of this.#pending.slice(this.#searched)) {
      this.#ends.search(part, ends);
    }
    this.#searched = this.#pending.length;
    if (this.#ends.isBroken && !this.#hasNewlines) {
      this.#startOver(messages);
    } else if (ends.length > 0 && !this.#ends.isBroken) {
      this.#cut(ends, messages);
    }
  }

  /** Nothing but the frame itself marks where the next message begins when the one before is no JSON. */
  #startOver(messages: Buffer[]): void {
    const last = this.#pending.pop();
    const broken = this.#pending.length > 0;
    addUnlessBlank(messages, this.#take());
    if (last !== undefined && broken) {
      this.#keep(last);
      this.#takeObjects(messages);
    } else if (last !== undefined) {
      messages.push(last);
    }
  }

  #cut(ends: readonly number[], messages: Buffer[]): void {
    const ended = this.#ends;
    const whole = this.#take();
    let start = 0;
    for (const end of ends) {
      addUnlessBlank(messages, whole.subarray(start, end));
      start = end;
    }
    const rest = whole.subarray(start);
    if (!isBlank(rest)) {
      this.#keep(rest);
      this.#ends = ended.after(start);
      this.#searched = 1;
    }
  }
}

/** Adds a line: a message, or several where the site leaves some newlines out. */
function addLine(messages: Buffer[], line: Buffer): void {
  const ends: number[] = [];
  if (BETWEEN_OBJECTS.some((text) => line.includes(text))) {
    const search = new ObjectEnds();
    search.search(line, ends);
    if (search.isBroken) {
      ends.length = 0;
    }
  }
  let start = 0;
  for (const end of ends) {
    addUnlessBlank(messages, line.subarray(start, end));
    start = end;
  }
  addUnlessBlank(messages, line.subarray(start));
}

function addUnlessBlank(messages: Buffer[], message: Buffer): void {
  if (!isBlank(message)) {
    messages.push(message);
  }
}

function isBlank(message: Buffer): boolean {
  return message.every(isBlankByte);
}

function lastVisible(bytes: Buffer): number | undefined {
  return bytes.findLast((byte) => !isBlankByte(byte));
}

function isBlankByte(byte: number): boolean {
  return byte === 0x20 || (byte >= 0x09 && byte <= 0x0d);
}

function asBuffer(frame: Uint8Array | string): Buffer {
  if (Buffer.isBuffer(frame)) {
    return frame;
  }
  return typeof frame === 'string'
    ? Buffer.from(frame, 'utf8')
    : Buffer.from(frame.buffer, frame.byteOffset, frame.byteLength);
}
