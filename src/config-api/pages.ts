import { CONFIG_ROOT, configTarget, type ConfigRequest } from './configPath.ts';

const PAGE = 'current_page';

/** The position of a page in its list. */
export interface Page {
  readonly current: number;
  readonly last: number;
  /** The number of items of the whole list; undefined if the site does not send it. */
  readonly total?: number;
}

type Headers = Readonly<Record<string, string>>;

/**
 * Reads the position of an answer in its list from the `X-BT-Pagination-*` headers or the `Link` header; undefined if
 * there are none. `asked` is the requested page, for an answer without its number.
 */
export function pageOf(headers: Headers, asked = 1): Page | undefined {
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
  const page = { current: current ?? asked, last: last ?? current ?? asked };
  return total === undefined ? page : { ...page, total };
}

/** Returns the request for the next page, from the site's link; undefined on the last page. */
export function nextPage(headers: Headers, request: ConfigRequest): ConfigRequest | undefined {
  const link = linksOf(headers).get('next');
  // Only the path and query are used: the token must stay with this site, whatever host the link has.
  if (link?.pathname.startsWith(`${CONFIG_ROOT}/`)) {
    return { path: link.pathname.slice(CONFIG_ROOT.length) + link.search };
  }
  const page = headers['link'] === undefined ? pageOf(headers, askedPage(request)) : undefined;
  return page && page.current < page.last ? withPage(request, page.current + 1) : undefined;
}

/** Returns the page number of a request. */
export function askedPage(request: ConfigRequest): number {
  const [, number] = configTarget(request).query.findLast(([name]) => name === PAGE) ?? [];
  return count(number) ?? 1;
}

/** Returns the request for another page, with the number in its query or path. */
function withPage({ path, query }: ConfigRequest, page: number): ConfigRequest {
  const [place = '', search = ''] = path.split('?', 2);
  const rest = new URLSearchParams(search);
  rest.delete(PAGE);
  return { path: rest.size > 0 ? `${place}?${rest.toString()}` : place, query: { ...query, [PAGE]: page } };
}

/** Parses the targets of a `Link` header (RFC 8288) by relation. */
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
  return count(link?.searchParams.get(PAGE) ?? undefined);
}

function count(text: string | undefined): number | undefined {
  return text !== undefined && /^\s*\d{1,15}\s*$/.test(text) ? Number(text) : undefined;
}
