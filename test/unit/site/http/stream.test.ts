import assert from 'node:assert/strict';
import { gzipSync } from 'node:zlib';
import { describe, it } from 'mocha';
import type { OpenRequest, SiteStream } from '../../../../src/site/client.ts';
import { SiteError } from '../../../../src/site/errors.ts';
import { rejection } from '../../../support/rejection.ts';
import { newTestClient } from '../../../support/siteClients.ts';
import { answerJson, answerXml, startSiteServer, type SiteHandler } from '../../../support/siteServer.ts';

const REPORT: OpenRequest = {
  method: 'POST',
  path: '/api/reporting',
  form: [['generate_report', 'SupportSession']],
  readOnly: true,
  action: 'SupportSession',
};

/** The bytes that could be read, and the failure that ended them. */
async function readAll(stream: SiteStream): Promise<{ text: string; failure?: SiteError }> {
  const pieces: Buffer[] = [];
  try {
    for await (const piece of stream.body) {
      pieces.push(piece);
    }
  } catch (error) {
    assert.ok(SiteError.is(error), String(error));
    return { text: Buffer.concat(pieces).toString(), failure: error };
  }
  return { text: Buffer.concat(pieces).toString() };
}

const LONG = `<session_list>${'<session lsid="a"/>'.repeat(50_000)}</session_list>`;

