import { withoutSignatures } from './models/signedAddresses.ts';
import type { SupportSession } from './items/sessions.ts';

/** Whether all words of `query` stand somewhere in the session, its chat, files and system information included. */
export function sessionMatches(session: SupportSession, query: string): boolean {
  const missing = new Set(
    normal(query)
      .split(/\s+/)
      .filter((word) => word !== ''),
  );
  return missing.size === 0 || someText(session, (text) => foundAll(missing, normal(text)));
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
const NOT_SEARCHED = /Url$|^(?:sessionType|eventType|type|gsnumber|utcOffset|encodedBody)$/;

function someText(value: unknown, found: (text: string) => boolean): boolean {
  if (typeof value === 'string') {
    return found(withoutSignatures(value));
  }
  if (Array.isArray(value)) {
    return value.some((item) => someText(item, found));
  }
  if (typeof value !== 'object' || value === null) {
    return false;
  }
  return Object.entries(value).some(([name, inner]) => !NOT_SEARCHED.test(name) && someText(inner, found));
}
