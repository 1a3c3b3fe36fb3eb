import type { Event } from '../../base/event.ts';

/** How a state socket ended. */
export interface StateSocketClose {
  /** The WebSocket close code; 1006 when the connection just broke. */
  readonly code: number;
  /** The site's words for it, shortened; often empty. */
  readonly reason: string;
  /** What broke, where something did: a SiteError `cut` or `too-large`. */
  readonly error: Error | undefined;
}

/** An open connection to a site's `/nw` (guide: Protocol of the Real-Time State API), before any authentication. */
export interface StateSocket {
  /** Sends one message as a text frame. What cannot be sent any more is dropped: `onClose` tells. */
  send(text: string): void;
  /** Each frame's bytes as they came, binary or text. Nothing is read before the first listener is there. */
  readonly onMessage: Event<Uint8Array>;
  /** Fired once; a listener that comes after the end is still told. */
  readonly onClose: Event<StateSocketClose>;
  ping(): void;
  readonly onPong: Event<void>;
  /** Closes politely, and after a second for good. Harmless when closed already. */
  close(): void;
}
