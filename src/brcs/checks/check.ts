import { checkCommand, checkHeader, readForCheck } from './lineRules.ts';
import { parseScript } from '../parse.ts';
import { HEADER } from '../print.ts';
import { fix, ProblemList, type Problem } from './problems.ts';
import { MAX_COMMANDS } from '../scriptActions.ts';
import { beginsWithAction, checkStray, hasOnlyParameters } from './strayParameters.ts';
import type { CommandLine, Script, ScriptLine } from '../syntax.ts';

/** The most problems reported. */
const MAX_PROBLEMS = 200;

/** The most parameters checked, so that a file of any size is checked quickly. */
const MAX_PARAMETERS = 2000;

/**
 * Checks a script by all rules of the guide's chapter Representative Console Scripting. Accepts any text, never throws.
 * @returns the problems in the order of their rules; ranges are in UTF-16 units.
 */
export function checkScript(text: string): readonly Problem[] {
  return checkParsedScript(parseScript(text));
}

/** Like `checkScript`, for a parsed script. */
export function checkParsedScript({ length, lines }: Script): readonly Problem[] {
  const problems = new ProblemList(MAX_PROBLEMS);
  checkFirstLine(problems, lines[0]);
  const commands = checkLines(problems, lines);
  checkOrder(problems, commands);
  if (commands.length === 0) {
    problems.add('no-commands', { start: length, end: length }, 'A script needs at least one command.');
  }
  return problems.problems;
}

function checkFirstLine(problems: ProblemList, first: ScriptLine | undefined): void {
  if (first?.kind === 'header') {
    checkHeader(problems, first);
    return;
  }
  const start = first?.start ?? 0;
  const add = fix(`Add ${HEADER}`, { start, end: start }, `${HEADER}\n`);
  problems.add('missing-header', { start, end: first?.end ?? start }, `The first line must be ${HEADER}.`, add);
}

/** Checks each line by itself. Returns the commands within the limits. */
function checkLines(problems: ProblemList, lines: readonly ScriptLine[]): readonly CommandLine[] {
  const commands: CommandLine[] = [];
  let parameters = 0;
  let above: CommandLine | undefined;
  for (const [index, line] of lines.entries()) {
    if (problems.isFull || parameters > MAX_PARAMETERS) {
      return commands;
    }
    const isStray = hasOnlyParameters(line);
    if (isStray) {
      checkStray(problems, lines, index, above);
    } else {
      above = beginsWithAction(line) ? line : undefined;
    }
    if (line.kind !== 'command') {
      checkOther(problems, lines, index);
      continue;
    }
    parameters += line.parameters.length;
    if (!isStray || !above) {
      commands.push(line);
      checkNumber(problems, commands);
    }
    checkCommand(problems, line, isStray);
  }
  return commands;
}

function checkNumber(problems: ProblemList, commands: readonly CommandLine[]): void {
  const last = commands.at(-1);
  if (last && commands.length === MAX_COMMANDS + 1) {
    problems.add('too-many-commands', last, `A script can have at most ${MAX_COMMANDS} commands.`);
  }
}

/** Checks a line that is no command. A newline at the very end makes no empty line. */
function checkOther(problems: ProblemList, lines: readonly ScriptLine[], index: number): void {
  const line = lines[index];
  if (line?.kind === 'header' && index > 0) {
    problems.add('repeated-header', line, `${HEADER} stands on the first line only.`, removal(line));
  } else if (line?.kind === 'empty' && (index < lines.length - 1 || line.raw !== '') && index > 0) {
    problems.add('empty-line', line, 'A script must not have empty lines.', removal(line));
  }
}

function checkOrder(problems: ProblemList, lines: readonly CommandLine[]): void {
  const seen = new Set<string>();
  let deleted = false;
  for (const line of lines) {
    const command = readForCheck(line);
    if (deleted) {
      problems.add('after-delete', line, 'Nothing may follow delete_script_file.', removal(line));
    }
    deleted ||= command?.action === 'delete_script_file';
    const written = JSON.stringify(command ?? line.start);
    if (seen.has(written)) {
      problems.add('duplicate-command', line, 'The same command stands above already.', removal(line));
    }
    seen.add(written);
  }
}

function removal(line: ScriptLine) {
  return fix('Remove the line', { start: line.start, end: line.end + line.newline.length }, '');
}
