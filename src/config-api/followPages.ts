import { append } from '../base/lists.ts';
import type { SiteClient } from '../site/client.ts';
import { SiteError } from '../site/errors.ts';
import { sendConfigRequest, type ConfigAnswer } from './configRequest.ts';

/** Limit of items: more are of no use to a reader, and are held in memory. */
const MAX_ITEMS = 20_000;

/** Options of `followPages`. */
export interface FollowOptions {
  /** The number of further pages to request; by default all. */
  readonly pages?: number;
  readonly signal?: AbortSignal;
  /** Called after each page. */
  readonly onPage?: (answer: ConfigAnswer) => void;
}

/**
 * Follows the site's links from `answer`, page by page, up to 20,000 items or until `signal` aborts. Returns an answer
 * with the items of all pages, and `next` if there are more.
 * @throws SiteError like `sendConfigRequest`.
 */
export async function followPages(
  client: Pick<SiteClient, 'open'>,
  answer: ConfigAnswer,
  { pages = Infinity, signal, onPage }: FollowOptions = {},
): Promise<ConfigAnswer> {
  let last = answer;
  const items = itemsOf(answer);
  const asked = new Set<string>();
  for (let count = 0; last.next && count < pages && items.length < MAX_ITEMS; count++) {
    const place = JSON.stringify(last.next);
    if (asked.has(place)) {
      // Prevents an endless loop of links.
      return { ...withoutNext(last), body: items };
    }
    asked.add(place);
    try {
      last = await sendConfigRequest(client, last.next, signal);
    } catch (error) {
      if (SiteError.is(error, 'cancelled')) {
        break;
      }
      throw error;
    }
    append(items, itemsOf(last));
    onPage?.(last);
  }
  return { ...last, body: items };
}

function itemsOf({ body }: ConfigAnswer): unknown[] {
  return Array.isArray(body) ? [...(body as readonly unknown[])] : [body];
}

function withoutNext({ next: _next, ...answer }: ConfigAnswer): ConfigAnswer {
  return answer;
}
