/** A value of a table. */
export type Cell = string | number | boolean | null | undefined;

/** What ends a cell or a line, whatever the program takes for its separator; a blank may be one too. */
const SEPARATOR = /[,;|\t\n\r\v\f\u001c-\u001f\u0085\u2028\u2029]/;
/** What programs pass over before a cell's text: blanks, quotes, and characters that nobody sees. */
const PASSED_OVER = /[\s"'\p{Cc}\p{Cf}\p{Default_Ignorable_Code_Point}\u2800]/u;
/** What makes a cell a formula, in the spellings of full width and others too. */
const FORMULA = /[=+\-@\u2212]/;
/** After a blank inside of a text, a dash or a plus begins a word. */
const FORMULA_AFTER_BLANK = /[=@]/;
const LINE_START = /^'*[\t\n\r]/;

/**
 * Rows as CSV (RFC 4180) with every cell in quotes, which spreadsheets open as text whatever separator they take: an
 * apostrophe stands wherever a formula could begin. Figures stay as they are. Without an end of line after the last row.
 */
export function csvLines(rows: readonly (readonly Cell[])[]): string {
  return rows.map((row) => row.map(quoted).join(',')).join('\r\n');
}

function quoted(cell: Cell): string {
  return `"${cellText(cell).replaceAll('"', '""')}"`;
}

/** Numbers are what they are: a figure below zero is no formula. */
function cellText(value: Cell): string {
  if (typeof value === 'string') {
    return guarded(value.toWellFormed().replaceAll('\u0000', ''));
  }
  return value === null || value === undefined ? '' : String(value);
}

/** A text with an apostrophe before all that a spreadsheet would take for a formula; `unguarded` takes them away. */
function guarded(text: string): string {
  const places = formulaPlaces(text);
  let written = '';
  let from = 0;
  for (const place of places) {
    written += `${text.slice(from, place)}'`;
    from = place;
  }
  return written + text.slice(from);
}

/** The text of a cell of ours as it was before it was written. */
export function unguarded(cell: string): string {
  let text = '';
  let from = 0;
  for (const place of formulaPlaces(cell)) {
    text += cell.slice(from, place);
    from = cell[place] === "'" ? place + 1 : place;
  }
  return text + cell.slice(from);
}

/** What a character is to a spreadsheet. */
type CharacterKind = 'separator' | 'blank' | 'passed over' | 'formula after a blank' | 'formula' | 'text';

function kindOf(character: string): CharacterKind {
  if (SEPARATOR.test(character)) {
    return 'separator';
  }
  if (PASSED_OVER.test(character)) {
    return /\s/.test(character) ? 'blank' : 'passed over';
  }
  const plain = character.normalize('NFKC');
  return FORMULA_AFTER_BLANK.test(plain) ? 'formula after a blank' : FORMULA.test(plain) ? 'formula' : 'text';
}

/** Of the characters that most texts are made of. */
const ASCII_KINDS = Array.from({ length: 0x80 }, (_, code) => kindOf(String.fromCharCode(code)));

/** Where cells begin that are formulas, rising; each character is looked at once, however many are passed over. */
function formulaPlaces(text: string): readonly number[] {
  const places = LINE_START.test(text) ? [0] : [];
  // Where a cell begins that holds nothing so far, and else where a word does; -1 in the middle of one.
  let cell = 0;
  let word = -1;
  for (let at = 0, end = 0; at < text.length; at = end) {
    const code = text.codePointAt(at) ?? 0;
    const kind = ASCII_KINDS[code] ?? kindOf(String.fromCodePoint(code));
    end = at + (code > 0xffff ? 2 : 1);
    if (kind === 'separator') {
      cell = end;
    } else if (kind === 'blank') {
      word = end;
    } else if (kind !== 'passed over') {
      const place = cell >= 0 ? cell : word;
      if (place >= 0 && (kind === 'formula after a blank' || (kind === 'formula' && cell >= 0))) {
        places.push(place);
      }
      cell = -1;
      word = -1;
    }
  }
  return places;
}
