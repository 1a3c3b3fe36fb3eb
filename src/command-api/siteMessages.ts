import { SiteError } from '../site/errors.ts';
import { child, type XmlElement } from '../base/xmlElement.ts';

/**
 * "No … matching your chosen criteria is available." in the languages seen, as appliances answer in their own; spaces
 * and apostrophes come in several characters.
 */
const NOTHING_FOUND = [
  /^No\b.{0,200}\bmatching your chosen criteria (?:is|are|was|were) available\b/is,
  /^No archives found for the given search criteria\b/i,
  /correspondant à vos critères.{0,20}\bdisponible/is,
];

const NO_PERMISSION = [
  /\b(?:does|do) not have\b.{0,80}\bpermissions?\b/is,
  /\b(?:not permitted|not allowed|permission denied|insufficient permissions?)\b/i,
  /\bpas\b.{0,80}\b(?:permission|autorisation|autorisé)/is,
];

/** What a person sees of a site's text at most. */
const MESSAGE_LENGTH = 1000;

/** The text of the `<error>` that `root` is or directly holds; undefined when there is none. */
export function errorText(root: XmlElement): string | undefined {
  const error = root.name === 'error' ? root : child(root, 'error');
  return error?.text.trim();
}

/** Whether an error's text only says that nothing matches. */
export function meansNothingFound(text: string): boolean {
  return NOTHING_FOUND.some((pattern) => pattern.test(text));
}

/** The failure that an `<error>` of the answer to `action` means: `not-permitted` or `site-error`. */
export function siteErrorFor(action: string, text: string, host: string): SiteError {
  const siteMessage = text.length > MESSAGE_LENGTH ? `${text.slice(0, MESSAGE_LENGTH)}…` : text;
  const details = { action, host, ...(siteMessage && { siteMessage }) };
  if (NO_PERMISSION.some((pattern) => pattern.test(siteMessage))) {
    return new SiteError('not-permitted', `The API account may not use ${action}: ${siteMessage}`, details);
  }
  const message = siteMessage
    ? `The site answered ${action} with: ${siteMessage}`
    : `The site answered ${action} with an error and gave no reason.`;
  return new SiteError('site-error', message, details);
}
