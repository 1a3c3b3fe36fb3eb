import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { sendConfigRequest } from '../../../src/config-api/configRequest.ts';
import { followPages } from '../../../src/config-api/followPages.ts';
import { SiteError } from '../../../src/site/errors.ts';
import { newTestClient } from '../../support/siteClients.ts';
import { answerJson, startSiteServer, type SiteHandler } from '../../support/siteServer.ts';

/** `count` pages of one item each, linked as the vendor's later documents say. */
function pages(count: number, next = (page: number) => page + 1): SiteHandler {
  return ({ path }, response) => {
    const page = Number(new URL(path, 'https://x').searchParams.get('current_page') ?? 1);
    if (page < count) {
      response.setHeader('Link', `</api/config/v1/user?current_page=${next(page)}>; rel="next"`);
    }
    answerJson(response, 200, [{ id: page }]);
  };
}

describe('followPages', () => {
  async function follow(handler: SiteHandler, options: Parameters<typeof followPages>[2] = {}) {
    await using server = await startSiteServer(handler);
    using client = newTestClient(server.url);
    const first = await sendConfigRequest(client, { path: '/user' });
    const answer = await followPages(client, first, options);
    return { items: answer.body as readonly unknown[], next: answer.next };
  }

  it('collects the items of all pages, or of the requested number', async () => {
    assert.deepEqual(await follow(pages(4)), { items: [1, 2, 3, 4].map((id) => ({ id })), next: undefined });
    assert.deepEqual(await follow(pages(4), { pages: 2 }), {
      items: [1, 2, 3].map((id) => ({ id })),
      next: { path: '/user?current_page=4' },
    });
  });

  it('treats an answer that is no list as one item, and stops at 20,000', async () => {
    const item: SiteHandler = ({ path }, response) => {
      const page = Number(new URL(path, 'https://x').searchParams.get('current_page') ?? 1);
      response.setHeader('Link', `</api/config/v1/user?current_page=${page + 1}>; rel="next"`);
      answerJson(response, 200, page === 2 ? Array.from({ length: 19_999 }, () => 0) : { id: page });
    };
    const { items, next } = await follow(item);
    assert.deepEqual([items.length, items[0], items.at(-1)], [20_000, { id: 1 }, 0]);
    assert.deepEqual(next, { path: '/user?current_page=3' });
  });

  it('stops at circular links', async () => {
    const { items, next } = await follow(pages(9, (page) => (page % 3) + 1));
    assert.deepEqual([items, next], [[1, 2, 3, 1].map((id) => ({ id })), undefined]);
  });

  it('returns the items so far when it is cancelled', async () => {
    const controller = new AbortController();
    const { items, next } = await follow(pages(9), {
      signal: controller.signal,
      onPage: ({ body }) => {
        if ((body as { id: number }[])[0]?.id === 3) {
          controller.abort();
        }
      },
    });
    assert.deepEqual([items, next], [[1, 2, 3].map((id) => ({ id })), { path: '/user?current_page=4' }]);
  });

  it('fails like the request', async () => {
    let count = 0;
    const broken: SiteHandler = (request, response) => {
      count += 1;
      if (count === 1) {
        pages(9)(request, response);
      } else {
        answerJson(response, 404, { message: 'gone' });
      }
    };
    await assert.rejects(follow(broken), (error: unknown) => SiteError.is(error));
  });
});
