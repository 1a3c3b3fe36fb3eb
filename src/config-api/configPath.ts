import { SiteError } from '../site/errors.ts';

/** The root path of the Configuration API. */
export const CONFIG_ROOT = '/api/config/v1';

/** A parameter's value; an array is sent as one parameter per item. */
export type QueryValue = string | number | boolean | readonly (string | number | boolean)[] | undefined;

/** A GET request to the Configuration API. */
export interface ConfigRequest {
  /** The path below `/api/config/v1`: `/user/1`. */
  readonly path: string;
  readonly query?: Readonly<Record<string, QueryValue>> | undefined;
}

/** The path and query of a request, as sent. */
export interface ConfigTarget {
  /** The complete path. */
  readonly path: string;
  readonly query: readonly (readonly [string, string])[];
}

/**
 * Returns the path and query of a request. The given path may include `/api/config/v1` and a query.
 * @throws SiteError `invalid-parameter` for a path outside of the Configuration API.
 */
export function configTarget({ path, query = {} }: ConfigRequest): ConfigTarget {
  const below = path
    .trim()
    .replace(/^\/*(?=api\/config\/v1(?:[/?]|$))api\/config\/v1/, '')
    .replace(/^\/+/, '');
  const address = `https://site${CONFIG_ROOT}/${below}`;
  const url = /[\\#\p{Cc}]|\{[^}]*\}/u.test(below) || !URL.canParse(address) ? undefined : new URL(address);
  if (below === '' || url?.host !== 'site' || !url.pathname.startsWith(`${CONFIG_ROOT}/`)) {
    const message = `path must be a path below ${CONFIG_ROOT}, such as /user or /user/1, with its placeholders filled in.`;
    throw new SiteError('invalid-parameter', message, { parameter: 'path' });
  }
  return { path: url.pathname, query: [...url.searchParams, ...pairsOf(query)] };
}

/** Fills the placeholders of `template`: `/user/{id}`. Values are encoded and cannot add parts to the path. */
export function fillPath(template: string, values: Readonly<Record<string, string>>): string {
  return template.replace(/\{([^{}]+)\}/g, (whole, name: string) => {
    const value = Object.hasOwn(values, name) ? values[name] : undefined;
    return value === undefined || /^\.{1,2}$/.test(value) ? whole : encodeURIComponent(value.toWellFormed());
  });
}

function pairsOf(query: Readonly<Record<string, QueryValue>>): [string, string][] {
  return Object.entries(query).flatMap(([name, value]) =>
    [value].flat().flatMap((item): [string, string][] => (item === undefined ? [] : [[name, String(item)]])),
  );
}
