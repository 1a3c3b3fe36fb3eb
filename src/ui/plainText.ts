/** Controls, line breaks, and the marks that could turn the direction of what stands beside a text. */

const UNSAFE = /[\u0000-\u001f\u007f-\u009f\u2028\u2029\u202a-\u202e\u2066-\u2069\u200e\u200f]+/g;
const RIGHT_TO_LEFT = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]/;
const LONGEST = 200;

/**
 * What somebody else wrote, as one line for a row, a picker or the status bar: no control characters, no codicons,
 * bounded, and a right-to-left name keeps its direction to itself.
 */
export function oneLine(text: string): string {
  const line = text
    .slice(0, 4 * LONGEST)
    .replace(UNSAFE, ' ')
    .trim();
  const bounded = line.length > LONGEST ? firstCharacters(line) : line;
  const literal = bounded.replaceAll('$(', '\\$(');
  return RIGHT_TO_LEFT.test(literal) ? `\u2068${literal}\u2069` : literal;
}

function firstCharacters(line: string): string {
  const characters = Array.from(line);
  return characters.length > LONGEST ? `${characters.slice(0, LONGEST).join('')}…` : line;
}

/** The parts that say something, separated by a middle dot. */
export function dotted(...parts: readonly (string | undefined)[]): string {
  return parts.filter((part) => part !== undefined && part !== '').join(' · ');
}
