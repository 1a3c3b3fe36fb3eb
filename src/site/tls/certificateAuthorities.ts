import { readFile } from 'node:fs/promises';
import * as tls from 'node:tls';
import { SiteError } from '../errors.ts';

/** Cached: reading the system's store takes tens of milliseconds, and it does not change while a process runs. */
let roots: readonly string[] | undefined;

/**
 * Returns the trusted certificate authorities in PEM form: Node's own, those of the operating system, and those of
 * `caFile`. A bundled HTTP client knows only the first.
 * @throws SiteError `certificate` if `caFile` cannot be read or contains no certificate.
 */
export async function certificateAuthorities(caFile?: string): Promise<readonly string[]> {
  roots ??= [...new Set([...authoritiesOf('default'), ...authoritiesOf('system')])];
  return caFile ? [...roots, ...(await certificatesIn(caFile))] : roots;
}

function authoritiesOf(store: 'default' | 'system'): readonly string[] {
  // Node has this function since 22.15; a remote host may run an older version.
  const node: Partial<Pick<typeof tls, 'getCACertificates'>> = tls;
  try {
    return node.getCACertificates?.(store) ?? (store === 'default' ? tls.rootCertificates : []);
  } catch {
    return [];
  }
}

async function certificatesIn(caFile: string): Promise<readonly string[]> {
  let text: string;
  try {
    text = await readFile(caFile, 'utf8');
  } catch (error) {
    const message = `The file ${caFile} with further certificate authorities cannot be read. Correct caFile of the site, or remove it.`;
    throw new SiteError('certificate', message, {}, { cause: error });
  }
  const certificates = text.match(/-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/g);
  if (certificates === null) {
    throw new SiteError(
      'certificate',
      `The file ${caFile} holds no certificate in PEM form (“-----BEGIN CERTIFICATE-----”). Export the authority’s certificate as PEM (Base64) and name that file as caFile of the site.`,
    );
  }
  return certificates;
}
