/** Facts about a site and the account that a check of a call depends on. Unknown facts are not checked. */
export interface SiteFacts {
  /** For example `1.21.1`. */
  readonly apiVersion?: string;
  /** The account's permissions, by the site's names (see ApiInformation). */
  readonly permissions?: Readonly<Record<string, string>>;
  /** The site's time, in seconds since the epoch. */
  readonly now?: number;
}

/** True if the site's version is older than `since`; false if either is unknown. */
export function isTooOld(apiVersion: string | undefined, since: string | undefined): apiVersion is string {
  return apiVersion !== undefined && since !== undefined && isOlder(apiVersion, since);
}

/** Returns a sentence if the site's version lacks `subject`; else undefined. */
export function versionProblem(
  subject: string,
  apiVersion: string | undefined,
  since: string | undefined,
): string | undefined {
  return isTooOld(apiVersion, since)
    ? `${subject} needs API version ${since ?? ''} or later; the site has ${apiVersion}.`
    : undefined;
}

/** True if version `a` is lower than `b`, compared number by number; false if `a` does not consist of numbers. */
function isOlder(a: string, b: string): boolean {
  if (!/^\d+(?:\.\d+)*$/.test(a)) {
    return false;
  }
  const left = a.split('.').map(Number);
  const right = b.split('.').map(Number);
  const at = right.findIndex((number, index) => number !== (left[index] ?? 0));
  return at >= 0 && (left[at] ?? 0) < (right[at] ?? 0);
}
