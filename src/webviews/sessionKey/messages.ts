/** One session key as the page shows it. Texts from the site are shown as text, never as markup. */
export interface CardKey {
  readonly shortKey: string;
  readonly keyUrl: string;
  /** The queue's name, in the person's words. */
  readonly queue: string;
  /** Said when nobody is there to take the session; empty when somebody is. */
  readonly warning: string;
  readonly externalKey: string;
  /** When the key expires, in milliseconds since the epoch by this machine's clock; undefined where not known. */
  readonly expiresAt: number | undefined;
}

/** The page's words, in the person's language; `{0}` and `{1}` stand for figures. */
export interface CardTexts {
  readonly language: string;
  readonly sessionKey: string;
  readonly url: string;
  readonly queue: string;
  readonly externalKey: string;
  readonly validSeconds: string;
  readonly validMinutes: string;
  readonly validHours: string;
  readonly validDays: string;
  readonly expired: string;
  readonly qrCode: string;
  readonly noQrCode: string;
  readonly copied: string;
  readonly actions: Readonly<Record<CardAction, string>>;
}

/** What the buttons do, in their order. */
export const CARD_ACTIONS = ['copyKey', 'copyUrl', 'copyMail', 'draftMail', 'newKey'] as const;
export type CardAction = (typeof CARD_ACTIONS)[number];

/** What the host tells the page. */
export type ToCard =
  | { readonly type: 'show'; readonly key: CardKey; readonly texts: CardTexts }
  /** What `action` put on the clipboard is there now. */
  | { readonly type: 'copied'; readonly action: CardAction };

/** What the page tells the host. */
export type FromCard =
  /** The page listens; messages sent before are lost. */
  { readonly type: 'ready' } | { readonly type: 'action'; readonly action: CardAction };
