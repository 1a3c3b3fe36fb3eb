import type { Formatted } from '../kit/messages.ts';

/** A person to choose; the id goes back to the host as it is. */
export interface Choice {
  readonly id: string;
  readonly label: string;
}

/** How the id of somebody begins whose username was typed; alone it stands for "by username". */
export const BY_USERNAME = 'rep_username:';

/** A message that is being written. Whom it is from and for stays what the person chose, whoever comes and goes. */
export interface Draft {
  /** With the id '' for the system. */
  readonly sender: Choice;
  /** The only one who is to see it; with the id '' for everybody. */
  readonly recipient: Choice;
  readonly body: string;
  /** When it was said: as the box for it has it, and in seconds since the epoch. Missing for now. */
  readonly said?: { readonly text: string; readonly timestamp: number } | undefined;
}

/** The page's words, in the person's language; `{0}` and `{1}` stand for figures and names. */
export interface ComposerTexts {
  readonly from: string;
  readonly to: string;
  readonly username: string;
  readonly message: string;
  readonly preview: string;
  readonly nothing: string;
  readonly sent: string;
  readonly send: string;
  readonly said: string;
  readonly saidAt: string;
  readonly length: string;
  readonly lengthOf: string;
  /** A name in a list of one who has left. */
  readonly left: string;
  readonly senderLeft: string;
  readonly recipientLeft: string;
  readonly tools: Readonly<Record<Tool, string>>;
}

/** The buttons above the message, in their order. */
export const TOOLS = ['bold', 'italic', 'underline', 'color', 'list', 'link'] as const;
export type Tool = (typeof TOOLS)[number];

/** What the page shows beside the draft. */
export interface ComposerState {
  readonly title: string;
  readonly senders: readonly Choice[];
  /** Who could be the only one to see it; empty where that is not possible at all. */
  readonly recipients: readonly Choice[];
  /** Why nothing can be sent at present, whatever is written; empty for nothing. */
  readonly blocked: string;
  /** Characters at most; 0 for any. */
  readonly maxLength: number;
  readonly texts: ComposerTexts;
}

/** A message that was sent. */
export interface SentMessage {
  readonly from: string;
  readonly to: string;
  readonly at: string;
  readonly nodes: readonly Formatted[];
}

/** What the host tells the page. */
export type ToComposer =
  | {
      readonly type: 'show';
      readonly state: ComposerState;
      readonly draft: Draft;
      readonly sent: readonly SentMessage[];
      /** What the page keeps with the draft, so that the window can restore both. */
      readonly restore: unknown;
    }
  /** How the body reads, and what keeps it from being sent ('' for nothing). */
  | { readonly type: 'preview'; readonly nodes: readonly Formatted[]; readonly problem: string }
  | ({ readonly type: 'sent' } & SentMessage)
  | { readonly type: 'failed'; readonly problem: string };

/** What the page tells the host. */
export type FromComposer =
  /** The page listens; messages sent before are lost. */
  { readonly type: 'ready' } | { readonly type: 'edit' | 'send'; readonly draft: Draft };
