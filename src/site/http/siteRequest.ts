import type { FormEntries } from '../../schema/parameters.ts';

/** One request to a site's web API. */
export interface SiteRequest {
  readonly method: 'GET' | 'POST';
  /** For example `/api/command`. */
  readonly path: string;
  /** Sent as an `application/x-www-form-urlencoded` body. */
  readonly form?: FormEntries;
  /** Sent in the URL, for requests that the guide defines so. */
  readonly query?: FormEntries;
  /** True if the request changes nothing, so that it may be repeated. */
  readonly readOnly: boolean;
  /** The name of the action, for messages. */
  readonly action?: string;
  readonly signal?: AbortSignal;
  /**
   * True, the default, to send a token; `when-denied` sends one only after the site refused the request without.
   */
  readonly authenticated?: boolean | 'when-denied';
  /** True if a web page sent as a file (`Content-Disposition`) is a valid answer. */
  readonly acceptsHtmlFile?: boolean;
  /** The Accept header; by default that of the API at `path`. */
  readonly accept?: string;
  /** Limit for the unpacked answer; by default 32 MiB for `send` and 16 GiB for `open`. */
  readonly maxBytes?: number;
}

/** An answer that is neither an HTTP error nor a web page. */
export interface SiteAnswer {
  readonly status: number;
  /** The Content-Type header; empty if there was none. */
  readonly contentType: string;
  readonly text: string;
}

/** A request whose answer is read as a stream. */
export interface OpenRequest extends SiteRequest {
  /** True for a small answer that is read at once and must arrive within the time limit of `send`. */
  readonly whole?: boolean;
  /**
   * Set for a file: the site is asked not to compress it, so that its size is known and it can be continued. If `from`
   * is not 0, only the bytes from there on are requested, provided that the file is unchanged since `version` (the ETag
   * or Last-Modified header of the earlier answer). A site that cannot do that sends the whole file with status 200
   * instead of 206.
   */
  readonly download?: { readonly from: number; readonly version?: string };
}

/** An answer that is neither an HTTP error nor a web page, as a stream. Read it or close it: open ones are limited. */
export interface SiteStream {
  /** The HTTP status; 206 if a download is continued. */
  readonly status: number;
  /** By lower-case name. */
  readonly headers: Readonly<Record<string, string>>;
  /** The Content-Type header; empty if there was none. */
  readonly contentType: string;
  /** The text of `<error>`, if that is the root of an XML body; `body` still has all of it. */
  readonly errorText?: string;
  /**
   * The body, unpacked as Content-Encoding says. It can be read once; leaving the loop early cancels the request.
   * Throws SiteError `cut`, `timeout`, `too-large` or `cancelled` after everything that was received.
   */
  readonly body: AsyncIterable<Buffer>;
  /** Cancels the request unless it is complete. */
  close(): void;
}
