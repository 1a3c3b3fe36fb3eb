/** What is known of a site and of the account when a call is checked. What is not known is not checked. */
export interface SiteFacts {
  /** `1.21.1`, for example. */
  readonly apiVersion?: string;
  /** What the account may do, by the names that the site sends (see ApiInformation). */
  readonly permissions?: Readonly<Record<string, string>>;
  /** The site's clock, in seconds since the epoch. */
  readonly now?: number;
}

/** Whether a site of that version lacks what there is from `since` on; not while either is unknown. */
export function isTooOld(apiVersion: string | undefined, since: string | undefined): apiVersion is string {
  return apiVersion !== undefined && since !== undefined && isOlder(apiVersion, since);
}

/** Why a site of that version lacks `subject`, as a sentence; undefined where it does not. */
export function versionProblem(
  subject: string,
  apiVersion: string | undefined,
  since: string | undefined,
): string | undefined {
  return isTooOld(apiVersion, since)
    ? `${subject} needs API version ${since ?? ''} or later; the site has ${apiVersion}.`
    : undefined;
}

/** Whether version `a` comes before `b`, number by number; a version that is not made of numbers is not older. */
function isOlder(a: string, b: string): boolean {
  if (!/^\d+(?:\.\d+)*$/.test(a)) {
    return false;
  }
  const left = a.split('.').map(Number);
  const right = b.split('.').map(Number);
  const at = right.findIndex((number, index) => number !== (left[index] ?? 0));
  return at >= 0 && (left[at] ?? 0) < (right[at] ?? 0);
}
