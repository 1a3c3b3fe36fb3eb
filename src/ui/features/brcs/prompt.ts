import type { Prompt } from '../../../brcs/commandLines.ts';

/** The kind of prompt that command lines are written for: that of this machine. */
export const PROMPT: Prompt = process.platform === 'win32' ? 'windows' : 'posix';

/** The console's program as the guide calls it. */
export function defaultProgram(): string {
  return process.platform === 'win32' ? 'bomgar-rep.exe' : 'bomgar-rep';
}
