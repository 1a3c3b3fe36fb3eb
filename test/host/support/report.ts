import { appendFileSync } from 'node:fs';

/** Sends progress to the script outside of VS Code; prints it in a desktop VS Code, which has a console. */
export function say(text: string): void {
  write({ text }, () => console.log(text));
}

/** Sends the final result to the script outside of VS Code. */
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