describe('SiteClient.open', () => {
  it('returns the body as it arrives, before it is complete', async () => {
    let finish: () => void = () => undefined;
    await using server = await startSiteServer((_request, response) => {
      response.writeHead(200, { 'content-type': 'text/xml' }).write('<session_list>');
      finish = () => response.end('</session_list>');
    });
    using client = newTestClient(server.url);
    const stream = await client.open(REPORT);
    assert.equal(stream.contentType, 'text/xml');
    const pieces = stream.body[Symbol.asyncIterator]();
    assert.equal(String((await pieces.next()).value), '<session_list>');
    finish();
    assert.equal(String((await pieces.next()).value), '</session_list>');
    assert.equal((await pieces.next()).done, true);
    const [call] = server.calls;
    assert.equal(call?.headers.authorization, 'Bearer token-1');
    assert.equal(call.headers.connection, 'close');
    assert.equal(call.body, 'generate_report=SupportSession');
  });

  it('unpacks gzip', async () => {
    await using server = await startSiteServer((_request, response) => {
      response.writeHead(200, { 'content-type': 'text/xml', 'content-encoding': 'gzip' }).end(gzipSync(LONG));
    });
    using client = newTestClient(server.url);
    assert.deepEqual(await readAll(await client.open(REPORT)), { text: LONG });
  });

  it('returns everything before a cut, compressed or not', async () => {
    const packed = gzipSync(LONG);
    const half = packed.subarray(0, packed.length / 2);
    const cases: readonly SiteHandler[] = [
      (_request, response) => {
        response
          .writeHead(200, { 'content-length': LONG.length })
          .write(LONG.slice(0, 500_000), () => response.destroy());
      },
      (_request, response) => {
        response.writeHead(200, { 'content-encoding': 'gzip' }).write(half, () => response.destroy());
      },
      (_request, response) => {
        response.writeHead(200, { 'content-encoding': 'gzip' }).end(half);
      },
    ];
    for (const handler of cases) {
      await using server = await startSiteServer(handler);
      using client = newTestClient(server.url);
      const { text, failure } = await readAll(await client.open(REPORT));
      assert.equal(failure?.reason, 'cut');
      assert.ok(text.length > 100_000, `only ${text.length} characters`);
      assert.ok(LONG.startsWith(text));
      assert.equal(server.calls.length, 1);
    }
  });

  it('returns an XML error with the site’s message, whatever precedes it', async () => {
    const error =
      '\n<?xml version="1.0"?>\n<!-- x -->\n<r:error xmlns:r="urn:x">Invalid lsid &amp; more.</r:error>\n\n';
    await using server = await startSiteServer((_request, response) => answerXml(response, error));
    using client = newTestClient(server.url);
    const stream = await client.open(REPORT);
    assert.equal(stream.errorText, 'Invalid lsid & more.');
    assert.equal((await readAll(stream)).text, error);
  });

  it('does not mistake a report for an error that it mentions', async () => {
    const xml = '<session_list><error_count>1</error_count></session_list>';
    await using server = await startSiteServer((_request, response) => answerXml(response, xml));
    using client = newTestClient(server.url);
    const stream = await client.open(REPORT);
    assert.equal(stream.errorText, undefined);
    assert.equal((await readAll(stream)).text, xml);
  });

  it('throws for a web page with status 200', async () => {
    await using server = await startSiteServer((_request, response) => {
      response.writeHead(200, { 'content-type': 'text/plain' }).end('<!DOCTYPE html><title>Sign in</title>');
    });
    using client = newTestClient(server.url);
    const error = await rejection(client.open(REPORT));
    assert.equal(error.reason, 'html');
    assert.equal(error.details.siteMessage, 'Sign in');
  });

  it('replaces a denied token once', async () => {
    await using server = await startSiteServer((request, response) =>
      request.headers.authorization === 'Bearer token-1'
        ? answerJson(response, 200, { error: 'access_denied' })
        : answerXml(response, '<session_list/>'),
    );
    using client = newTestClient(server.url);
    assert.equal((await readAll(await client.open(REPORT))).text, '<session_list/>');
    assert.equal(server.tokenRequests, 2);
  });

  it('passes on JSON that is data, however long', async () => {
    const json = JSON.stringify({ paths: 'x'.repeat(200_000) });
    await using server = await startSiteServer((_request, response) => {
      response.writeHead(200, { 'content-type': 'application/json' }).end(json);
    });
    using client = newTestClient(server.url);
    assert.equal((await readAll(await client.open(REPORT))).text, json);
  });

  it('retries until the first byte was returned', async () => {
    let count = 0;
    await using server = await startSiteServer((_request, response) => {
      count += 1;
      if (count === 1) {
        response.writeHead(503).end();
      } else if (count === 2) {
        response.destroy();
      } else {
        answerXml(response, '<session_list/>');
      }
    });
    using client = newTestClient(server.url);
    assert.equal((await readAll(await client.open(REPORT))).text, '<session_list/>');
    assert.equal(count, 3);
  });

  it('limits the unpacked size', async () => {
    await using server = await startSiteServer((_request, response) => {
      response.writeHead(200, { 'content-encoding': 'gzip' }).end(gzipSync(Buffer.alloc(5_000_000, 0x20)));
    });
    using client = newTestClient(server.url);
    const { failure } = await readAll(await client.open({ ...REPORT, maxBytes: 1_000_000 }));
    assert.equal(failure?.reason, 'too-large');
  });

  it('rejects a small body that grows without end', async () => {
    const bomb = gzipSync(Buffer.alloc(100 * 1024 * 1024));
    await using server = await startSiteServer((_request, response) => {
      response.writeHead(200, { 'content-encoding': 'gzip' }).end(bomb);
    });
    using client = newTestClient(server.url);
    const stream = await client.open(REPORT);
    let bytes = 0;
    const reading = (async () => {
      for await (const piece of stream.body) {
        bytes += piece.length;
      }
    })();
    assert.equal((await rejection(reading)).reason, 'too-large');
    assert.ok(bytes < 70 * 1024 * 1024, `${bytes} bytes were unpacked`);
  });

  it('pauses the site while nobody reads, and ends when the reader leaves', async () => {
    let sent = 0;
    let closed: () => void = () => undefined;
    const connectionClosed = new Promise<void>((resolve) => (closed = resolve));
    await using server = await startSiteServer((_request, response) => {
      response.writeHead(200, { 'content-type': 'application/octet-stream' });
      response.on('close', closed);
      const piece = Buffer.alloc(1024 * 1024, 0x78);
      const more = () => {
        sent += piece.length;
        if (!response.destroyed) {
          response.write(piece, more);
        }
      };
      more();
    });
    using client = newTestClient(server.url);
    const stream = await client.open(REPORT);
    for await (const piece of stream.body) {
      assert.ok(piece.length > 0);
      break;
    }
    await connectionClosed;
    assert.ok(sent < 50 * 1024 * 1024, `${sent} bytes were sent`);
  });

  it('leaves a place for short requests while streams are open, and frees the place of a closed one', async () => {
    await using server = await startSiteServer(({ path }, response) => {
      if (path === '/api/command') {
        answerXml(response, '<rep/>');
      } else {
        response.writeHead(200, { 'content-type': 'text/xml' }).write('<session_list>');
      }
    });
    using client = newTestClient(server.url);
    const streams = await Promise.all([1, 2, 3].map(() => client.open(REPORT)));
    const fourth = client.open(REPORT);
    assert.equal((await client.send({ ...REPORT, path: '/api/command' })).text, '<rep/>');
    assert.equal(server.calls.filter(({ path }) => path === '/api/reporting').length, 3);
    streams[0]?.close();
    (await fourth).close();
  });

  it('stops when it is cancelled', async () => {
    await using server = await startSiteServer((_request, response) => {
      response.writeHead(200, { 'content-type': 'text/xml' }).write('<session_list>');
    });
    using client = newTestClient(server.url);
    const controller = new AbortController();
    const stream = await client.open({ ...REPORT, signal: controller.signal });
    const reading = readAll(stream);
    controller.abort();
    assert.equal((await reading).failure?.reason, 'cancelled');
  });
});
