import { commandFaults, type CommandFault } from './commandRules.ts';
import { checkEncoding, LONGEST_CHECKED } from './encodingRules.ts';
import { decodedPiece, percentDecode, percentEncode } from '../percentEncoding.ts';
import { HEADER, isHeader, printCommand, type ScriptCommand, type ScriptEntry } from '../print.ts';
import { fix, type Fix, type ProblemList, type RuleCode } from './problems.ts';
import { scriptAction } from '../scriptActions.ts';
import { parameterFor } from '../../schema/parameters.ts';
import type { CommandLine, HeaderLine, ParameterNode, Piece, TextSpan } from '../syntax.ts';

/** Decodes a command: its action and its other parameters. Undefined for a line without an action. */
export function readCommand(line: CommandLine): ScriptCommand | undefined {
  return readWith(line, decodedPiece);
}

/** Like `readCommand`, but shortens values that are far too long. */
export function readForCheck(line: CommandLine): ScriptCommand | undefined {
  return readWith(line, (piece) =>
    piece.raw.length > LONGEST_CHECKED ? percentDecode(piece.raw.slice(0, LONGEST_CHECKED)) : decodedPiece(piece),
  );
}

function readWith({ parameters }: CommandLine, decode: (piece: Piece) => string): ScriptCommand | undefined {
  const [first, ...rest] = parameters;
  if (first?.value === undefined || decode(first.key).trim() !== 'action') {
    return undefined;
  }
  const entries = rest.map(({ key, value }) => ({
    name: decode(key),
    value: value === undefined ? '' : decode(value),
  }));
  return { action: decode(first.value), entries };
}

/** Checks the first line if it is a header or an attempt at one. Any version of two digits is valid. */
export function checkHeader(problems: ProblemList, line: HeaderLine): void {
  if (isHeader(line.raw)) {
    return;
  }
  const [version] = /(?<!\d)\d\.\d(?!\d)/.exec(line.raw) ?? [];
  const header = version === undefined ? HEADER : `BRCS${version}`;
  const message = `The first line must be BRCS and a version such as ${HEADER}, and nothing else.`;
  problems.add('wrong-header', line, message, fix(`Write ${header}`, line, header));
}

/**
 * Checks one command: its encoding, then its content.
 * @param isPart true if it is part of another command, which has the action.
 */
export function checkCommand(problems: ProblemList, line: CommandLine, isPart: boolean): void {
  const [first] = line.parameters;
  if (!isPart) {
    checkSurroundings(problems, line);
  }
  for (const index of line.parameters.keys()) {
    if (problems.isFull) {
      return;
    }
    checkParameter(problems, line, index);
  }
  const command = readForCheck(line);
  if (command && first?.value) {
    for (const fault of commandFaults(command)) {
      if (problems.isFull) {
        return;
      }
      report(problems, line, fault);
    }
    checkPassword(problems, line, command);
  } else if (!isPart) {
    checkAction(problems, line);
  }
}

function checkSurroundings(problems: ProblemList, { parameters, start, end }: CommandLine): void {
  const raw = parameters.map(written).join('&');
  const trimmed = raw.trim();
  if (trimmed !== raw) {
    const message = 'A command must not begin or end with white space.';
    problems.add('surrounding-space', { start, end }, message, fix('Remove the white space', { start, end }, trimmed));
  }
}

function checkParameter(problems: ProblemList, line: CommandLine, index: number): void {
  const parameter = line.parameters[index];
  if (!parameter) {
    return;
  }
  const { key, value } = parameter;
  if (value === undefined && key.raw === '') {
    const message = 'There must be one & between two parameters, and none at the end.';
    problems.add('empty-parameter', parameter, message, removal('Remove the &', line, index));
    return;
  }
  if (value === undefined) {
    const add = fix('Add =', { start: key.end, end: key.end }, '=');
    problems.add('missing-equals', parameter, 'A parameter is written key=value.', add);
  } else if (key.raw === '') {
    const message = 'A parameter needs a name before the =.';
    problems.add('missing-name', parameter, message, removal('Remove the value', line, index));
  }
  const isLast = index === line.parameters.length - 1;
  checkEncoding(problems, trimmed(key, index === 0, isLast && !value));
  if (value) {
    checkEncoding(problems, trimmed(value, false, isLast));
  }
}

/** Removes white space around a command, which is reported once for the line, not for each name or value. */
function trimmed({ raw, start, end }: Piece, atStart: boolean, atEnd: boolean): Piece {
  const before = atStart ? raw.length - raw.trimStart().length : 0;
  const after = atEnd ? raw.length - raw.trimEnd().length : 0;
  const text = raw.slice(before, Math.max(before, raw.length - after));
  return { raw: text, start: start + before, end: Math.max(start + before, end - after) };
}

