/** An HTTP answer of the demo site. */
export interface Answer {
  readonly status: number;
  /** The media type. */
  readonly type: string;
  /** Bytes are a file, which can be asked for in ranges; pieces are made while they are sent. */
  readonly body: string | Uint8Array | Iterable<string>;
  readonly headers?: Readonly<Record<string, string>>;
}

/** An answer in JSON. */
export function jsonAnswer(status: number, value: unknown, headers: Answer['headers'] = {}): Answer {
  return { status, type: 'application/json', body: JSON.stringify(value), headers };
}

/** How the site answers an expired or invalid token (guide: Authentication Errors). */
export function accessDenied(): Answer {
  const message = 'The resource owner or authorization server denied the request.';
  return jsonAnswer(401, { error: 'access_denied', message }, { 'WWW-Authenticate': 'Bearer' });
}

/** A page for people. */
export function page(status: number, title: string, text: string): Answer {
  const body = `<!DOCTYPE html>\n<html><head><title>${title}</title></head><body><h1>${title}</h1><p>${text}</p></body></html>\n`;
  return { status, type: 'text/html; charset=utf-8', body };
}

/** What the site says of a path it does not know, and of an API that is off. */
export function notFound(): Answer {
  return page(404, 'Document Not Found', 'The requested document could not be found.');
}
