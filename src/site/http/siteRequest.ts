import type { FormEntries } from '../../schema/parameters.ts';

/** One request to a site's web API. */
export interface SiteRequest {
  readonly method: 'GET' | 'POST';
  /** `/api/command` for example. */
  readonly path: string;
  /** Sent as an `application/x-www-form-urlencoded` body. */
  readonly form?: FormEntries;
  /** Sent in the URL, where the guide knows no other way. */
  readonly query?: FormEntries;
  /** Whether the request changes nothing, and so may be sent again. */
  readonly readOnly: boolean;
  /** The name of the action, for messages. */
  readonly action?: string;
  readonly signal?: AbortSignal;
  /** Whether to send a token: yes when left out; `when-denied` only to a site that refuses the request without one. */
  readonly authenticated?: boolean | 'when-denied';
  /** Whether a web page is an answer where it is sent as a file (`Content-Disposition`), and not a page of the site. */
  readonly acceptsHtmlFile?: boolean;
  /** The Accept header; that of the API at `path` when left out. */
  readonly accept?: string;
  /** How large an answer may be, unpacked; the default is 32 MiB for `send` and 16 GiB for `open`. */
  readonly maxBytes?: number;
}

/** An answer that is neither an error of HTTP nor a web page. */
export interface SiteAnswer {
  readonly status: number;
  /** The Content-Type header, empty if there was none. */
  readonly contentType: string;
  readonly text: string;
}

/** A request whose answer is read as it comes. */
export interface OpenRequest extends SiteRequest {
  /** Whether the answer is small and read at once, and so has to come within the time of one that is sent for. */
  readonly whole?: boolean;
  /**
   * For a file: the site is asked not to pack it on the way, so that its size is known and it can be continued. Where
   * `from` is not 0, only the bytes from there on are asked for, if the file is still the one with this `version`
   * (the ETag or Last-Modified header of the earlier answer). A site that cannot do that sends all of it, with
   * status 200 instead of 206.
   */
  readonly download?: { readonly from: number; readonly version?: string };
}

/** An answer that is neither an error of HTTP nor a web page, read as it comes. Read it or close it: it holds a place. */
export interface SiteStream {
  /** 206 where a download is continued. */
  readonly status: number;
  /** By lower-case name. */
  readonly headers: Readonly<Record<string, string>>;
  /** The Content-Type header, empty if there was none. */
  readonly contentType: string;
  /** The text of the site's `<error>`, where the body is an XML document with that root; `body` still has all of it. */
  readonly errorText?: string;
  /**
   * The body, unpacked as Content-Encoding says. It can be read once; leaving the loop early breaks the exchange off.
   * Throws SiteError `cut`, `timeout`, `too-large` or `cancelled`, after all that came before.
   */
  readonly body: AsyncIterable<Buffer>;
  /** Breaks the exchange off, unless it is over. */
  close(): void;
}
