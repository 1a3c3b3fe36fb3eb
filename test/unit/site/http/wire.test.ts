import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Socket } from 'node:net';
import { createServer } from 'node:tls';
import { gzipSync } from 'node:zlib';
import { describe, it } from 'mocha';
import { silentLog } from '../../../../src/base/log.ts';
import { decodeBody } from '../../../../src/site/http/bodies.ts';
import { certificateIssuer } from '../../../../src/site/tls/certificateIssuer.ts';
import type { OpenRequest } from '../../../../src/site/http/siteRequest.ts';
import { rejection } from '../../../support/rejection.ts';
import { CHANGE, newTestClient, READ } from '../../../support/siteClients.ts';
import { answerXml, listen, startSiteServer } from '../../../support/siteServer.ts';

const XML = 'text/xml, application/xml;q=0.9, */*;q=0.5';

describe('the headers of SiteClient’s requests', () => {
  it('are those of each API, and no others', async () => {
    await using server = await startSiteServer((_request, response) => response.end('{}'));
    using client = newTestClient(server.url);
    const read = { method: 'GET', readOnly: true } as const;
    for (const [path, accept] of [
      ['/api/command', XML],
      ['/api/reporting', XML],
      ['/api/commander', '*/*'],
      ['/x/api/command', '*/*'],
      ['/api/config/v1/user', 'application/json'],
      ['/get_mech_list', 'application/json'],
      ['/api/backup', '*/*'],
    ] as const) {
      await client.send({ ...read, path });
      const headers = { ...server.calls.at(-1)?.headers };
      assert.deepEqual(
        headers,
        {
          ...{ accept, 'accept-encoding': 'gzip', authorization: 'Bearer token-1', connection: 'close' },
          host: new URL(server.url).host,
        },
        path,
      );
    }
    await client.send({ ...read, path: '/api/command', accept: 'text/plain' });
    assert.equal(server.calls.at(-1)?.headers.accept, 'text/plain');
    await client.send({ ...read, path: '/api/command', authenticated: false });
    assert.ok(!('authorization' in (server.calls.at(-1)?.headers ?? {})));
    assert.equal(server.requests[0]?.headers.accept, 'application/json');
  });

  it('request a range of a file only with the version it belongs to', async () => {
    await using server = await startSiteServer((_request, response) => response.end('abc'));
    using client = newTestClient(server.url);
    const asked = async (download: OpenRequest['download']) => {
      const stream = await client.open({ ...READ, ...(download && { download }) });
      stream.close();
      const { range, 'if-range': version, 'accept-encoding': encoding } = server.calls.at(-1)?.headers ?? {};
      return [encoding, range, version];
    };
    assert.deepEqual(await asked(undefined), ['gzip', undefined, undefined]);
    assert.deepEqual(await asked({ from: 0 }), ['identity', undefined, undefined]);
    assert.deepEqual(await asked({ from: 0, version: '"a"' }), ['identity', undefined, undefined]);
    assert.deepEqual(await asked({ from: 5 }), ['identity', undefined, undefined]);
    assert.deepEqual(await asked({ from: 5, version: '"a"' }), ['identity', 'bytes=5-', '"a"']);
  });

  it('are missing in the log, which has the duration but no query and no secrets', async () => {
    await using server = await startSiteServer(({ path }, response) =>
      path.includes('cut') ? void response.destroy() : answerXml(response, '<a/>'),
    );
    const lines: string[] = [];
    using client = newTestClient(server.url, { log: { ...silentLog, debug: (line) => void lines.push(line) } });
    await client.send({ ...READ, path: '/api/command?a=secret?b' });
    await rejection(client.send({ ...CHANGE, path: '/api/command?cut' }));
    const told = lines.map((line) => line.replace(/ \d{1,5} ms$/, ' soon'));
    assert.deepEqual(told, ['POST /oauth2/token 200 soon', 'POST /api/command 200 soon', 'POST /api/command cut soon']);
  });
});

describe('a compressed answer', () => {
  it('is decoded by the character set of its type', async () => {
    const body = gzipSync(Buffer.from([0x5a, 0x6f, 0xeb]));
    const read = (type?: string) =>
      decodeBody(body, { 'content-encoding': 'gzip', ...(type !== undefined && { 'content-type': type }) }, 100);
    assert.equal(await read('text/xml; charset=iso-8859-1'), 'Zoë');
    assert.equal(await read('text/xml'), 'Zo\ufffd');
    assert.equal(await read(), 'Zo\ufffd');
  });
});

describe('an error that is cut', () => {
  it('is reported as far as it was received, without tags', async () => {
    await using server = await startSiteServer((_request, response) => {
      response.writeHead(200, { 'content-type': 'text/xml' }).end('<error>\n No <b>such</b> session <i');
    });
    using client = newTestClient(server.url);
    const stream = await client.open(READ);
    stream.close();
    assert.equal(stream.errorText, 'No such session');
  });
});

describe('the connection that reads a certificate’s issuer', () => {
  it('names the host, unless it is an IP address, and ends before anything is sent', async () => {
    const folder = join(import.meta.dirname, '../../../support/certificates');
    const [key, cert] = await Promise.all(['server-key.pem', 'server.pem'].map((name) => readFile(join(folder, name))));
    const named: string[] = [];
    const ended: Promise<void>[] = [];
    let received = 0;
    const tls = createServer({
      key,
      cert,
      SNICallback: (name, done) => {
        named.push(name);
        done(null);
      },
    });
    tls.on('connection', (socket: Socket) => {
      ended.push(new Promise((resolve) => socket.once('close', () => resolve())));
    });
    tls.on('secureConnection', (socket) => {
      socket.on('error', () => undefined);
      socket.on('data', ({ length }: Buffer) => (received += length));
    });
    await using server = await listen(tls, 'https');
    const { port } = new URL(server.url);
    for (const host of ['localhost', '127.0.0.1']) {
      assert.equal(await certificateIssuer(`https://${host}:${port}`), 'Rep Workflows Test Root, Example Company');
    }
    assert.deepEqual(named, ['localhost']);
    await Promise.all(ended);
    assert.equal(received, 0);
  });
});
