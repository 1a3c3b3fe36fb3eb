import { systemClock } from '../../../src/base/clock.ts';
import { personalOffset } from '../../../src/base/personalTime.ts';
import { silentLog } from '../../../src/base/log.ts';
import { CommandCache } from '../../../src/command-api/cache.ts';
import { CommandClient } from '../../../src/command-api/client.ts';
import { SiteClient, type OpenRequest, type SiteStream } from '../../../src/site/client.ts';
import { SiteError } from '../../../src/site/errors.ts';
import { StateModel } from '../../../src/state/model/model.ts';
import type { ActiveSite } from '../../../src/ui/sites/siteAccess.ts';
import { fixedState } from './fixedState.ts';

/** Answers a request for a report with XML, and tells if the connection breaks after it. */
export type ReportAnswer = (params: ReadonlyMap<string, string>) => { readonly xml: string; readonly isCut?: boolean };

const SITE = { id: 'test', label: 'Support', url: 'https://support.example.com', company: 'acme' };

/** A site that answers reports from a test, over no network. */
export interface ReportSite {
  readonly active: ActiveSite;
  /** The parameters of every request so far. */
  readonly asked: ReadonlyMap<string, string>[];
}

/**
 * @param permissions of the API account, by the guide's names.
 * @param offset how far ahead of UTC the site's clocks are, in seconds; as those of this computer when left out;
 * `unknown` where the site has not told.
 */
export function reportSite(
  answer: ReportAnswer,
  permissions: Readonly<Record<string, string>> = {},
  offset?: number | 'unknown',
): ReportSite {
  const asked: ReadonlyMap<string, string>[] = [];
  const client = new AnsweringClient((params) => {
    asked.push(params);
    return answer(params);
  });
  // A site with a known time zone is not asked for it.
  if (offset !== 'unknown') {
    client.zone.learn(Math.floor(Date.now() / 1000), offset ?? personalOffset(Date.now() / 1000));
  }
  const commands = new CommandClient(client);
  const cache = new CommandCache(commands, { ttlSeconds: () => 60, clock: systemClock });
  const account = { apiVersion: '1.24.1', companyName: 'acme', timestamp: 0, skewSeconds: 0, permissions };
  return {
    active: { ...fixedState(new StateModel()), access: () => ({ site: SITE, client, commands, cache, account }) },
    asked,
  };
}

/** A list of `items` as a site sends it. */
export function listOf(root: string, items: string): string {
  return `\n<?xml version="1.0" encoding="UTF-8"?>\n<${root} xmlns="https://www.beyondtrust.com/namespaces/API/reporting">\n${items}\n</${root}>\n`;
}

class AnsweringClient extends SiteClient {
  readonly #answer: ReportAnswer;

  constructor(answer: ReportAnswer) {
    super({
      site: SITE,
      credentials: () => Promise.resolve(undefined),
      proxy: () => ({ noProxy: [], support: 'off' }),
      timeoutSeconds: () => 1,
      clock: systemClock,
      log: silentLog,
    });
    this.#answer = answer;
  }

  override open({ form = [] }: OpenRequest): Promise<SiteStream> {
    const { xml, isCut = false } = this.#answer(new Map(form));
    const errorText = /^\s*(?:<\?.*?\?>\s*)?<error[^>]*>(.*?)<\/error>/s.exec(xml)?.[1];
    return Promise.resolve({
      status: 200,
      headers: {},
      contentType: 'text/xml',
      body: bodyOf(xml, isCut),
      close: () => undefined,
      ...(errorText !== undefined && { errorText }),
    });
  }
}

async function* bodyOf(xml: string, isCut: boolean): AsyncGenerator<Buffer, void, void> {
  yield Buffer.from(xml);
  await Promise.resolve();
  if (isCut) {
    throw new SiteError('cut', 'The connection broke.', { host: 'support.example.com' });
  }
}
