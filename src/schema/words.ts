const LONGEST_SHOWN = 60;
const LONGEST_COMPARED = 64;

/** Returns `text` for a message: in quotation marks, shortened, without control characters. */
export function quoted(text: string): string {
  return `“${shortened(text)}”`;
}

/** Returns `text` on one line, shortened, without control characters. */
export function shortened(text: string, longest = LONGEST_SHOWN): string {
  const characters = Array.from(text.slice(0, 4 * longest)).map((each) => (/\p{C}/u.test(each) ? '\uFFFD' : each));
  const short = characters.length > longest ? [...characters.slice(0, longest), '…'] : characters;
  return short.join('');
}

/** True if `text` has more than so many characters, counted as people see them. */
export function isLongerThan(text: string, characters: number): boolean {
  // Counting UTF-16 units first avoids the slow count for nearly every value.
  return text.length > 2 * characters || (text.length > characters && Array.from(text).length > characters);
}

/** Returns the most similar of `names`, to suggest for a misspelled `text`; undefined if none is close. */
export function nearest(text: string, names: readonly string[]): string | undefined {
  const word = text.trim().toLowerCase();
  if (word === '' || word.length > LONGEST_COMPARED) {
    return undefined;
  }
  const limit = Math.max(1, Math.floor(word.length / 3)) + 1;
  let best: { name: string; distance: number } | undefined;
  for (const name of names) {
    const distance = distanceOf(word, name.toLowerCase());
    if (distance < (best?.distance ?? limit)) {
      best = { name, distance };
    }
  }
  return best?.name;
}

/** Levenshtein distance: the least number of letters to insert, delete or replace. */
function distanceOf(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, column) => column);
  for (const [index, letter] of Array.from(a).entries()) {
    const next = [index + 1];
    for (let column = 1; column < row.length; column++) {
      const replaced = (row[column - 1] ?? 0) + (letter === b[column - 1] ? 0 : 1);
      next.push(Math.min(replaced, (row[column] ?? 0) + 1, (next[column - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row.at(-1) ?? 0;
}
