import type { Piece } from './syntax.ts';

/** Letters, digits and `-._~`, which need no encoding (RFC 3986, section 2.3). */
const UNRESERVED = /^[A-Za-z0-9\-._~]$/;
const ESCAPES = /(?:%[0-9A-Fa-f]{2})+/g;

/** Percent-encodes `text` canonically: all but the unreserved characters, in upper-case hex of UTF-8. */
export function percentEncode(text: string): string {
  return encodeURIComponent(text.toWellFormed()).replace(/[!'()*]/g, escapeOf);
}

/**
 * Decodes percent-encoding. Never throws: a `%` without two hex digits is kept, invalid UTF-8 becomes U+FFFD. A `+` is
 * a plus sign, as in RFC 3986.
 */
export function percentDecode(raw: string): string {
  return raw.includes('%')
    ? raw.replace(ESCAPES, (run) => Buffer.from(run.replaceAll('%', ''), 'hex').toString('utf8'))
    : raw;
}

const decoded = new WeakMap<Piece, string>();
/** Minimal length of a text whose decoding is cached; shorter ones decode faster than a look-up. */
const WORTH_KEEPING = 1000;

/** Like `percentDecode`, for a piece of a script; long pieces are decoded once. */
export function decodedPiece(piece: Piece): string {
  const { raw } = piece;
  if (raw.length < WORTH_KEEPING) {
    return percentDecode(raw);
  }
  const text = decoded.get(piece) ?? percentDecode(raw);
  decoded.set(piece, text);
  return text;
}

/** True if `character` needs no encoding. */
export function isUnreserved(character: string): boolean {
  return UNRESERVED.test(character);
}

/** Returns the percent-encoding of one ASCII character. */
export function escapeOf(character: string): string {
  return `%${character.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`;
}
