/** What the registry tells of a Support Button that is installed. */
export interface InstalledButton {
  /** The Support Button's program. */
  readonly executable: string;
  /** The folder that it is installed in. */
  readonly cbdir: string;
}

/** Where Windows keeps the value, for one user and for all (guide: Start Sessions with an Embedded Support Button). */
export const REGISTRY_KEYS = [
  'HKEY_CURRENT_USER\\Software\\Bomgar\\CallbackButton\\',
  'HKEY_LOCAL_MACHINE\\Software\\Bomgar\\CallbackButton\\',
] as const;

/** No value of the registry that a person copies is nearly as long. */
const LONGEST = 16_384;
const OPTION = ' --cbdir ';

/**
 * Reads the value data of a Support Button's registry entry: a command line with `--cbdir`. Paths with spaces may stand
 * in quotes or, as Windows itself allows for a program, without. Undefined where it is none.
 */
export function readRegistryValue(text: string): InstalledButton | undefined {
  const [program = '', folder = ''] = text.slice(0, LONGEST).replace(/\s/g, ' ').split(OPTION);
  const executable = programIn(program.trim());
  const cbdir = folderIn(folder.trim());
  return executable !== '' && cbdir !== '' ? { executable, cbdir } : undefined;
}

/** A program ends with its ending, whatever options follow. */
function programIn(text: string): string {
  return quotedIn(text) ?? /^.*\.exe(?= |$)/i.exec(text)?.[0] ?? text;
}

/** A folder ends where the next option begins. */
function folderIn(text: string): string {
  const folder = quotedIn(text) ?? text.split(/ --[a-z]/i)[0] ?? '';
  // A last backslash is doubled before a closing quote.
  return folder.trim().replace(/(?<=[^\\])\\+$/, '\\');
}

/** The first path where it stands in quotes, which no path can hold. */
function quotedIn(text: string): string | undefined {
  return /^"([^"]*)/.exec(text)?.[1]?.trim();
}
