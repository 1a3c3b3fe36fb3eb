/** A value of a table. */
export type Cell = string | number | boolean | null | undefined;

/** Characters that end a cell or a line, for every separator that a spreadsheet may use; a blank may be one too. */
const SEPARATOR = /[,;|\t\n\r\v\f\u001c-\u001f\u0085\u2028\u2029]/;
/** Characters that spreadsheets skip before a cell's text: blanks, quotes and invisible ones. */
const SKIPPED = /[\s"'\p{Cc}\p{Cf}\p{Default_Ignorable_Code_Point}\u2800]/u;
/** Characters that start a formula, after normalization of full-width forms and others. */
const FORMULA = /[=+\-@\u2212]/;
/** Characters that start a formula after a blank too; a dash or a plus there starts a word. */
const FORMULA_AFTER_BLANK = /[=@]/;
const LINE_START = /^'*[\t\n\r]/;

/**
 * Returns rows as CSV (RFC 4180), every cell in quotes, without a line end after the last row. Text cells get an
 * apostrophe wherever a formula could start, so that spreadsheets show them as text; numbers are unchanged.
 */
export function csvLines(rows: readonly (readonly Cell[])[]): string {
  return rows.map((row) => row.map(quoted).join(',')).join('\r\n');
}

function quoted(cell: Cell): string {
  return `"${cellText(cell).replaceAll('"', '""')}"`;
}

/** Numbers are not guarded: a negative one is no formula. */
function cellText(value: Cell): string {
  if (typeof value === 'string') {
    return guarded(value.toWellFormed().replaceAll('\u0000', ''));
  }
  return value === null || value === undefined ? '' : String(value);
}

/** Inserts an apostrophe wherever a spreadsheet would start a formula; `unguarded` removes them. */
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

/** Returns the original text of a cell that `csvLines` wrote. */
export function unguarded(cell: string): string {
  let text = '';
  let from = 0;
  for (const place of formulaPlaces(cell)) {
    text += cell.slice(from, place);
    from = cell[place] === "'" ? place + 1 : place;
  }
  return text + cell.slice(from);
}

/** The role of a character when a spreadsheet looks for formulas. */
type CharacterKind = 'separator' | 'blank' | 'skipped' | 'formula after a blank' | 'formula' | 'text';

function kindOf(character: string): CharacterKind {
  if (SEPARATOR.test(character)) {
    return 'separator';
  }
  if (SKIPPED.test(character)) {
    return /\s/.test(character) ? 'blank' : 'skipped';
  }
  const plain = character.normalize('NFKC');
  return FORMULA_AFTER_BLANK.test(plain) ? 'formula after a blank' : FORMULA.test(plain) ? 'formula' : 'text';
}

/** The kinds of ASCII characters, precomputed because most texts have no others. */
const ASCII_KINDS = Array.from({ length: 0x80 }, (_, code) => kindOf(String.fromCharCode(code)));

/**
 * Returns the positions where formulas start, in ascending order. Reads each character once, however many are skipped.
 */
function formulaPlaces(text: string): readonly number[] {
  const places = LINE_START.test(text) ? [0] : [];
  // `cell` is the start of a cell that is empty so far, `word` the start of a word; -1 in the middle of one.
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
    } else if (kind !== 'skipped') {
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
