import { safeFileName } from '../site/files/fileNames.ts';

/** What the name of a backup tells. */
export interface BackupName {
  /** The site's host as file names have it, see `hostLabel`. */
  readonly host: string;
  /** When it was begun, in milliseconds since the epoch. */
  readonly at: number;
}

/** The ending of a backup's checksum file: `<name>.sha256`, in the format of sha256sum. */
export const CHECKSUM_ENDING = '.sha256';

const NAME = /^(\S+) (\d{4}-\d{2}-\d{2}) (\d{2})(\d{2})(\d{2})Z(?: \(\d+\))?((?:\.[A-Za-z\d]{1,10}){1,2})$/;
/** Endings of files that are something else. */
const OTHERS: readonly string[] = ['.part', '.unchecked', CHECKSUM_ENDING];
const USUAL_ENDING = '.backup';

/** A host, with or without a port, as it stands in the names of backups. */
export function hostLabel(host: string): string {
  return safeFileName(host.replaceAll(/\s+/g, ''), 'site');
}

/**
 * The name of a backup that is begun at `at` (milliseconds since the epoch): `support.example.com 2021-11-23 140211Z.nsb`.
 * @param proposed the name that the site proposes, for its ending alone.
 */
export function backupName(host: string, at: number, proposed: string | undefined): string {
  const [day = '', time = ''] = new Date(at).toISOString().split(/[T.]/);
  return `${hostLabel(host)} ${day} ${time.replaceAll(':', '')}Z${endingOf(proposed ?? '')}`;
}

/** What `name` tells; undefined where it is not the name of a complete backup. */
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
