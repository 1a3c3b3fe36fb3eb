import { jsonObject, shorten } from './answers.ts';
import type { SiteClient } from './client.ts';
import { SiteError } from './errors.ts';

/** Facts about a site that are public before signing in. */
export interface SiteIdentity {
  /** The "Company API Name". */
  readonly company?: string;
  /** The product code; `bpam` is Privileged Remote Access. */
  readonly product?: string;
  /** True if it is Remote Support, as far as the product code says. */
  readonly remoteSupport: boolean;
}

/**
 * Asks a site for its identity without signing in; undefined if it does not answer that.
 * @throws SiteError `cancelled`, or `host-not-found` or `unreachable` if nothing answers there.
 */
export async function discoverSite(client: SiteClient, signal?: AbortSignal): Promise<SiteIdentity | undefined> {
  try {
    const answer = await client.send({
      method: 'GET',
      path: '/get_mech_list',
      query: [['version', '3']],
      readOnly: true,
      authenticated: false,
      maxBytes: 1024 * 1024,
      ...(signal && { signal }),
    });
    const fields = jsonObject(answer.text);
    return fields && identityOf(fields['company'], fields['product']);
  } catch (error) {
    if (!SiteError.is(error) || SiteError.is(error, 'cancelled', 'host-not-found', 'unreachable')) {
      throw error;
    }
    return undefined;
  }
}

function identityOf(company: unknown, product: unknown): SiteIdentity {
  return {
    ...(isWord(company) && { company: shorten(company) }),
    ...(isWord(product) && { product: shorten(product) }),
    remoteSupport: product !== 'bpam',
  };
}

function isWord(value: unknown): value is string {
  return typeof value === 'string' && value.trim() !== '';
}
