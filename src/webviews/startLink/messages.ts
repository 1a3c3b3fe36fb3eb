/** The page's words, in the person's language. */
export interface LinkTexts {
  readonly qrCode: string;
  readonly noQrCode: string;
  readonly copy: string;
}

/** What the host tells the page. */
export interface ToLinkPage {
  readonly type: 'show';
  readonly url: string;
  readonly texts: LinkTexts;
}

/** What the page tells the host: that it listens, or that the URL is to be copied. */
export interface FromLinkPage {
  readonly type: 'ready' | 'copy';
}
