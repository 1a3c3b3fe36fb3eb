import { jsonObject, shorten } from './answers.ts';
import type { SiteClient } from './client.ts';
import { SiteError } from './errors.ts';

/** What a site tells about itself before anybody signs in. */
export interface SiteIdentity {
  /** The "Company API Name". */
  readonly company?: string;
  /** The product's code; `bpam` is Privileged Remote Access. */
  readonly product?: string;
  /** Whether it is Remote Support, as far as the product tells. */
  readonly remoteSupport: boolean;
}

/**
 * Asks a site who it is, without signing in; `undefined` where it does not tell.
 * @throws SiteError `cancelled`, `host-not-found` and `unreachable`: nothing answers there.
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
