/** An installed Support Button, as the registry describes it. */
export interface InstalledButton {
  /** The Support Button's program. */
  readonly executable: string;
  /** The folder that it is installed in. */
  readonly cbdir: string;
}

/** The registry keys of the value, for one user and for all (guide: Start Sessions with an Embedded Support Button). */
export const REGISTRY_KEYS = [
  'HKEY_CURRENT_USER\\Software\\Bomgar\\CallbackButton\\',
  'HKEY_LOCAL_MACHINE\\Software\\Bomgar\\CallbackButton\\',
] as const;

/** The longest text that is parsed; no value in the registry is nearly as long. */
const LONGEST = 16_384;
const OPTION = ' --cbdir ';

/**
 * Parses the value of a Support Button's registry entry: a command line with `--cbdir`. Paths with spaces may be in
 * quotes or, as Windows allows for programs, not. Undefined for other texts.
 */
export function readRegistryValue(text: string): InstalledButton | undefined {
  const [program = '', folder = ''] = text.slice(0, LONGEST).replace(/\s/g, ' ').split(OPTION);
  const executable = programIn(program.trim());
  const cbdir = folderIn(folder.trim());
  return executable !== '' && cbdir !== '' ? { executable, cbdir } : undefined;
}

/** Returns the program: the text up to the file extension, whatever options follow. */
function programIn(text: string): string {
  return quotedIn(text) ?? /^.*\.exe(?= |$)/i.exec(text)?.[0] ?? text;
}

/** Returns the folder: the text up to the next option. */
function folderIn(text: string): string {
  const folder = quotedIn(text) ?? text.split(/ --[a-z]/i)[0] ?? '';
  // A last backslash is doubled before a closing quote.
  return folder.trim().replace(/(?<=[^\\])\\+$/, '\\');
}

/** Returns the first path if it is in quotes, which paths cannot contain. */
function quotedIn(text: string): string | undefined {
  return /^"([^"]*)/.exec(text)?.[1]?.trim();
}
