import { child, type XmlElement } from '../base/xmlElement.ts';
import { SiteError, type SiteErrorReason } from './errors.ts';

/** The meaning of the text in a site's `<error>`: no match, or the reason of a refusal. */
type Meaning = 'nothing' | Extract<SiteErrorReason, 'not-permitted' | 'rate-limited' | 'site-error'>;

const LACKS_PERMISSION = /\b(?:does|do) not have\b.{0,80}\bpermissions?\b/is;

/**
 * The known texts of sites by meaning, in the languages seen: appliances answer in their own, with various spaces and
 * apostrophes. The only list of them: retries, refusals and empty results follow from it.
 */
const MEANINGS: readonly (readonly [Meaning, readonly RegExp[]])[] = [
  [
    'nothing',
    [
      /^No\b.{0,200}\bmatching your chosen criteria (?:is|are|was|were) available\b/is,
      /^No archives found for the given search criteria\b/i,
      /correspondant à vos critères.{0,20}\bdisponible/is,
    ],
  ],
  [
    'rate-limited',
    [/\btoo many (?:API )?(?:requests|calls)\b/i, /\brate limit (?:was |has been |is )?(?:exceeded|reached)\b/i],
  ],
  [
    'not-permitted',
    [
      LACKS_PERMISSION,
      /\b(?:not permitted|not allowed|permission denied|no permission|insufficient permissions?)\b/i,
      /\bpas\b.{0,80}\b(?:permission|autorisation|autorisé)/is,
    ],
  ],
];

/** The longest message text that is read and shown. */
const MESSAGE_LENGTH = 1000;

/** Returns the meaning of an `<error>` text; `site-error` if it is unknown. */
export function meaningOf(text: string): Meaning {
  const beginning = text.slice(0, MESSAGE_LENGTH);
  return MEANINGS.find(([, patterns]) => patterns.some((pattern) => pattern.test(beginning)))?.[0] ?? 'site-error';
}

/** True if a text names a permission that the account lacks; a new token would not help. */
export function lacksPermission(text: string): boolean {
  return LACKS_PERMISSION.test(text.slice(0, MESSAGE_LENGTH));
}

/** Returns the text of the `<error>` that `root` is or directly contains; else undefined. */
export function errorText(root: XmlElement): string | undefined {
  const error = root.name === 'error' ? root : child(root, 'error');
  return error?.text.trim();
}

/** Returns the error for an `<error>` in the answer to `action`; undefined if it only means that nothing matches. */
export function refusalFor(action: string, text: string, host: string): SiteError | undefined {
  return meaningOf(text) === 'nothing' ? undefined : siteErrorFor(action, text, host);
}

/** Like `refusalFor`, for an action whose answer cannot be empty: no match is an error too. */
export function siteErrorFor(action: string, text: string, host: string): SiteError {
  const siteMessage = text.length > MESSAGE_LENGTH ? `${text.slice(0, MESSAGE_LENGTH)}…` : text;
  const details = { action, host, ...(siteMessage && { siteMessage }) };
  switch (meaningOf(text)) {
    case 'not-permitted':
      return new SiteError('not-permitted', `The API account may not use ${action}: ${siteMessage}`, details);
    case 'rate-limited':
      return new SiteError('rate-limited', `${host} asks to send fewer requests: ${siteMessage}`, details);
    default: {
      const message = siteMessage
        ? `The site answered ${action} with: ${siteMessage}`
        : `The site answered ${action} with an error and gave no reason.`;
      return new SiteError('site-error', message, details);
    }
  }
}
