import type { Formatted } from '../report/messages.ts';

/** A person to choose; the id goes back to the host as it is. */
export interface Choice {
  readonly id: string;
  readonly label: string;
}

/** A message that is being written. */
export interface Draft {
  /** Of a sender; '' for the system. */
  readonly sender: string;
  /** Of the only one who is to see it; '' for everybody. */
  readonly recipient: string;
  readonly body: string;
}

/** The page's words, in the person's language; `{0}` and `{1}` stand for figures. */
export interface ComposerTexts {
  readonly from: string;
  readonly to: string;
  readonly message: string;
  readonly preview: string;
  readonly nothing: string;
  readonly sent: string;
  readonly send: string;
  readonly length: string;
  readonly lengthOf: string;
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
  /** Characters at most; 0 for any. */
  readonly maxLength: number;
  readonly texts: ComposerTexts;
}

/** What the host tells the page. */
export type ToComposer =
  | { readonly type: 'show'; readonly state: ComposerState; readonly draft: Draft }
  /** How the body reads, and what keeps it from being sent ('' for nothing). */
  | { readonly type: 'preview'; readonly nodes: readonly Formatted[]; readonly problem: string }
  | { readonly type: 'sent'; readonly from: string; readonly at: string; readonly nodes: readonly Formatted[] }
  | { readonly type: 'failed'; readonly problem: string };

/** What the page tells the host. */
export type FromComposer =
  /** The page listens; messages sent before are lost. */
  { readonly type: 'ready' } | { readonly type: 'edit' | 'send'; readonly draft: Draft };
