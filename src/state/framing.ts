import { SiteError } from '../site/errors.ts';

const NEWLINE = 0x0a;
/** Far above the largest snapshot, far below what would take the editor down. */
const LIMIT_BYTES = 256 * 1024 * 1024;

/**
 * Cuts the byte stream of the state socket into messages ("Protocol of the Real-Time State API"): each ends with a
 * newline, may span many frames cut anywhere, and a frame may hold several.
 */
export class MessageFraming {
  readonly #limitBytes: number;
  /** The frames of the message that is not complete yet; joined once, so that many small frames cost linear time. */
  #pending: Buffer[] = [];
  #pendingBytes = 0;

  constructor(limitBytes = LIMIT_BYTES) {
    this.#limitBytes = limitBytes;
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
      this.#keep(bytes.subarray(start, end));
      const message = this.#take();
      if (!isBlank(message)) {
        messages.push(message);
      }
      start = end + 1;
    }
    this.#keep(bytes.subarray(start));
    return messages;
  }

  #keep(part: Buffer): void {
    if (part.length === 0) {
      return;
    }
    this.#pendingBytes += part.length;
    if (this.#pendingBytes > this.#limitBytes) {
      this.#pending = [];
      this.#pendingBytes = 0;
      throw new SiteError('too-large', 'The site sent a state message that is too large to read.');
    }
    this.#pending.push(part);
  }

  /** A newline byte is never part of another UTF-8 character, so a whole message always decodes on its own. */
  #take(): Buffer {
    const [first] = this.#pending;
    const whole = this.#pending.length === 1 && first !== undefined ? first : Buffer.concat(this.#pending);
    this.#pending = [];
    this.#pendingBytes = 0;
    return whole;
  }
}

function isBlank(message: Buffer): boolean {
  return message.every((byte) => byte === 0x20 || (byte >= 0x09 && byte <= 0x0d));
}

function asBuffer(frame: Uint8Array | string): Buffer {
  return typeof frame === 'string'
    ? Buffer.from(frame, 'utf8')
    : Buffer.from(frame.buffer, frame.byteOffset, frame.byteLength);
}
