import { parseJson } from '../base/json.ts';
import type { SiteClient, SiteStream } from '../site/client.ts';
import { SiteError } from '../site/errors.ts';
import { collectBytes } from '../site/http/growingBuffer.ts';
import { configTarget, type ConfigRequest } from './configPath.ts';
import { askedPage, nextPage, pageOf, type Page } from './pages.ts';

/** An answer of the Configuration API. */
export interface ConfigAnswer {
  readonly status: number;
  /** The JSON value, with integers of 16 digits and more as strings; the text if it is no JSON, null if it is empty. */
  readonly body: unknown;
  /** The position of the answer in a list, if it is a page. */
  readonly page?: Page;
  /** The request for the next page. */
  readonly next?: ConfigRequest;
  /** Set if the answer is a file, which was not read: `downloadConfigFile` downloads it. */
  readonly file?: { readonly contentType: string };
}

const MAX_BYTES = 32 * 1024 * 1024;

/**
 * Sends a GET request to the Configuration API. After a 401 it is repeated once with a new token.
 * @throws SiteError `invalid-parameter` for a bad path, `not-permitted` after the second 401, else like
 * `SiteClient.open`.
 */
export async function sendConfigRequest(
  client: Pick<SiteClient, 'open'>,
  request: ConfigRequest,
  signal?: AbortSignal,
): Promise<ConfigAnswer> {
  return asked(client, request, signal, async (stream) => {
    const { status, headers, contentType } = stream;
    if (isFile(stream)) {
      stream.close();
      return { status, body: null, file: { contentType } };
    }
    const body = bodyOf(await textOf(stream));
    const page = pageOf(headers, askedPage(request));
    const next = nextPage(headers, request);
    return { status, body, ...(page && { page }), ...(next && { next }) };
  });
}

/**
 * Reads the text of an answer, up to 32 MiB, of any type.
 * @throws SiteError like `sendConfigRequest`.
 */
export function readConfig(client: Pick<SiteClient, 'open'>, request: ConfigRequest): Promise<string> {
  return asked(client, request, undefined, textOf);
}

async function asked<T>(
  client: Pick<SiteClient, 'open'>,
  request: ConfigRequest,
  signal: AbortSignal | undefined,
  read: (stream: SiteStream) => Promise<T>,
): Promise<T> {
  const { path, query } = configTarget(request);
  try {
    const options = { method: 'GET', readOnly: true, maxBytes: MAX_BYTES, whole: true } as const;
    return await read(await client.open({ ...options, path, query, ...(signal && { signal }) }));
  } catch (error) {
    throw explained(error, path);
  }
}

async function textOf({ body }: SiteStream): Promise<string> {
  return (await collectBytes(body)).toString('utf8');
}

/** Converts the failure of a request to `path` to one with an explanation. */
export function explained(error: unknown, path: string): unknown {
  return SiteError.is(error, 'access-denied') ? refused(error, path) : error;
}

/** True for a file such as an installer: an attachment that is no JSON, or a type that is no text. */
function isFile({ headers, contentType }: SiteStream): boolean {
  const isAttachment = /^\s*attachment\b/i.test(headers['content-disposition'] ?? '');
  const isText = /^\s*(?:$|text\/|application\/(?:[\w.-]+\+)?(?:json|xml|(?:x-)?yaml)\b)/i.test(contentType);
  return isAttachment ? !/\bjson\b/i.test(contentType) : !isText;
}

/**
 * Creates the error for 401, which the Configuration API also sends for unknown parameters, so that another sign-in
 * would not help.
 */
function refused(error: SiteError, path: string): SiteError {
  const { host = 'The site', siteMessage } = error.details;
  const said = siteMessage ? ` The site says: ${siteMessage}` : '';
  const message = `${host} refused ${path} with a new token too. Check the names of the query parameters first, for unknown ones are refused this way; then whether the API account may use the Configuration API (/login > Management > API Configuration).${said}`;
  return new SiteError('not-permitted', message, { host, status: 401 }, { cause: error });
}

function bodyOf(text: string): unknown {
  if (text.trim() === '') {
    return null;
  }
  try {
    return parseJson(text);
  } catch {
    return text;
  }
}
