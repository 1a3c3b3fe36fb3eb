/** Controls, line breaks, and the marks that could turn the direction of what stands beside a text. */
const UNSAFE = '\\u0000-\\u001f\\u007f-\\u009f\\u2028\\u2029\\u202a-\\u202e\\u2066-\\u2069\\u200e\\u200f';
/** An isolated part, which `oneLine` makes, turns nothing beside it and is kept. */
const ISOLATED_OR_UNSAFE = new RegExp(`(\\u2068[^${UNSAFE}]*\\u2069)|[${UNSAFE}]+`, 'g');
const RIGHT_TO_LEFT = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]/;

/** Word joiner: nobody sees it, and no line breaks at it. */
const JOINER = '\u2060';

/** A row, an item of a picker, the status bar. */
const LONGEST_NAME = 200;

/** VS Code cuts what notifications say at the same length. */
const LONGEST_TEXT = 1000;

/**
 * What somebody else wrote, as one line for a row, a picker or the status bar: inert as `inert` makes it, bounded, and
 * a right-to-left name keeps its direction to itself.
 */
export function oneLine(text: string): string {
  const line = inert(text, LONGEST_NAME);
  return RIGHT_TO_LEFT.test(line) ? `\u2068${line}\u2069` : line;
}

/**
 * The text as VS Code may show it: one line of at most `longest` characters, in which it finds neither links nor icons.
 * Notifications, progress and the texts of input boxes make a link of `[label](command:…)`, which runs the command on a
 * click; pickers and the status bar make an icon of `$(name)`. Both look as they were written, and are only text.
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
  // An isolated part that is cut in two would turn what stands beside it.
  const first = characters.slice(0, longest).join('');
  return `${first.replace(ISOLATED_OR_UNSAFE, (_found, isolated: string | undefined) => isolated ?? '')}…`;
}

/** The parts that say something, separated by a middle dot. */
export function dotted(...parts: readonly (string | undefined)[]): string {
  return parts.filter((part) => part !== undefined && part !== '').join(' · ');
}
