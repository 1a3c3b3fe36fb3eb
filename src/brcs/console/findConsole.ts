import { constants } from 'node:fs';
import { access, readdir, stat } from 'node:fs/promises';
import { posix, win32 } from 'node:path';
import { append } from '../../base/lists.ts';

/** The machine on which the console is searched. */
export interface ConsoleSystem {
  readonly platform: NodeJS.Platform;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly home: string;
}

/** A folder with consoles, and their names there. */
interface Place {
  readonly folder: string;
  /** Number of levels of sub-folders that are searched. */
  readonly depth: number;
  /** Pattern of the direct sub-folders to search; all if left out. */
  readonly below?: RegExp;
  readonly file: RegExp;
}

/** The most folders that are searched. */
const MAX_FOLDERS = 500;
const VENDOR = /^\.?(?:bomgar|beyondtrust)/i;
const WINDOWS_FILE = /^bomgar-rep(?!.*install).*\.exe$/i;
const UNIX_FILE = /^bomgar-rep(?:\.bin)?$/i;
const BUNDLE = /(?:representative console|bomgar|beyondtrust).*\.app$/i;

/**
 * Returns the representative consoles in their default locations, that for the site at `host` first. One is installed
 * per site, in a folder named after the site's host.
 */
export async function findConsoles(machine: ConsoleSystem, host: string | undefined): Promise<readonly string[]> {
  const budget = { folders: MAX_FOLDERS };
  const found: string[] = [];
  for (const place of placesOf(machine)) {
    append(found, await search(machine, place, place.folder, 0, budget));
  }
  const isSites = (path: string): boolean => host !== undefined && path.toLowerCase().includes(host.toLowerCase());
  return [...new Set(found)].sort((a, b) => Number(isSites(b)) - Number(isSites(a)));
}

function placesOf({ platform, env, home }: ConsoleSystem): readonly Place[] {
  if (platform === 'win32') {
    const folders = ['ProgramFiles', 'ProgramW6432', 'ProgramFiles(x86)', 'LOCALAPPDATA', 'APPDATA'];
    return folders.flatMap((name) => {
      const folder = env[name];
      return folder ? [{ folder, depth: 4, below: VENDOR, file: WINDOWS_FILE }] : [];
    });
  }
  if (platform === 'darwin') {
    return ['/Applications', posix.join(home, 'Applications')].map((folder) => ({ folder, depth: 1, file: BUNDLE }));
  }
  const path = (env['PATH'] ?? '').split(':');
  return [
    ...path.map((folder) => ({ folder, depth: 0, file: UNIX_FILE })),
    ...[home, '/opt', '/usr/local', '/usr/lib'].map((folder) => ({ folder, depth: 3, below: VENDOR, file: UNIX_FILE })),
  ];
}

async function search(
  machine: ConsoleSystem,
  place: Place,
  folder: string,
  level: number,
  budget: { folders: number },
): Promise<string[]> {
  if (budget.folders-- <= 0) {
    return [];
  }
  const paths = machine.platform === 'win32' ? win32 : posix;
  // Folders that do not exist or are not readable count as empty.
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => []);
  const found: string[] = [];
  for (const entry of entries) {
    const path = paths.join(folder, entry.name);
    const isCandidate = (level > 0 || !place.below) && place.file.test(entry.name);
    if (isCandidate && (await consoleProgram(path, machine.platform)) !== undefined) {
      found.push(path);
    } else if (entry.isDirectory() && level < place.depth && (level > 0 || (place.below?.test(entry.name) ?? true))) {
      append(found, await search(machine, place, path, level + 1, budget));
    }
  }
  return found;
}

/** Returns the executable for `path`: itself, or the one inside a macOS application; undefined if there is none. */
export async function consoleProgram(path: string, platform: NodeJS.Platform): Promise<string | undefined> {
  const paths = platform === 'win32' ? win32 : posix;
  if (!paths.isAbsolute(path)) {
    return undefined;
  }
  if (platform === 'darwin' && /\.app\/?$/i.test(path)) {
    const folder = paths.join(path, 'Contents/MacOS');
    const names = await readdir(folder).catch(() => []);
    const own = paths.basename(path).replace(/\.app$/i, '');
    const name = names.find((each) => each === own) ?? names.find((each) => /rep|console/i.test(each)) ?? names[0];
    const program = paths.join(folder, name ?? '');
    return name !== undefined && (await isProgram(program)) ? program : undefined;
  }
  // Windows runs batch files in a shell, which would split the arguments.
  return !/\.(?:bat|cmd)$/i.test(path) && (await isProgram(path)) ? path : undefined;
}

async function isProgram(path: string): Promise<boolean> {
  try {
    await access(path, constants.X_OK);
    return (await stat(path)).isFile();
  } catch {
    return false;
  }
}
