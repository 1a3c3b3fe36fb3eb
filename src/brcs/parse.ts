import type { CommandLine, Newline, ParameterNode, Piece, Script, ScriptLine } from './syntax.ts';

/** The most lines or parameters that are parsed; the rest of the text is kept unparsed. */
const MAX_LINES = 5000;
const MAX_PARAMETERS = 5000;

const HEADER = /^[\uFEFF\s]*BRCS/i;

/** Parses a script. Accepts any text and keeps all of it: `printScript` returns the same text. */
export function parseScript(text: string): Script {
  const lines: ScriptLine[] = [];
  for (let start = 0; ;) {
    if (lines.length === MAX_LINES) {
      lines.push({ kind: 'rest', start, end: text.length, newline: '', raw: text.slice(start) });
      return { length: text.length, lines };
    }
    const lineFeed = text.indexOf('\n', start);
    lines.push(readLine(text, start, lineFeed));
    if (lineFeed < 0) {
      return { length: text.length, lines };
    }
    start = lineFeed + 1;
  }
}

/** Parses only the line at `offset`. A newline belongs to the line before it. */
export function parseLineAt(text: string, offset: number): ScriptLine {
  const start = offset <= 0 ? 0 : text.lastIndexOf('\n', offset - 1) + 1;
  return readLine(text, start, text.indexOf('\n', offset));
}

/** Parses the line from `start` to its line feed; `lineFeed` is -1 for the last line. */
function readLine(text: string, start: number, lineFeed: number): ScriptLine {
  const stop = lineFeed < 0 ? text.length : lineFeed;
  const end = text[lineFeed - 1] === '\r' ? lineFeed - 1 : stop;
  const newline = text.slice(end, lineFeed < 0 ? end : lineFeed + 1) as Newline;
  const raw = text.slice(start, end);
  if (HEADER.test(raw) && !raw.includes('=')) {
    return { kind: 'header', start, end, newline, raw };
  }
  return raw.trim() === '' ? { kind: 'empty', start, end, newline, raw } : readCommand(raw, start, newline);
}

function readCommand(raw: string, offset: number, newline: Newline): CommandLine {
  const parameters: ParameterNode[] = [];
  for (let start = 0; start <= raw.length;) {
    const ampersand = parameters.length === MAX_PARAMETERS ? -1 : raw.indexOf('&', start);
    const end = ampersand < 0 ? raw.length : ampersand;
    parameters.push(readParameter(raw.slice(start, end), offset + start));
    start = end + 1;
  }
  return { kind: 'command', start: offset, end: offset + raw.length, newline, parameters };
}

function readParameter(raw: string, offset: number): ParameterNode {
  const equals = raw.indexOf('=');
  const end = offset + raw.length;
  return equals < 0
    ? { start: offset, end, key: piece(raw, offset), value: undefined }
    : {
        start: offset,
        end,
        key: piece(raw.slice(0, equals), offset),
        value: piece(raw.slice(equals + 1), offset + equals + 1),
      };
}

function piece(raw: string, start: number): Piece {
  return { raw, start, end: start + raw.length };
}
