/** A stretch of the script's text, in UTF-16 units from its beginning; `end` is the first unit after it. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** A stretch of text as it is written, still encoded. */
export interface Piece extends Span {
  readonly raw: string;
}

/** What stands between two `&`. */
export interface ParameterNode extends Span {
  readonly key: Piece;
  /** Undefined where there is no `=`. */
  readonly value: Piece | undefined;
}

/** A line's end as it is written; empty on the last line. */
export type Newline = '' | '\n' | '\r\n';

interface Line extends Span {
  readonly newline: Newline;
}

/** The line `BRCS1.0`, or one that means to be it. */
export interface HeaderLine extends Line {
  readonly kind: 'header';
  readonly raw: string;
}

/** A line with nothing but white space on it. */
export interface EmptyLine extends Line {
  readonly kind: 'empty';
  readonly raw: string;
}

/** A command: its parameters, of which the first should be the action. */
export interface CommandLine extends Line {
  readonly kind: 'command';
  readonly parameters: readonly ParameterNode[];
}

/** All that follows in a text that is far too long for a script. */
export interface RestLine extends Line {
  readonly kind: 'rest';
  readonly raw: string;
}

export type ScriptLine = HeaderLine | EmptyLine | CommandLine | RestLine;

/** A script, complete: every character of the text is in it. */
export interface Script {
  readonly length: number;
  /** At least one, which may be empty. */
  readonly lines: readonly ScriptLine[];
}
