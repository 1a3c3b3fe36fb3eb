import type { SiteAnswer, SiteRequest } from '../../../src/site/client.ts';
import type { Site } from '../../../src/site/site.ts';

/** A site client that gives prepared texts, or throws prepared errors, and remembers what it was asked. */
export class FakeSite {
  readonly site: Site = { id: '1', label: 'Support', url: 'https://support.example.com', company: 'acme' };
  readonly requests: SiteRequest[] = [];
  readonly #answer: (request: SiteRequest) => string | Error | Promise<string>;

  constructor(answer: string | Error | ((request: SiteRequest) => string | Error | Promise<string>)) {
    this.#answer = typeof answer === 'function' ? answer : () => answer;
  }

  async send(request: SiteRequest): Promise<SiteAnswer> {
    this.requests.push(request);
    const text = await this.#answer(request);
    if (text instanceof Error) {
      throw text;
    }
    return { status: 200, contentType: 'text/xml', text };
  }

  token(): Promise<string> {
    return Promise.resolve('token');
  }
}
