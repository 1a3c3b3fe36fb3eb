import type { Prompt } from '../../../brcs/commandLines.ts';

/** The kind of shell that command lines are written for: this machine's. */
export const PROMPT: Prompt = process.platform === 'win32' ? 'windows' : 'posix';

/** Returns the name of the console's program as in the guide. */
export function defaultProgram(): string {
  return process.platform === 'win32' ? 'bomgar-rep.exe' : 'bomgar-rep';
}
