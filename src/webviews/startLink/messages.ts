/** The page's words, in the person's language. */
export interface LinkTexts {
  readonly url: string;
  readonly qrCode: string;
  readonly noQrCode: string;
  readonly copy: string;
  readonly copied: string;
}

/** What the host tells the page. */
export type ToLinkPage =
  | { readonly type: 'show'; readonly heading: string; readonly url: string; readonly texts: LinkTexts }
  /** The URL is on the clipboard now. */
  | { readonly type: 'copied' };

/** What the page tells the host: that it listens, or that the URL is to be copied. */
export interface FromLinkPage {
  readonly type: 'ready' | 'copy';
}
