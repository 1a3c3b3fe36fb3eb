import { CONFIG_ROOT, type ConfigRequest } from './configPath.ts';

/** Where a page stands in its list. */
export interface Page {
  readonly current: number;
  readonly last: number;
  /** How many items the whole list has; undefined where the site does not tell. */
  readonly total?: number;
}

type Headers = Readonly<Record<string, string>>;

/** The place of an answer in its list, from the `X-BT-Pagination-*` headers or the `Link` header; undefined for others. */
export function pageOf(headers: Headers): Page | undefined {
  const links = linksOf(headers);
  const next = pageNumber(links.get('next'));
  const previous = pageNumber(links.get('prev') ?? links.get('previous'));
  const fromLinks = next === undefined ? previous && previous + 1 : next - 1;
  const current = count(headers['x-bt-pagination-current-page']) ?? fromLinks;
  const last = count(headers['x-bt-pagination-last-page']) ?? pageNumber(links.get('last'));
  const total = count(headers['x-bt-pagination-total']);
  if (current === undefined && last === undefined) {
    return undefined;
  }
  const page = { current: current ?? 1, last: last ?? current ?? 1 };
  return total === undefined ? page : { ...page, total };
}

/** The request for the next page, as the site's own link has it; undefined on the last page. */
export function nextPage(headers: Headers, request: ConfigRequest): ConfigRequest | undefined {
  const link = linksOf(headers).get('next');
  // Only path and query are taken: the token goes to the site that was asked, whatever host a link names.
  if (link?.pathname.startsWith(`${CONFIG_ROOT}/`)) {
    return { path: link.pathname.slice(CONFIG_ROOT.length) + link.search };
  }
  const page = pageOf(headers);
  return page && page.current < page.last
    ? { ...request, query: { ...request.query, current_page: page.current + 1 } }
    : undefined;
}

/** The targets of a `Link` header (RFC 8288) by their relation. */
function linksOf(headers: Headers): ReadonlyMap<string, URL> {
  const links = new Map<string, URL>();
  for (const [, target = '', parameters = ''] of (headers['link'] ?? '').matchAll(/<([^<>]*)>((?:[^,"]|"[^"]*")*)/g)) {
    const relations = /;\s*rel\s*=\s*(?:"([^"]*)"|([^\s;,"]+))/i.exec(parameters);
    if (relations && URL.canParse(target, 'https://site')) {
      for (const relation of (relations[1] ?? relations[2] ?? '').toLowerCase().split(/\s+/)) {
        links.set(relation, new URL(target, 'https://site'));
      }
    }
  }
  return links;
}

function pageNumber(link: URL | undefined): number | undefined {
  return count(link?.searchParams.get('current_page') ?? undefined);
}

function count(text: string | undefined): number | undefined {
  return text !== undefined && /^\s*\d{1,15}\s*$/.test(text) ? Number(text) : undefined;
}
