import type { FromPage } from '../report/messages.ts';

interface VsCodeApi {
  postMessage(message: FromPage): void;
  getState(): unknown;
  setState(state: unknown): void;
}

declare function acquireVsCodeApi(): VsCodeApi;

/** What a page remembers over a reload of the window: what it shows, and which sections are folded. */
export interface PageState {
  /** Handed to the host as it is, to open the same page again. */
  readonly restore?: unknown;
  readonly folded?: Readonly<Record<string, boolean>>;
}

const api = acquireVsCodeApi();

/** Tells the host. */
export function tell(message: FromPage): void {
  api.postMessage(message);
}

/** What was remembered. */
export function pageState(): PageState {
  const state = api.getState();
  return typeof state === 'object' && state !== null ? state : {};
}

/** Remembers more. */
export function remember(state: PageState): void {
  api.setState({ ...pageState(), ...state });
}
