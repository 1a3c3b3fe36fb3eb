import { SiteError, type SiteErrorDetails } from './errors.ts';
import type { HttpAnswer } from './http/exchange.ts';
import { lacksPermission, meaningOf } from './siteMessages.ts';

const MAX_WORDS = 300;
/** The most fields, and texts of one field, that a message repeats. */
const MAX_FIELDS = 20;
const LONGEST_OBJECT = 1024 * 1024;
const LONGEST_HEAD = 100_000;
/** The length of an answer's beginning that is searched for an error. */
const LONGEST_ERROR = 10_000;
/** Matches a password field, or a form or redirection to /login; independent of the page's language. */
const LOGIN_PAGE =
  /<input\b[^<>]{0,500}\btype\s{0,5}=\s{0,5}["']?password|\b(?:action|href|url)\s{0,5}=\s{0,5}["']?[^"'\s<>=]{0,300}\/login\b/i;
const OAUTH_ERRORS: readonly string[] = [
  'access_denied',
  'invalid_client',
  'invalid_credentials',
  'invalid_grant',
  'invalid_request',
  'server_error',
  'unauthorized_client',
  'unsupported_grant_type',
  'unsupported_response_type',
];
const XML_ERROR = /<(?:[\w.-]{1,80}:)?error(?:\s[^<>]{0,500})?>([^<]{0,5000})</;
const ENTITIES: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" };

/** An error in JSON, as the authentication and the newer APIs send it. */
export interface JsonError {
  /** `access_denied` or `invalid_client` for example; empty if the answer has none. */
  readonly error: string;
  /** The site's message, if there is one. */
  readonly message?: string;
}

/** Returns the error in a JSON answer; undefined if it is no JSON object or contains no error. */
export function jsonError(answer: HttpAnswer): JsonError | undefined {
  const fields = jsonObject(answer.text);
  const error = fields?.['error'];
  const said = fields?.['error_description'] ?? fields?.['message'] ?? error;
  const parts = [...(typeof said === 'string' ? [said] : []), ...fieldErrors(fields?.['errors'])];
  if (typeof error !== 'string' && (answer.status < 400 || parts.length === 0)) {
    return undefined;
  }
  return {
    error: typeof error === 'string' ? error : '',
    ...(parts.length > 0 && { message: shorten(parts.join(' '), MAX_WORDS * Math.min(parts.length, 4)) }),
  };
}

/** Returns the Configuration API's messages about fields of a request (status 422): `{field: [texts]}`. */
function fieldErrors(errors: unknown): readonly string[] {
  const byField: readonly (readonly [string, unknown])[] =
    typeof errors === 'object' && errors !== null ? Object.entries(errors).slice(0, MAX_FIELDS) : [];
  return byField.flatMap(([field, value]) => {
    const values: readonly unknown[] = Array.isArray(value) ? value : [value];
    const texts = values.slice(0, MAX_FIELDS).filter((text) => typeof text === 'string');
    return texts.length === 0 ? [] : [`${shorten(field, 80)}: ${texts.map((text) => shorten(text)).join(' ')}`];
  });
}

