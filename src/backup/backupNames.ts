import { safeFileName } from '../site/files/fileNames.ts';

/** The parts of a backup's name. */
export interface BackupName {
  /** The site's host in the form of file names, see `hostLabel`. */
  readonly host: string;
  /** The start of the backup, in milliseconds since the epoch. */
  readonly at: number;
}

/** Extension of a backup's checksum file: `<name>.sha256`, in the format of sha256sum. */
export const CHECKSUM_ENDING = '.sha256';

const NAME = /^(\S+) (\d{4}-\d{2}-\d{2}) (\d{2})(\d{2})(\d{2})Z(?: \(\d+\))?((?:\.[A-Za-z\d]{1,10}){1,2})$/;
/** Extensions of other files. */
const OTHERS: readonly string[] = ['.part', '.unchecked', CHECKSUM_ENDING];
const USUAL_ENDING = '.backup';

/** Returns a host, with or without a port, in the form of backup names. */
export function hostLabel(host: string): string {
  return safeFileName(host.replaceAll(/\s+/g, ''), 'site');
}

/**
 * Returns the name of a backup that starts at `at` (milliseconds since the epoch): `support.example.com 2021-11-23
 * 140211Z.nsb`.
 * @param proposed the name that the site proposes, used for its extension.
 */
export function backupName(host: string, at: number, proposed: string | undefined): string {
  const [day = '', time = ''] = new Date(at).toISOString().split(/[T.]/);
  return `${hostLabel(host)} ${day} ${time.replaceAll(':', '')}Z${endingOf(proposed ?? '')}`;
}

/** Parses the name of a complete backup; undefined for other names. */
export function readBackupName(name: string): BackupName | undefined {
  const [, host, day, hours = '', minutes = '', seconds = '', ending = ''] = NAME.exec(name) ?? [];
  const at = Date.parse(`${day ?? ''}T${hours}:${minutes}:${seconds}Z`);
  const isOther = OTHERS.some((other) => ending.endsWith(other));
  return host === undefined || Number.isNaN(at) || isOther ? undefined : { host, at };
}

function endingOf(proposed: string): string {
  const ending = /(?<=[^.])(?:\.(?:tar))?\.[A-Za-z\d]{1,10}$/i.exec(safeFileName(proposed, ''))?.[0] ?? '';
  return ending === '' || OTHERS.some((other) => ending.endsWith(other)) ? USUAL_ENDING : ending;
}
