const ESCAPE = '\u001b';
/** Makes the terminal mark pasted text, so that its line breaks do not send it line by line. */
export const MARK_PASTES = `${ESCAPE}[?2004h`;

const TOKENS = /\u001b\[20[01]~|\u001b\r|\u001b\[[\d;]*[A-Za-z~]|\u001bO.|\u001b|[^\u001b]/gsu;
const graphemes = new Intl.Segmenter(undefined, { granularity: 'grapheme' });
const WIDE =
  /^(?:\p{Extended_Pictographic}|[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6])/u;
const NO_WIDTH = /^[\p{M}\u200b-\u200f]+$/u;

/** An event of the input: a line, or the end. */
export type LineEvent =
  | { readonly kind: 'line'; readonly text: string }
  /** Ctrl+D, or Ctrl+C on an empty line. */
  | { readonly kind: 'end' };

/** Edits one line in a terminal. It draws itself behind a prompt, also over several rows. */
export class LineEditor {
  readonly #prompt: string;
  readonly #promptWidth: number;
  #text = '';
  #pasting = false;
  #rows = 0;
  columns = 80;

  /** @param prompt the text before the line, with its escape sequences; `width` is its width without them. */
  constructor(prompt: string, width: number) {
    this.#prompt = prompt;
    this.#promptWidth = width;
  }

  /** Handles input of the terminal. Returns the finished lines and the end, in order. */
  type(data: string): readonly LineEvent[] {
    const done: LineEvent[] = [];
    for (const [token] of data.matchAll(TOKENS)) {
      const typed = this.#take(token);
      if (typed) {
        done.push(typed);
      }
    }
    return done;
  }

  /** Returns the output that draws prompt and line at the cursor. */
  draw(): string {
    const shown = this.#text.replaceAll('\n', ' ⏎ ');
    const width = this.#promptWidth + widthOf(shown);
    this.#rows = Math.floor(Math.max(0, width - 1) / Math.max(1, this.columns));
    return this.#prompt + shown;
  }

  /** Returns the output that erases the drawing; the cursor is then at the beginning of an empty row. */
  erase(): string {
    const up = this.#rows > 0 ? `${ESCAPE}[${this.#rows}A` : '';
    this.#rows = 0;
    return `${up}\r${ESCAPE}[J`;
  }

  #take(token: string): LineEvent | undefined {
    switch (token) {
      case `${ESCAPE}[200~`:
      case `${ESCAPE}[201~`:
        this.#pasting = token.endsWith('0~');
        return undefined;
      case '\r':
        if (!this.#pasting) {
          return this.#finish();
        }
        this.#text += '\n';
        return undefined;
      case '\n':
      case `${ESCAPE}\r`:
        this.#text += '\n';
        return undefined;
      case '\u007f':
      case '\b':
        this.#text = [...graphemes.segment(this.#text)]
          .slice(0, -1)
          .map(({ segment }) => segment)
          .join('');
        return undefined;
      case '\u0015':
        this.#text = '';
        return undefined;
      case '\u0003':
        if (this.#text === '') {
          return { kind: 'end' };
        }
        this.#text = '';
        return undefined;
      case '\u0004':
        return { kind: 'end' };
      default:
        this.#text += token < ' ' ? '' : token;
        return undefined;
    }
  }

  #finish(): LineEvent | undefined {
    const text = this.#text.trim();
    this.#text = '';
    return text === '' ? undefined : { kind: 'line', text };
  }
}

function widthOf(text: string): number {
  let width = 0;
  for (const { segment } of graphemes.segment(text)) {
    width += WIDE.test(segment) ? 2 : NO_WIDTH.test(segment) ? 0 : 1;
  }
  return width;
}
