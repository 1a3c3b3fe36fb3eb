import { escapeOf, isUnreserved, percentEncode } from '../percentEncoding.ts';
import { canonical } from '../print.ts';
import { fix, type Fix, type ProblemList, type RuleCode } from './problems.ts';
import type { Piece, TextSpan } from '../syntax.ts';

/** Matches a part of a key or value with one kind of encoding fault. */
const SUSPECT = /(?:%[0-9A-Fa-f]{2})+|%| +|\++|[:/?#[\]@!$&'()*,;=]+|[^A-Za-z0-9\-._~%+ :/?#[\]@!$&'()*,;=]+/g;

/** Reserved characters of RFC 3986 (section 2.2) without the plus sign, which has its own rule. */
const RESERVED = /^[:/?#[\]@!$&'()*,;=]/;

/** The length in UTF-16 units up to which a value is checked; no valid one is nearly as long. */
export const LONGEST_CHECKED = 50_000;

/** Checks the percent-encoding of one key or value (guide: RFC 3986, section 2.1). */
export function checkEncoding(problems: ProblemList, piece: Piece): void {
  let encodeAll: readonly Fix[] | undefined;
  for (const { 0: text, index } of piece.raw.slice(0, LONGEST_CHECKED).matchAll(SUSPECT)) {
    if (problems.isFull) {
      return;
    }
    const range = { start: piece.start + index, end: piece.start + index + text.length };
    const fault = faultOf(text);
    if (fault) {
      encodeAll ??= piece.raw.length > LONGEST_CHECKED ? [] : [fix('Encode canonically', piece, canonical(piece.raw))];
      problems.add(fault.code, range, fault.message, ...(fault.fixes?.(range) ?? encodeAll));
    }
  }
}

interface EncodingFault {
  readonly code: RuleCode;
  readonly message: string;
  /** The fixes, if they differ from encoding the whole key or value. */
  readonly fixes?: (range: TextSpan) => readonly Fix[];
}

function faultOf(text: string): EncodingFault | undefined {
  if (text === '%') {
    return {
      code: 'bad-escape',
      message: 'A % must be followed by two hexadecimal digits. Write %25 for the character itself.',
      fixes: (range) => [fix('Write %25', range, '%25')],
    };
  }
  if (text.startsWith('%')) {
    return escapeFault(text);
  }
  if (text.startsWith(' ')) {
    return { code: 'raw-space', message: 'A space must be written as %20.' };
  }
  if (text.startsWith('+')) {
    return {
      code: 'raw-plus',
      message: 'A + is a plus sign here, not a space. Write %2B or %20 to be clear.',
      fixes: (range) => [
        fix('Write %20, a space', range, '%20'.repeat(text.length)),
        fix('Write %2B, a plus sign', range, '%2B'.repeat(text.length)),
      ],
    };
  }
  return RESERVED.test(text)
    ? { code: 'reserved-character', message: `Reserved characters are best encoded: ${percentEncode(text)}.` }
    : {
        code: 'raw-character',
        message: 'Only letters, digits and -._~ of ASCII may stand here as they are. Percent-encode the rest as UTF-8.',
      };
}

function escapeFault(escapes: string): EncodingFault | undefined {
  const bytes = Buffer.from(escapes.replaceAll('%', ''), 'hex');
  if (!isUtf8(bytes)) {
    const latin = percentEncode(bytes.toString('latin1'));
    return {
      code: 'not-utf8',
      message: 'These bytes are not UTF-8.',
      fixes: (range) => [fix('Read them as Latin-1 and encode as UTF-8', range, latin)],
    };
  }
  const unneeded = Array.from(bytes, (byte) => String.fromCharCode(byte)).find(isUnreserved);
  if (unneeded !== undefined) {
    return { code: 'unneeded-escape', message: `${escapeOf(unneeded)} need not be encoded: it is ${unneeded}.` };
  }
  return escapes === escapes.toUpperCase()
    ? undefined
    : { code: 'lower-case-escape', message: 'The hexadecimal digits of an escape are written in upper case.' };
}

function isUtf8(bytes: Buffer): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return true;
  } catch {
    return false;
  }
}
