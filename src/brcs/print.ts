import { percentDecode, percentEncode } from './percentEncoding.ts';
import type { CommandLine, Script, ScriptLine } from './syntax.ts';

/** The first line of a new script: the format and its version (guide: The Representative Console Script File). */
export const HEADER = 'BRCS1.0';

/** True if `raw` is a header by the guide's grammar: `"BRCS" , digit , "." , digit`. */
export function isHeader(raw: string): boolean {
  return /^BRCS\d\.\d$/.test(raw);
}

/** A decoded parameter. */
export interface ScriptEntry {
  readonly name: string;
  readonly value: string;
}

/** A decoded command. */
export interface ScriptCommand {
  readonly action: string;
  readonly entries: readonly ScriptEntry[];
}

/** Returns the original text of a parsed script. */
export function printScript(script: Script): string {
  return script.lines.map((line) => printLine(line) + line.newline).join('');
}

function printLine(line: ScriptLine): string {
  return line.kind === 'command' ? line.parameters.map(printParameter).join('&') : line.raw;
}

function printParameter({ key, value }: CommandLine['parameters'][number]): string {
  return value === undefined ? key.raw : `${key.raw}=${value.raw}`;
}

/** Returns a command line in canonical percent-encoding. */
export function printCommand({ action, entries }: ScriptCommand): string {
  return [{ name: 'action', value: action }, ...entries]
    .map(({ name, value }) => `${percentEncode(name)}=${percentEncode(value)}`)
    .join('&');
}

/** Returns a script in canonical form, without a newline after the last command. */
export function printCommands(commands: readonly ScriptCommand[], newline: '\n' | '\r\n' = '\n'): string {
  return [HEADER, ...commands.map(printCommand)].join(newline);
}

/**
 * Encodes `raw` canonically. A text that cannot be decoded without loss, or with a `+` (which may mean a space), is
 * returned unchanged.
 */
export function canonical(raw: string): string {
  return raw.replace(/(?:%[0-9A-Fa-f]{2}|[^%+])+|%/g, (run) => {
    if (run === '%') {
      return '%25';
    }
    const text = percentDecode(run);
    const isLossy = text.includes('\uFFFD') && !run.includes('\uFFFD') && !/%EF%BF%BD/i.test(run);
    return isLossy || !text.isWellFormed() ? run : percentEncode(text);
  });
}
