import { splitArguments } from './windowsArguments.ts';

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

/**
 * Reads the value data of a Support Button's registry entry: a command line with `--cbdir`. Undefined where it is none.
 */
export function readRegistryValue(text: string): InstalledButton | undefined {
  const [executable, ...rest] = splitArguments(text.trim());
  const cbdir = rest[rest.indexOf('--cbdir') + 1];
  return executable !== undefined && rest.includes('--cbdir') && cbdir !== undefined && cbdir !== ''
    ? { executable, cbdir }
    : undefined;
}
