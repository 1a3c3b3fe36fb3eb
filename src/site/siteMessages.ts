import { child, type XmlElement } from '../base/xmlElement.ts';
import { SiteError, type SiteErrorReason } from './errors.ts';

/** What a text says that a site sends as an `<error>`: that nothing matches, or why it refuses. */
type Meaning = 'nothing' | Extract<SiteErrorReason, 'not-permitted' | 'rate-limited' | 'site-error'>;

const LACKS_PERMISSION = /\b(?:does|do) not have\b.{0,80}\bpermissions?\b/is;

/**
 * The meanings of a site's texts in the languages seen, as appliances answer in their own; spaces and apostrophes come in
 * several characters. This is the only list of them: what is retried, refused or empty follows from it.
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

/** What a person sees of a site's text at most; what is read of one. */
const MESSAGE_LENGTH = 1000;

/** What the text of an `<error>` means; `site-error` where that is not known. */
export function meaningOf(text: string): Meaning {
  const beginning = text.slice(0, MESSAGE_LENGTH);
  return MEANINGS.find(([, patterns]) => patterns.some((pattern) => pattern.test(beginning)))?.[0] ?? 'site-error';
}

/** Whether a text names a permission that the account lacks, which a new token would not have either. */
export function lacksPermission(text: string): boolean {
  return LACKS_PERMISSION.test(text.slice(0, MESSAGE_LENGTH));
}

/** The text of the `<error>` that `root` is or directly holds; undefined when there is none. */
export function errorText(root: XmlElement): string | undefined {
  const error = root.name === 'error' ? root : child(root, 'error');
  return error?.text.trim();
}

/** The failure that an `<error>` of the answer to `action` means; undefined where it only says that nothing matches. */
export function refusalFor(action: string, text: string, host: string): SiteError | undefined {
  return meaningOf(text) === 'nothing' ? undefined : siteErrorFor(action, text, host);
}

/** The failure that an `<error>` of the answer to `action` means, where nothing is no answer either. */
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
