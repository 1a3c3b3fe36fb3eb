import type { Disposable } from '../../../base/disposable.ts';
import { SiteError } from '../../../site/errors.ts';
import { ReportClient } from '../../../reporting/client.ts';
import { mayReport } from '../../../reporting/reportPermissions.ts';
import { transcriptOf, type ChatMessage } from '../../../reporting/models/session/transcript.ts';
import type { SiteAccess } from '../../sites/siteAccess.ts';

/** Milliseconds between two requests; reports lag by up to half a minute anyway. */
const PAUSE = 8000;

/** The receiver of a session's chat. */
export interface ChatListener {
  /** Called for each message of others than the customer, in the report's order. */
  message(message: ChatMessage): void;
  /** Called once if the chat cannot be read, with the reason. */
  unavailable(reason: string): void;
}

/**
 * Follows the chat of a session. No API pushes messages, so the session's report (guide: SupportSession) is requested
 * at intervals until disposed.
 */
export function followChat({ client, account }: SiteAccess, lsid: string, listener: ChatListener): Disposable {
  const may = mayReport('SupportSession', account);
  if (!may.available) {
    listener.unavailable(may.reason);
    return { dispose: () => undefined };
  }
  const reports = new ReportClient(client);
  const stop = new AbortController();
  const seen = new Set<number>();
  const read = async (): Promise<void> => {
    const session = await reports.session(lsid, stop.signal);
    for (const message of transcriptOf(session)) {
      if (!seen.has(message.index) && message.from.kind !== 'customer') {
        listener.message(message);
      }
      seen.add(message.index);
    }
  };
  let timer: ReturnType<typeof setTimeout> | undefined;
  const next = (): void => {
    timer = setTimeout(() => {
      read().then(next, (error: unknown) => {
        if (SiteError.is(error, 'not-permitted', 'api-disabled')) {
          listener.unavailable(error.message);
        } else if (!stop.signal.aborted) {
          // The report does not exist yet, or the network is down for a while.
          next();
        }
      });
    }, PAUSE);
  };
  next();
  return {
    dispose: () => {
      clearTimeout(timer);
      stop.abort();
    },
  };
}
