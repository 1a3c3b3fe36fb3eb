import { commandFaults, type CommandFault } from './commandRules.ts';
import { checkEncoding } from './encodingRules.ts';
import { percentDecode, percentEncode } from './percentEncoding.ts';
import { HEADER, type ScriptCommand, type ScriptEntry } from './print.ts';
import { fix, type Fix, type ProblemList, type RuleCode } from './problems.ts';
import { scriptAction } from './scriptActions.ts';
import { parameterOf } from './scriptParameters.ts';
import type { CommandLine, HeaderLine, ParameterNode, Span } from './syntax.ts';

/** A command as it is meant: its action and its other parameters, decoded. Undefined for a line without an action. */
export function readCommand({ parameters }: CommandLine): ScriptCommand | undefined {
  const [first, ...rest] = parameters;
  if (first?.value === undefined || percentDecode(first.key.raw) !== 'action') {
    return undefined;
  }
  return { action: percentDecode(first.value.raw), entries: rest.map(entryOf) };
}

function entryOf({ key, value }: ParameterNode): ScriptEntry {
  return { name: percentDecode(key.raw), value: value === undefined ? '' : percentDecode(value.raw) };
}

/** Checks the first line, where it is a header or means to be one. */
export function checkHeader(problems: ProblemList, line: HeaderLine): void {
  if (line.raw === HEADER) {
    return;
  }
  const isVersion = /^BRCS\d\.\d$/.test(line.raw);
  problems.add(
    isVersion ? 'unknown-version' : 'wrong-header',
    line,
    `The first line must be ${HEADER}, and nothing else.`,
    fix(`Write ${HEADER}`, line, HEADER),
  );
}

/** Checks one command: how it is written, then what it says. */
export function checkCommand(problems: ProblemList, line: CommandLine): void {
  const [first] = line.parameters;
  checkSurroundings(problems, line);
  for (const parameter of line.parameters) {
    checkParameter(problems, parameter);
  }
  const command = readCommand(line);
  if (command && first?.value) {
    for (const fault of commandFaults(command)) {
      report(problems, line, fault);
    }
    checkPassword(problems, line, command);
  } else {
    checkAction(problems, line);
  }
}

function checkSurroundings(problems: ProblemList, { parameters, start, end }: CommandLine): void {
  const raw = parameters.map(({ key, value }) => (value ? `${key.raw}=${value.raw}` : key.raw)).join('&');
  const trimmed = raw.trim();
  if (trimmed !== raw) {
    const message = 'A command must not begin or end with white space.';
    problems.add('surrounding-space', { start, end }, message, fix('Remove the white space', { start, end }, trimmed));
  }
}

function checkParameter(problems: ProblemList, parameter: ParameterNode): void {
  const { key, value } = parameter;
  if (value === undefined && key.raw === '') {
    problems.add('empty-parameter', parameter, 'There must be one & between two parameters, and none at the end.');
    return;
  }
  if (value === undefined) {
    const add = fix('Add =', { start: key.end, end: key.end }, '=');
    problems.add('missing-equals', parameter, 'A parameter is written key=value.', add);
  } else if (key.raw === '') {
    problems.add('missing-name', parameter, 'A parameter needs a name before the =.');
  }
  checkEncoding(problems, key);
  if (value) {
    checkEncoding(problems, value);
  }
}

function checkAction(problems: ProblemList, line: CommandLine): void {
  const raw = line.parameters[0]?.key.raw.trim() ?? '';
  if (/^-{0,2}(?:push|jump)\b/.test(raw)) {
    const message = 'The command line parameters -push and -jump are deprecated and are no script commands.';
    problems.add('old-command-line', line, message);
    return;
  }
  const action = line.parameters.find(({ key }) => percentDecode(key.raw) === 'action');
  if (action) {
    problems.add('action-not-first', action, 'action must be the first parameter of a command.');
  } else {
    problems.add('missing-action', line, 'A command begins with action=.');
  }
}

function checkPassword(problems: ProblemList, line: CommandLine, { action, entries }: ScriptCommand): void {
  const table = scriptAction(action);
  for (const [index, { name, value }] of entries.entries()) {
    const node = line.parameters[index + 1];
    if (node && value !== '' && table && parameterOf(table, name)?.kind === 'password') {
      const message = 'The password stands here in plain text: everybody who can read the script can read it.';
      problems.add('plain-text-password', node, message, withoutLogin(line));
    }
  }
}

/** The console then logs in with its saved credentials, or asks. */
function withoutLogin(line: CommandLine): Fix {
  return fix('Remove the credentials', line, 'action=login');
}

const ABOUT_VALUES: ReadonlySet<RuleCode> = new Set<RuleCode>([
  'empty-value',
  'control-character',
  'value-too-long',
  'value-not-allowed',
  'value-out-of-range',
]);

function report(problems: ProblemList, line: CommandLine, fault: CommandFault): void {
  const node = line.parameters[fault.index === undefined ? 0 : fault.index + 1];
  const aboutValue = fault.index === undefined || ABOUT_VALUES.has(fault.code);
  const range: Span = (aboutValue ? node?.value : node?.key) ?? node ?? line;
  const { suggestion, missing } = fault;
  const replace = suggestion === undefined ? undefined : fix(`Write ${suggestion}`, range, percentEncode(suggestion));
  const add = missing && fix(`Add ${missing.join(', ')}`, { start: line.end, end: line.end }, additions(missing));
  problems.add(fault.code, range, fault.message, replace, add);
}

function additions(names: readonly string[]): string {
  return names.map((name) => `&${percentEncode(name)}=`).join('');
}