/** Parses a JSON object; undefined for anything else and for texts as long as only data is. */
export function jsonObject(text: string): Readonly<Record<string, unknown>> | undefined {
  if (text.length > LONGEST_OBJECT || !/^\s*\{/.test(text)) {
    return undefined;
  }
  try {
    // JSON that starts with a brace is an object.
    return JSON.parse(text) as Readonly<Record<string, unknown>>;
  } catch {
    return undefined;
  }
}

/** True if the answer says that the token is invalid or has expired. */
export function deniesToken(answer: HttpAnswer): boolean {
  return isTokenDenied(answer, jsonError(answer));
}

function isTokenDenied(answer: HttpAnswer, error: JsonError | undefined): boolean {
  return (answer.status === 401 || error?.error === 'access_denied') && !deniesPermission(answer, error);
}

/**
 * True for the site's login page or a redirection to it, which some APIs send for an invalid token. The title alone is
 * not enough: a network's own sign-in page has one too.
 */
export function isLoginPage(answer: HttpAnswer): boolean {
  const { status, headers, text } = answer;
  if (status >= 300 && status < 400) {
    return /^(?:https?:\/\/[^/?#]{1,300})?\/(?:login|saml)\b/i.test(headers['location'] ?? '');
  }
  return LOGIN_PAGE.test(text.slice(0, LONGEST_HEAD)) && isUnexpectedPage(answer);
}

/** True for a web page in place of data with status 200, 401 or 403; another status already says what is wrong. */
export function isUnexpectedPage(answer: HttpAnswer): boolean {
  return [200, 401, 403].includes(answer.status) && isPage(answer, true);
}

function deniesPermission(answer: HttpAnswer, error: JsonError | undefined): boolean {
  return lacksPermission(error?.message ?? xmlError(answer) ?? '');
}

/** True if the site asks for fewer requests: by HTTP status, or in the words of an `<error>`. */
export function asksForFewer({ status, text = '' }: Pick<HttpAnswer, 'status'> & { readonly text?: string }): boolean {
  const [, words] = XML_ERROR.exec(text.slice(0, LONGEST_ERROR)) ?? [];
  return status === 429 || (words !== undefined && meaningOf(words.trim()) === 'rate-limited');
}

/** Returns the text of `<error>` in an answer with an HTTP error status; with status 200 the caller reads it. */
function xmlError({ status, text }: HttpAnswer): string | undefined {
  const [, words = ''] = (status >= 400 && XML_ERROR.exec(text.slice(0, LONGEST_ERROR))) || [];
  const plain = words.replace(/&(lt|gt|amp|quot|apos);/g, (_, name: string) => ENTITIES[name] ?? '');
  return plain.trim() === '' ? undefined : shorten(plain);
}

/** True if the body is an HTML page, by its type or its beginning. */
export function isHtml(contentType: string, text: string): boolean {
  return /^\s*(text\/html|application\/xhtml)/i.test(contentType) || looksLikeHtml(text);
}

/** True if `text` starts like an HTML page. */
export function looksLikeHtml(text: string): boolean {
  return /^\uFEFF?\s*<(!doctype\s+html|html)[\s>]/i.test(text.slice(0, 1000));
}

/** Returns the title of an HTML page as plain text. */
export function htmlTitle(text: string): string | undefined {
  const title = /<title[^<>]{0,200}>([^<]{0,1000})/i.exec(text.slice(0, LONGEST_HEAD))?.[1];
  const words = shorten(title ?? '');
  return words === '' ? undefined : words;
}

/**
 * Throws for an answer that the caller cannot read. A web page is accepted only if `acceptsHtmlFile` and it is sent as
 * a file.
 * @throws SiteError `bad-answer`, `html`, `api-disabled`, `access-denied`, `not-permitted`, `site-error` or `server`.
 */
export function checkAnswer(answer: HttpAnswer, host: string, action: string, acceptsHtmlFile?: boolean): void {
  const { status, text } = answer;
  const html = isPage(answer, acceptsHtmlFile);
  const error = jsonError(answer);
  const siteMessage = html ? htmlTitle(text) : (error?.message ?? xmlError(answer));
  const details = { host, action, status, ...(siteMessage !== undefined && { siteMessage }) };
  if (isLoginPage(answer)) {
    throw loginPage(details);
  }
  if (status >= 300 && status < 400) {
    throw redirected(answer, details);
  }
  if (isTokenDenied(answer, error)) {
    throw new SiteError('access-denied', `${host} denied access to this account. Sign in again.`, details);
  }
  if (status === 403 || deniesPermission(answer, error)) {
    throw new SiteError('not-permitted', `The API account may not use ${action}.`, details);
  }
  if (status === 404 && isPageNotFound(html, text)) {
    throw new SiteError('api-disabled', `The API of ${host} did not answer at its address.`, details);
  }
  if (status >= 500) {
    throw new SiteError('server', `${host} reported an internal error (${status}). Try again later.`, details);
  }
  if (html) {
    throw htmlPage(details);
  }
  if (isRefused(status, error)) {
    throw refused(details);
  }
}

/** True for a refusal; an OAuth error is one with any status. */
function isRefused(status: number, error: JsonError | undefined): boolean {
  return status >= 400 || OAUTH_ERRORS.includes(error?.error ?? '');
}

/** True for a web page, except one that is sent as a file if `acceptsFile`. */
function isPage({ status, headers, text }: HttpAnswer, acceptsFile = false): boolean {
  const isFile = status < 300 && headers['content-disposition'] !== undefined;
  return isHtml(headers['content-type'] ?? '', text) && !(acceptsFile && isFile);
}

function isPageNotFound(html: boolean, text: string): boolean {
  return html || /\bdocument not found\b/i.test(text.slice(0, 1000));
}

/** Creates the error for an HTML page in place of data. */
export function htmlPage(details: SiteErrorDetails): SiteError {
  const title = details.siteMessage === undefined ? '' : ` titled “${details.siteMessage}”`;
  const message = `${details.host ?? 'The site'} answered with a web page${title} instead of data. Check that the address is the support site’s and that no sign-in page of the network stands before it.`;
  return new SiteError('html', message, details);
}

/** Details of every failed answer. */
type AnswerDetails = SiteErrorDetails & Required<Pick<SiteErrorDetails, 'host' | 'action' | 'status'>>;

/** Creates the error for a login page that appears even with a new token. */
function loginPage(details: AnswerDetails): SiteError {
  const { host, action, siteMessage } = details;
  const title = siteMessage === undefined ? '' : ` (“${siteMessage}”)`;
  const message = `${host} answered ${action} with its login page${title}, with a new token too. Check whether the API account is enabled and may use this API (/login > Management > API Configuration), and that no sign-in page of the network stands before the site.`;
  return new SiteError('html', message, details);
}

function redirected(answer: HttpAnswer, details: AnswerDetails): SiteError {
  const { host } = details;
  const location = answer.headers['location'] ?? '';
  const target = URL.canParse(location, `https://${host}`) ? new URL(location, `https://${host}`).host : '';
  const where = target === '' ? 'to another address' : `to ${shorten(target)}`;
  const message = `${host} sends requests on ${where}. That is not followed, because the secret belongs to this address only. Correct the site’s address if it has moved.`;
  return new SiteError('bad-answer', message, details);
}

function refused(details: AnswerDetails): SiteError {
  const { host, action, status, siteMessage } = details;
  return siteMessage === undefined
    ? new SiteError('bad-answer', `${host} answered ${action} with the HTTP status ${status}.`, details)
    : new SiteError('site-error', `${host} answered ${action} with: ${siteMessage}`, details);
}

/** Returns a site's text on one line of bounded length, without control characters. */
export function shorten(text: string, most = MAX_WORDS): string {
  const line = text.replace(/[\s\p{Cc}]+/gu, ' ').trim();
  return line.length > most ? `${line.slice(0, most - 1).toWellFormed()}…` : line;
}