function checkAction(problems: ProblemList, line: CommandLine): void {
  const old = oldCommandLine(line.parameters[0]?.key.raw ?? '');
  if (old) {
    const message = 'The command line parameters -push and -jump are deprecated and are no script commands.';
    const written = printCommand(old);
    const whole = line.parameters.length === 1 && old.entries.length > 0;
    problems.add('old-command-line', line, message, whole ? fix(`Write ${old.action}`, line, written) : undefined);
    return;
  }
  const action = line.parameters.find(({ key, value }) => value && decodedPiece(key) === 'action');
  if (action) {
    const message = 'action must be the first parameter of a command.';
    problems.add('action-not-first', action, message, moveFirst(line, action));
  } else {
    problems.add('missing-action', line, 'A command begins with action=.');
  }
}

/**
 * Converts `push <hostname>` and `jump <search string>` to their replacements (guide: New and Deprecated Command Line
 * Parameters).
 */
function oldCommandLine(raw: string): ScriptCommand | undefined {
  const [, word, rest = ''] = /^\s*-{0,2}(push|jump)\b[\s=]*(.*)$/.exec(raw) ?? [];
  const value = percentDecode(rest)
    .trim()
    .replace(/^"(.*)"$/, '$1');
  const entries = (name: string): readonly ScriptEntry[] => (value === '' ? [] : [{ name, value }]);
  switch (word) {
    case 'push':
      return { action: 'push_and_start_local', entries: entries('hostname') };
    case 'jump':
      return { action: 'start_jump_item_session', entries: entries('search_string') };
    default:
      return undefined;
  }
}

function checkPassword(problems: ProblemList, line: CommandLine, { action, entries }: ScriptCommand): void {
  const table = scriptAction(action);
  for (const [index, { name, value }] of entries.entries()) {
    const node = line.parameters[index + 1];
    if (node && value !== '' && table && parameterFor(table.parameters, name)?.kind === 'password') {
      const message = 'The password stands here in plain text: everybody who can read the script can read it.';
      problems.add('plain-text-password', node, message, withoutLogin(line));
    }
  }
}

/** Returns the fix that removes a parameter with the & before it, or after it if it is the first. */
function removal(title: string, { parameters }: CommandLine, index: number): Fix | undefined {
  const [before, node, after] = [parameters[index - 1], parameters[index], parameters[index + 1]];
  const span = node && { start: before?.end ?? node.start, end: before || !after ? node.end : after.start };
  return span && fix(title, span, '');
}

function moveFirst(line: CommandLine, action: ParameterNode): Fix {
  const others = line.parameters.filter((node) => node !== action && written(node) !== '');
  return fix('Move action to the beginning', line, [action, ...others].map(written).join('&'));
}

function written({ key, value }: ParameterNode): string {
  return value ? `${key.raw}=${value.raw}` : key.raw;
}

/** Returns the fix that removes the login command; the console then uses its saved credentials, or asks. */
function withoutLogin(line: CommandLine): Fix {
  return fix('Remove the credentials', line, 'action=login');
}

const ABOUT_VALUES: ReadonlySet<RuleCode> = new Set<RuleCode>([
  'empty-value',
  'useless-value',
  'control-character',
  'value-too-long',
  'value-not-allowed',
  'value-out-of-range',
]);

/** Rules whose violation ends when the parameter is removed. */
const SUPERFLUOUS: ReadonlySet<RuleCode> = new Set<RuleCode>([
  'unknown-parameter',
  'duplicate-parameter',
  'useless-value',
  'not-applicable',
]);

function report(problems: ProblemList, line: CommandLine, fault: CommandFault): void {
  const node = line.parameters[fault.index === undefined ? 0 : fault.index + 1];
  const aboutValue = fault.index === undefined || ABOUT_VALUES.has(fault.code);
  const range: TextSpan = (aboutValue ? node?.value : node?.key) ?? node ?? line;
  const { suggestion, missing, choices = [] } = fault;
  const texts = new Set([...(suggestion === undefined ? [] : [suggestion]), ...(aboutValue ? choices : [])]);
  const replacements = [...texts].map((text) => fix(`Write ${text}`, range, percentEncode(text)));
  const add = missing && fix(`Add ${missing.join(', ')}`, { start: line.end, end: line.end }, additions(missing));
  const isSuperfluous = SUPERFLUOUS.has(fault.code) && fault.index !== undefined;
  const remove = isSuperfluous ? removal('Remove the parameter', line, (fault.index ?? 0) + 1) : undefined;
  problems.add(fault.code, range, fault.message, ...replacements, add, remove);
}

function additions(names: readonly string[]): string {
  return names.map((name) => `&${percentEncode(name)}=`).join('');
}
