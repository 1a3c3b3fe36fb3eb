/** A range of the script's text, in UTF-16 units; `end` is exclusive. */
export interface TextSpan {
  readonly start: number;
  readonly end: number;
}

/** A range with its text, still encoded. */
export interface Piece extends TextSpan {
  readonly raw: string;
}

/** The text between two `&`. */
export interface ParameterNode extends TextSpan {
  readonly key: Piece;
  /** Undefined if there is no `=`. */
  readonly value: Piece | undefined;
}

/** A line's newline; empty for the last line. */
export type Newline = '' | '\n' | '\r\n';

interface Line extends TextSpan {
  readonly newline: Newline;
}

/** The line `BRCS1.0`, or an attempt at it. */
export interface HeaderLine extends Line {
  readonly kind: 'header';
  readonly raw: string;
}

/** A line of white space only. */
export interface EmptyLine extends Line {
  readonly kind: 'empty';
  readonly raw: string;
}

/** A command: its parameters, the first of which should be the action. */
export interface CommandLine extends Line {
  readonly kind: 'command';
  readonly parameters: readonly ParameterNode[];
}

/** The rest of a text that is far too long for a script, unparsed. */
export interface RestLine extends Line {
  readonly kind: 'rest';
  readonly raw: string;
}

export type ScriptLine = HeaderLine | EmptyLine | CommandLine | RestLine;

/** A parsed script, which contains every character of its text. */
export interface Script {
  readonly length: number;
  /** At least one line, which may be empty. */
  readonly lines: readonly ScriptLine[];
}
