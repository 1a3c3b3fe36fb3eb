import assert from 'node:assert/strict';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { getCACertificates } from 'node:tls';
import { afterEach, beforeEach, describe, it } from 'mocha';
import { certificateAuthorities } from '../../../../src/site/tls/certificateAuthorities.ts';
import { certificateIssuer } from '../../../../src/site/tls/certificateIssuer.ts';
import { rejection } from '../../../support/rejection.ts';
import { listen, startSiteServer, TEST_CA_FILE } from '../../../support/siteServer.ts';

describe('certificateAuthorities', () => {
  let folder = '';
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'authorities-'));
  });
  afterEach(() => rm(folder, { recursive: true }));

  it('returns Node’s, the system’s, and all of the site’s file', async () => {
    const roots = await certificateAuthorities();
    assert.deepEqual(new Set(roots), new Set([...getCACertificates('default'), ...getCACertificates('system')]));
    assert.equal(new Set(roots).size, roots.length);
    const certificate = (await readFile(TEST_CA_FILE, 'utf8')).trim();
    const file = join(folder, 'two.pem');
    await writeFile(file, `# first\n${certificate}\n\n# second\n${certificate}\nthe end`);
    assert.deepEqual(await certificateAuthorities(file), [...roots, certificate, certificate]);
    assert.deepEqual(await certificateAuthorities(''), roots);
    assert.equal(await certificateAuthorities(), roots);
  });

  it('fails if the file is missing or contains no certificate', async () => {
    const missing = join(folder, 'missing.pem');
    const error = await rejection(certificateAuthorities(missing));
    assert.deepEqual(
      [error.reason, error.message, (error.cause as { code: string }).code],
      [
        'certificate',
        `The file ${missing} with further certificate authorities cannot be read. Correct caFile of the site, or remove it.`,
        'ENOENT',
      ],
    );
    const file = join(folder, 'key.pem');
    for (const text of [
      '',
      '-----BEGIN CERTIFICATE-----\nabc',
      '-----BEGIN PRIVATE KEY-----\nabc\n-----END PRIVATE KEY-----',
    ]) {
      await writeFile(file, text);
      const { reason, message } = await rejection(certificateAuthorities(file));
      assert.deepEqual(
        [reason, message],
        [
          'certificate',
          `The file ${file} holds no certificate in PEM form (“-----BEGIN CERTIFICATE-----”). Export the authority’s certificate as PEM (Base64) and name that file as caFile of the site.`,
        ],
      );
    }
  });
});

describe('certificateIssuer', () => {
  it('returns the issuer’s names, under any name of the site', async () => {
    await using server = await startSiteServer(() => undefined);
    for (const origin of [server.url, `https://127.0.0.1:${server.port}`]) {
      assert.equal(await certificateIssuer(origin), 'Rep Workflows Test Root, Example Company');
    }
    assert.equal(server.requests.length, 0);
  });

  it('returns undefined if nothing answers, or without TLS', async () => {
    await using plain = await listen(
      createServer((socket) => void socket.end('HTTP/1.1 400 Bad Request\r\n\r\n')),
      'https',
    );
    assert.equal(await certificateIssuer(plain.url), undefined);
    const server = await startSiteServer(() => undefined);
    await server[Symbol.asyncDispose]();
    assert.equal(await certificateIssuer(server.url), undefined);
    assert.equal(await certificateIssuer('https://[::1]:1'), undefined);
  });
});
