import type { Piece } from './syntax.ts';

/** Letters, digits and `-._~`: what RFC 3986 says never to encode (section 2.3). */
const UNRESERVED = /^[A-Za-z0-9\-._~]$/;
const ESCAPES = /(?:%[0-9A-Fa-f]{2})+/g;

/** `text` percent-encoded in the one canonical way: all but the unreserved characters, in upper-case hex of UTF-8. */
export function percentEncode(text: string): string {
  return encodeURIComponent(text.toWellFormed()).replace(/[!'()*]/g, escapeOf);
}

/**
 * The text that `raw` stands for. Never throws: a `%` without two hex digits stands for itself, bytes that are no UTF-8
 * become U+FFFD. A `+` is a plus sign, as in RFC 3986.
 */
export function percentDecode(raw: string): string {
  return raw.includes('%')
    ? raw.replace(ESCAPES, (run) => Buffer.from(run.replaceAll('%', ''), 'hex').toString('utf8'))
    : raw;
}

const decoded = new WeakMap<Piece, string>();
/** Shorter texts are decoded faster than they are looked up. */
const WORTH_KEEPING = 1000;

/** As `percentDecode`, for a piece of a script; long ones are decoded once. */
export function decodedPiece(piece: Piece): string {
  const { raw } = piece;
  if (raw.length < WORTH_KEEPING) {
    return percentDecode(raw);
  }
  const text = decoded.get(piece) ?? percentDecode(raw);
  decoded.set(piece, text);
  return text;
}

/** Whether `character` is one that is never encoded. */
export function isUnreserved(character: string): boolean {
  return UNRESERVED.test(character);
}

/** The escape of one ASCII character. */
export function escapeOf(character: string): string {
  return `%${character.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`;
}
