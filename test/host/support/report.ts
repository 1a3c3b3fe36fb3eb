import { appendFileSync } from 'node:fs';

/**
 * Tells the script outside of VS Code how it goes; a desktop VS Code, which has a console, gets it printed instead.
 */
export function say(text: string): void {
  write({ text }, () => console.log(text));
}

/** Hands the script outside of VS Code its result, as the last thing. */
export function report(result: unknown): void {
  write({ result }, () => undefined);
}

function write(entry: Record<string, unknown>, otherwise: () => void): void {
  const file = process.env['REP_WORKFLOWS_TEST_RESULT'];
  if (file) {
    appendFileSync(file, JSON.stringify(entry) + '\n');
  } else {
    otherwise();
  }
}
