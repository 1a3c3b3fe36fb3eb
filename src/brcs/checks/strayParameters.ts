import { decodedPiece } from '../percentEncoding.ts';
import type { Fix, ProblemList, ScriptEdit } from './problems.ts';
import type { CommandLine, ParameterNode, ScriptLine } from '../syntax.ts';

/** True if a line has parameters but no action, like a command broken into lines. */
export function hasOnlyParameters(line: ScriptLine | undefined): line is CommandLine {
  if (line?.kind !== 'command') {
    return false;
  }
  const [first] = line.parameters;
  return first !== undefined && isParameter(first) && !line.parameters.some(isAction);
}

/** True if a line starts with its action. */
export function beginsWithAction(line: ScriptLine | undefined): line is CommandLine {
  return line?.kind === 'command' && line.parameters.findIndex(isAction) === 0;
}

/**
 * Reports parameters on lines of their own, once per run of such lines, at the first of them.
 * @param command the command above the run, to which the parameters may belong.
 */
export function checkStray(
  problems: ProblemList,
  lines: readonly ScriptLine[],
  index: number,
  command: CommandLine | undefined,
): void {
  if (hasOnlyParameters(lines[index - 1])) {
    return;
  }
  const run = runFrom(lines, index);
  const [first, last] = [run[0], run.at(-1)];
  if (first && last) {
    const message = 'A command begins with action=. Its parameters follow on the same line, each after an &.';
    const range = { start: first.start, end: last.end };
    problems.add('missing-action', range, message, command && joined(command, run));
  }
}

function runFrom(lines: readonly ScriptLine[], index: number): readonly CommandLine[] {
  const run: CommandLine[] = [];
  for (let line = lines[index]; hasOnlyParameters(line); line = lines[index + run.length]) {
    run.push(line);
  }
  return run;
}

/** Returns the fix that moves the lines to the end of their command. */
function joined(command: CommandLine, run: readonly CommandLine[]): Fix {
  const edits = run.map((line, index): ScriptEdit => {
    const before = run[index - 1] ?? command;
    const text = endsWithAmpersand(before) ? '' : '&';
    return { span: { start: endOf(before), end: startOf(line) }, text };
  });
  return { title: 'Put the parameters on the line of their action', edits };
}

/** Returns the start of a line without its indentation. */
function startOf({ parameters, start }: CommandLine): number {
  const raw = parameters[0]?.key.raw ?? '';
  return start + (raw.length - raw.trimStart().length);
}

function endOf({ parameters, end }: CommandLine): number {
  const last = parameters.at(-1);
  const raw = (last?.value ?? last?.key)?.raw ?? '';
  return end - (raw.length - raw.trimEnd().length);
}

function endsWithAmpersand({ parameters }: CommandLine): boolean {
  const last = parameters.at(-1);
  return last?.value === undefined && last?.key.raw.trim() === '';
}

/** False for the old command line parameters -push and -jump, which look like parameters. */
function isParameter({ key, value }: ParameterNode): boolean {
  const name = key.raw.trim();
  return value !== undefined && name !== '' && name !== 'push' && name !== 'jump' && !name.startsWith('-');
}

function isAction({ key, value }: ParameterNode): boolean {
  return value !== undefined && decodedPiece(key).trim() === 'action';
}
