import { append } from '../base/lists.ts';
import type { SiteClient } from '../site/client.ts';
import { SiteError } from '../site/errors.ts';
import { sendConfigRequest, type ConfigAnswer } from './configRequest.ts';

/** A list of more items is not gathered: nobody reads it, and it has to be held in memory. */
const MAX_ITEMS = 20_000;

/** How to go on from a page. */
export interface FollowOptions {
  /** How many more pages to ask for; all of them when left out. */
  readonly pages?: number;
  readonly signal?: AbortSignal;
  /** Told after each page. */
  readonly onPage?: (answer: ConfigAnswer) => void;
}

/**
 * Follows the site's links from `answer`, one page after the other, up to 20,000 items or until `signal`. The answer
 * that it gives has the items of all pages read so far, and `next` where there are more.
 * @throws SiteError as `sendConfigRequest`.
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
      // Links in a circle would never end.
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
