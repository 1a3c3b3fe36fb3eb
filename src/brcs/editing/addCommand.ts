import { actionNameOf } from './cursor.ts';
import { HEADER, printCommand, type ScriptCommand } from '../print.ts';
import type { ScriptEdit } from '../checks/problems.ts';
import { MAX_COMMANDS } from '../scriptActions.ts';
import type { Script, ScriptLine } from '../syntax.ts';

/**
 * Returns the edit that adds a command to a script: after line number `after` (from 0), else at the end, but before a
 * delete_script_file. Keeps the script's kind of newline; an empty script gets a header.
 * @throws Error if the script is full.
 */
export function addCommand({ lines }: Script, command: ScriptCommand, after?: number): ScriptEdit {
  if (lines.filter(({ kind }) => kind === 'command').length >= MAX_COMMANDS) {
    throw new Error(`A script can have at most ${MAX_COMMANDS} commands.`);
  }
  const newline = lines[0]?.newline || '\n';
  const text = printCommand(command);
  const last = lines.findLastIndex(({ kind }) => kind !== 'empty');
  if (last < 0) {
    const end = lines.at(-1)?.end ?? 0;
    return { span: { start: 0, end }, text: `${HEADER}${newline}${text}` };
  }
  const deletion = lines.find(isDeletion);
  const place = lines[Math.min(after ?? last, last)];
  if (deletion && (!place || place.start >= deletion.start)) {
    return { span: { start: deletion.start, end: deletion.start }, text: `${text}${newline}` };
  }
  const end = place?.end ?? 0;
  return { span: { start: end, end }, text: `${newline}${text}` };
}

function isDeletion(line: ScriptLine): boolean {
  return line.kind === 'command' && actionNameOf(line) === 'delete_script_file';
}
