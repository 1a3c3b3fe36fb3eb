import { setPlace } from './format.ts';
import type { FromKit } from './messages.ts';
import './page.css';

/** A message between a page and the host. */
interface Message {
  readonly type: string;
}

/** What a page does with each message of the host, by its type. */
type Handlers<To extends Message> = { readonly [T in To['type']]: (message: Extract<To, { type: T }>) => void };

/** What a page remembers over a reload of the window. */
interface PageState {
  /** Handed to the host as it is, to open the same page again. */
  readonly restore?: unknown;
  /** Which sections are folded. */
  readonly folded?: Readonly<Record<string, boolean>>;
}

declare function acquireVsCodeApi(): {
  postMessage(message: Message): void;
  getState(): PageState | undefined;
  setState(state: PageState): void;
};

const api = acquireVsCodeApi();

/** Shows the page, and hands it what the host tells from now on; messages of other types are passed over. */
export function start<To extends Message>(page: HTMLElement, handlers: Handlers<To>): void {
  setPlace(document.documentElement.lang, document.documentElement.dataset['timeZone']);
  document.getElementById('page')?.append(page);
  const known = new Map(Object.entries<(message: never) => void>(handlers));
  window.addEventListener('message', ({ data }: MessageEvent<Message>) => {
    // The host speaks by the types that the handlers have.
    known.get(data.type)?.(data as never);
  });
  api.postMessage({ type: 'ready' });
}

/** Tells the host; a page names what its messages are. */
export function tell<From extends Message = FromKit>(message: NoInfer<From>): void {
  api.postMessage(message);
}

/** What was remembered. */
export function pageState(): PageState {
  return api.getState() ?? {};
}

/** Remembers more. */
export function remember(state: PageState): void {
  api.setState({ ...pageState(), ...state });
}
