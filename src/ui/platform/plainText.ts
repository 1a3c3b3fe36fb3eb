/** Control characters, line breaks, and marks that change the direction of the text around them. */
const UNSAFE = '\\u0000-\\u001f\\u007f-\\u009f\\u2028\\u2029\\u202a-\\u202e\\u2066-\\u2069\\u200e\\u200f';
/** Matches an isolated part, as `oneLine` makes it, which is harmless and kept, or unsafe characters. */
const ISOLATED_OR_UNSAFE = new RegExp(`(\\u2068[^${UNSAFE}]*\\u2069)|[${UNSAFE}]+`, 'g');
const RIGHT_TO_LEFT = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]/;

/** Word joiner: an invisible character at which no line breaks. */
const JOINER = '\u2060';

/** The most characters in a row, an item of a picker or the status bar. */
const LONGEST_NAME = 200;

/** The length at which VS Code itself cuts notifications. */
const LONGEST_TEXT = 1000;

/**
 * Returns a text of others as one line for a row, a picker or the status bar: without links and icons, cut to a length,
 * and isolated if it is right-to-left.
 */
export function oneLine(text: string): string {
  const line = inert(text, LONGEST_NAME);
  return RIGHT_TO_LEFT.test(line) ? `\u2068${line}\u2069` : line;
}

/**
 * Returns the text as VS Code may show it: one line of at most `longest` characters, in which VS Code finds no links
 * and no icons. Notifications, progress and input boxes make links of `[label](command:…)`, which run the command on a
 * click; pickers and the status bar make icons of `$(name)`. The text looks unchanged.
 */
export function inert(text: string, longest = LONGEST_TEXT): string {
  const line = text
    .slice(0, 4 * longest)
    .replace(ISOLATED_OR_UNSAFE, (_found, isolated: string | undefined) => isolated ?? ' ')
    .trim();
  return firstCharacters(line, longest).replaceAll('](', `]${JOINER}(`).replaceAll('$(', `$${JOINER}(`);
}

function firstCharacters(line: string, longest: number): string {
  if (line.length <= longest) {
    return line;
  }
  const characters = Array.from(line);
  if (characters.length <= longest) {
    return line;
  }
  // A cut inside an isolated part would change the direction of the text after it.
  const first = characters.slice(0, longest).join('');
  return `${first.replace(ISOLATED_OR_UNSAFE, (_found, isolated: string | undefined) => isolated ?? '')}…`;
}

/** Joins the texts that are not empty by a middle dot. */
export function dotted(...parts: readonly (string | undefined)[]): string {
  return parts.filter((part) => part !== undefined && part !== '').join(' · ');
}
