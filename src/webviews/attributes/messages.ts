/** A custom attribute of the sessions, or the external key. */
export interface AttributeField {
  readonly codeName: string;
  readonly label: string;
  /** As the site has it, with its own line ends; empty where it is not set, or where the sessions differ. */
  readonly value: string;
  /** Whether the sessions have different values. */
  readonly differs: boolean;
  /** A value that the person may mean, found in what they are at; empty for none. */
  readonly offered: string;
}

/** What was typed, by code name; an attribute that is not in it stays as it is. */
export type Edits = Readonly<Record<string, string>>;

/** The page's words, in the person's language; `{0}` stands for figures and values. */
export interface AttributeTexts {
  readonly notSet: string;
  readonly differs: string;
  readonly changed: string;
  readonly cleared: string;
  readonly clear: string;
  readonly undo: string;
  readonly use: string;
  readonly add: string;
  readonly codeName: string;
  readonly codeNameHelp: string;
  readonly save: string;
  readonly saved: string;
  readonly retry: string;
  readonly size: string;
}

/** What the page shows beside what was typed. */
export interface AttributesState {
  readonly title: string;
  /** The sessions, where there are several. */
  readonly sessions: readonly string[];
  readonly fields: readonly AttributeField[];
  /** Why the attributes cannot be read; empty for nothing. */
  readonly problem: string;
  readonly texts: AttributeTexts;
}

/** What the host tells the page. */
export type ToAttributes =
  | {
      readonly type: 'show';
      readonly state: AttributesState;
      readonly edits: Edits;
      /** What the page keeps with the edits, so that the window can restore both. */
      readonly restore: unknown;
    }
  /** What keeps the edits from being saved ('' for nothing), and how many bytes there are in all. */
  | { readonly type: 'checked'; readonly problem: string; readonly bytes: number }
  | { readonly type: 'saved' }
  | { readonly type: 'failed'; readonly problem: string };

/** What the page tells the host. */
export type FromAttributes =
  /** The page listens, or wants the attributes to be read again. */
  { readonly type: 'ready' } | { readonly type: 'edit' | 'save'; readonly edits: Edits };
