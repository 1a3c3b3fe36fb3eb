import { isRecord } from '../../../state/connection/protocol.ts';

/** Parameters that only a signed address has, or one that lets anybody in. */
const SECRET_NAME =
  /(?:^|[-_.])sig(?:$|[-_.])|signature|signed|token|secret|passw|pwd|auth(?!or)|hmac|digest|credential|jwt|^policy$|(?:api|access|download)[-_]?key|^(?:hash|key|mac)$|^x-(?:amz|goog)-/i;
/** Names so short that they may stand for anything, where the value is short too. */
const SHORT_NAME = /^[hks]$/i;
const SHORT_VALUE = 6;
/** Parameters that name something, and let nobody in: their values may be long. */
const ID_NAME = /^(?:lsid|lsids|(?:.*_)?id|.*(?:Id|ID)|[gu]uid)$/;
/** A value that nobody makes up: long, and of letters and digits mixed. */
const RANDOM_VALUE = /^(?=.*\d)(?=.*[a-z])[\w.~%+/=-]{16,}$/i;
/** Stands in the place of a query that is left out. */
const LEFT_OUT = '…';

/**
 * A text without the signatures of the addresses in it, with which anybody could open what they lead to. They are known
 * by their shape, since sites have them in values of any name: an address whose query has a signature or a token. What
 * comes before the query stays.
 */
export function withoutSignatures(text: string): string {
  if (!/[?#@]/.test(text)) {
    return text;
  }
  return text.replace(/[^\s<>"'`]+/g, (word) => unsigned(withoutPassword(word)));
}

/** The same value with no signature in any text of it, as deep as it is. */
export function withoutAnySignature<T>(value: T): T {
  // A text stays a text, and a list or an object keeps its places and names.
  return copied(value) as T;
}

function copied(value: unknown): unknown {
  if (typeof value === 'string') {
    return withoutSignatures(value);
  }
  if (Array.isArray(value)) {
    return value.map(copied);
  }
  if (!isRecord(value)) {
    return value;
  }
  const copy = Object.assign({}, value);
  for (const name in copy) {
    copy[name] = copied(copy[name]);
  }
  return copy;
}

function unsigned(word: string): string {
  const at = word.search(/[?#]/);
  const isAddress = at >= 0 && /[/.]/.test(word.slice(0, at));
  return isAddress &&
    word
      .slice(at + 1)
      .split(/[&;#?]/)
      .some(isSecret)
    ? `${word.slice(0, at + 1)}${LEFT_OUT}`
    : word;
}

function isSecret(parameter: string): boolean {
  const at = parameter.indexOf('=');
  const name = decoded(parameter.slice(0, Math.max(at, 0)));
  const value = decoded(parameter.slice(at + 1));
  if (value === '' || ID_NAME.test(name)) {
    return false;
  }
  const isShort = SHORT_NAME.test(name) && value.length >= SHORT_VALUE;
  // The value may be an address itself.
  return isShort || SECRET_NAME.test(name) || RANDOM_VALUE.test(value) || unsigned(value) !== value;
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

function withoutPassword(word: string): string {
  const at = word.indexOf('://');
  const end = at < 0 ? -1 : word.indexOf('@', at);
  const user = end < 0 ? '' : word.slice(at + 3, end);
  return user.includes(':') && !user.includes('/') ? `${word.slice(0, at + 3)}${word.slice(end + 1)}` : word;
}
