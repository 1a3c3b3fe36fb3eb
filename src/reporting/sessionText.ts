import { isRecord } from '../state/connection/protocol.ts';
import { withoutSignatures } from './models/text/signedAddresses.ts';
import type { SupportSession } from './items/sessions.ts';

/** Whether all words of `query` stand somewhere in the session, its chat, files and system information included. */
export function sessionMatches(session: SupportSession, query: string): boolean {
  return sessionSearch(query)(session);
}

/** As `sessionMatches`, for a query that many sessions are asked. */
export function sessionSearch(query: string): (session: SupportSession) => boolean {
  const words = normal(query)
    .split(/\s+/)
    .filter((word) => word !== '');
  return (session) => {
    const missing = new Set(words);
    return missing.size === 0 || someText(session, (text) => foundAll(missing, normal(text)));
  };
}

function foundAll(missing: Set<string>, text: string): boolean {
  for (const word of missing) {
    if (text.includes(word)) {
      missing.delete(word);
    }
  }
  return missing.size === 0;
}

/** Upper and lower case are the same, and so are the ways to write an accent. */
function normal(text: string): string {
  return text.normalize('NFC').toLowerCase();
}

/** Signed addresses and the site's own words are nothing to search in. */
const NOT_SEARCHED: ReadonlySet<string> = new Set([
  'sessionType',
  'eventType',
  'type',
  'gsnumber',
  'utcOffset',
  'encodedBody',
]);

function isSearched(name: string): boolean {
  return !name.endsWith('Url') && !NOT_SEARCHED.has(name);
}

function someText(value: unknown, found: (text: string) => boolean): boolean {
  if (typeof value === 'string') {
    return found(withoutSignatures(value));
  }
  if (Array.isArray(value)) {
    return value.some((item) => someText(item, found));
  }
  if (!isRecord(value)) {
    return false;
  }
  for (const name in value) {
    const inner = value[name];
    if (mayHoldText(inner) && isSearched(name) && someText(inner, found)) {
      return true;
    }
  }
  return false;
}

/** Most of what a site may tell of a session is not there. */
function mayHoldText(value: unknown): boolean {
  return typeof value === 'string' || Array.isArray(value) ? value.length > 0 : isRecord(value);
}
