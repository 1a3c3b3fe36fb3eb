/** Numbers in [0, 1) that are the same for the same seed. */
export type Random = () => number;

/** A generator of numbers by a seed (mulberry32). */
export function seededRandom(seed: number): Random {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** Characters and words that cause trouble in one language or another. */
const BITS: readonly Buffer[] = [
  ...[
    '<',
    '>',
    '&',
    '"',
    "'",
    '{',
    '}',
    '[',
    ']',
    ',',
    ':',
    ';',
    '=',
    '%',
    '\\',
    '/',
    '|',
    '*',
    '_',
    '#',
    '-',
    '+',
    '@',
  ],
  ...['<!--', '-->', '<![CDATA[', ']]>', '<?', '?>', '<!DOCTYPE a [', '&#0;', '&#x110000;', '&lol;', '</', '/>'],
  ...[
    '\\u0000',
    '\\ud800',
    '\\u{1}',
    'null',
    'true',
    '-0',
    '1e999',
    '9'.repeat(30),
    '-1',
    '0.1',
    'NaN',
    '1'.repeat(400),
  ],
  ...['__proto__', 'constructor', 'toString', 'hasOwnProperty', '$ref', '#/', '../', '..\\', 'file:///', 'javascript:'],
  ...[
    '\n',
    '\r\n',
    '\r',
    '\t',
    ' ',
    '\0',
    '\u2028',
    '\u202e',
    '\u200b',
    '\uFEFF',
    '\ud83d\ude00',
    'é',
    'e\u0301',
    'İ',
    'ß',
  ],
  ...[
    '[b]',
    '[/b]',
    '[url]',
    '[url=x]',
    '[/url]',
    '%00',
    '%zz',
    '%F0%9F',
    '{0}',
    '$&',
    '=cmd|',
    '!!binary',
    '*a',
    '&a ',
  ],
  ...['2021-02-30T25:61:61+99:99', '1970-01-01', '23:59:60', '1475308800', '-62135596801', '1e15'],
].map((text) => Buffer.from(text));
const NOT_UTF8 = [0x80, 0xc0, 0xe0, 0xf0, 0xff, 0xed].map((byte) => Buffer.of(byte));
const MOST_BYTES = 64 * 1024;

/** One or a few changes of `input`, with pieces of `others`. */
export function mutated(input: Buffer, others: readonly Buffer[], random: Random): Buffer {
  let result = input;
  for (let count = 1 + Math.floor(random() ** 3 * 12); count > 0; count--) {
    result = changed(result, others, random).subarray(0, MOST_BYTES);
  }
  return result;
}

/** Random bytes: any, or only those that texts are made of. */
export function anyBytes(random: Random): Buffer {
  const length = Math.floor(random() ** 4 * 4096);
  if (random() < 0.3) {
    return Buffer.from(Array.from({ length }, () => Math.floor(random() * 256)));
  }
  return Buffer.concat(Array.from({ length: Math.ceil(length / 4) }, () => bit(random)));
}

function changed(input: Buffer, others: readonly Buffer[], random: Random): Buffer {
  const at = Math.floor(random() * (input.length + 1));
  const end = Math.min(input.length, at + 1 + Math.floor(random() ** 4 * input.length));
  const piece = input.subarray(at, end);
  switch (Math.floor(random() * 7)) {
    case 0:
      return joined(input.subarray(0, at), input.subarray(end));
    case 1:
      return joined(input.subarray(0, at), bit(random), input.subarray(at));
    case 2:
      return joined(input.subarray(0, at), bit(random), input.subarray(end));
    case 3:
      return joined(input.subarray(0, end), ...Array.from({ length: 1 + Math.floor(random() ** 3 * 50) }, () => piece));
    case 4: {
      const other = pick(others, random) ?? input;
      const from = Math.floor(random() * other.length);
      return joined(input.subarray(0, at), other.subarray(from, from + 200), input.subarray(end));
    }
    case 5: {
      const flipped = Buffer.from(input);
      if (at < flipped.length) {
        flipped[at] = (flipped[at] ?? 0) ^ (1 << Math.floor(random() * 8));
      }
      return flipped;
    }
    default:
      return input.subarray(0, at);
  }
}

function bit(random: Random): Buffer {
  return pick(random() < 0.05 ? NOT_UTF8 : BITS, random) ?? Buffer.alloc(0);
}

function pick<T>(list: readonly T[], random: Random): T | undefined {
  return list[Math.floor(random() * list.length)];
}

function joined(...pieces: readonly Uint8Array[]): Buffer {
  return Buffer.concat(pieces);
}
