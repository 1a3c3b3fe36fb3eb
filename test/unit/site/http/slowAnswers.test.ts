import assert from 'node:assert/strict';
import { Readable } from 'node:stream';
import { describe, it } from 'mocha';
import { gzipSync } from 'node:zlib';
import { systemClock } from '../../../../src/base/clock.ts';
import { collectBytes } from '../../../../src/site/http/growingBuffer.ts';
import { peek } from '../../../../src/site/http/peek.ts';
import { retryAfterSeconds } from '../../../../src/site/http/retry.ts';
import { rejection } from '../../../support/rejection.ts';
import { CHANGE, newTestClient, READ } from '../../../support/siteClients.ts';
import { answerXml, startSiteServer, type SiteHandler } from '../../../support/siteServer.ts';

const ok: SiteHandler = (_request, response) => answerXml(response, '<session_list/>');

describe('SiteClient, with a slow or faulty site,', () => {
  it('reports a site that does not answer, and an unknown outcome for a change', async () => {
    await using server = await startSiteServer(() => undefined);
    using client = newTestClient(server.url, { timeoutSeconds: () => 0.2, clock: systemClock });
    assert.equal((await rejection(client.send(READ))).reason, 'timeout');
    assert.equal(server.calls.length, 1);
    const error = await rejection(client.send(CHANGE));
    assert.equal(error.reason, 'outcome-unknown');
    assert.deepEqual([error.details.cause, error.details.seconds], ['no-answer', 0.2]);
    assert.match(error.message, /did not answer terminate_session within 0\.2 s\. Whether it was done is not known/);
  });

  it('stops waiting for an answer, or its head, that trickles without end', async () => {
    const trickle: readonly SiteHandler[] = [
      (_request, response) => {
        response.writeHead(200, { 'content-type': 'text/xml' });
        const timer = setInterval(() => response.write('<'), 50);
        response.once('close', () => clearInterval(timer));
      },
      (_request, { socket }) => {
        socket?.write('HTTP/1.1 200 OK\r\nX-Long: ');
        const timer = setInterval(() => socket?.write('x'), 50);
        socket?.once('close', () => clearInterval(timer));
      },
    ];
    for (const handler of trickle) {
      await using server = await startSiteServer(handler);
      using client = newTestClient(server.url, { timeoutSeconds: () => 0.4, clock: systemClock });
      const begun = performance.now();
      const outcomes = await Promise.all([
        rejection(client.send(READ)),
        rejection(client.send(CHANGE)),
        rejection(client.open(READ)),
      ]);
      assert.deepEqual(
        outcomes.map(({ reason }) => reason),
        ['timeout', 'outcome-unknown', 'timeout'],
      );
      assert.ok(performance.now() - begun < 10_000);
    }
  });

  it('reports an unknown outcome for a change whose answer grows without end or is damaged', async () => {
    const bomb = gzipSync(Buffer.alloc(200 * 1024 * 1024));
    const unreadable: readonly SiteHandler[] = [
      (_request, response) => response.writeHead(200, { 'content-encoding': 'gzip' }).end(bomb),
      (_request, response) => response.writeHead(200, { 'content-encoding': 'gzip' }).end('no gzip'),
      (_request, response) => response.writeHead(200, { 'content-encoding': 'zstd' }).end('x'),
    ];
    for (const handler of unreadable) {
      await using server = await startSiteServer(handler);
      using client = newTestClient(server.url);
      const error = await rejection(client.send(CHANGE));
      assert.deepEqual([error.reason, error.details.cause], ['outcome-unknown', 'unreadable']);
      assert.match(
        error.message,
        /answer of .* to terminate_session cannot be read\. Whether it was done is not known/,
      );
      assert.equal(server.calls.length, 1);
    }
  });

  it('reports an unknown outcome for a change during which the site failed, and sends it once', async () => {
    const failures: readonly (readonly [number, Record<string, string>, string, string | undefined])[] = [
      [500, { 'content-type': 'text/xml' }, '<error xmlns="http://x">Database is busy.</error>', 'Database is busy.'],
      [502, { 'content-type': 'text/html' }, '<html><title>Bad Gateway</title></html>', 'Bad Gateway'],
      [503, { 'retry-after': '1' }, '', undefined],
      [504, {}, 'upstream request timeout', undefined],
      [599, { 'content-type': 'application/json' }, '{}', undefined],
    ];
    for (const [status, headers, body, siteMessage] of failures) {
      await using server = await startSiteServer((_request, response) => response.writeHead(status, headers).end(body));
      using client = newTestClient(server.url);
      const error = await rejection(client.send(CHANGE));
      assert.equal(server.calls.length, 1);
      assert.equal(error.reason, 'outcome-unknown');
      const { cause, status: told, siteMessage: said } = error.details;
      assert.deepEqual([cause, told, said], ['server', status, siteMessage]);
      assert.ok(
        error.message.endsWith(
          `reported an internal error (${status}) while it carried out terminate_session. Whether it was done is not known.`,
        ),
        error.message,
      );
      assert.equal((await rejection(client.send(READ))).reason, 'server');
    }
  });

  it('waits between one second and an hour, whatever Retry-After says', () => {
    const now = Date.UTC(2026, 10, 30);
    for (const [header, seconds] of [
      ['0', 1],
      ['0.001', 1],
      ['7', 7],
      ['3601', 3600],
      ['2147484', 3600],
      ['9'.repeat(400), 3600],
      ['Mon, 30 Nov 2026 00:01:00 GMT', 60],
      ['Mon, 30 Nov 2020 00:01:00 GMT', 1],
      ['Mon, 30 Nov 9999 00:01:00 GMT', 3600],
      ['-5', 1],
      ['soon', undefined],
      ['', undefined],
      [undefined, undefined],
    ] as const) {
      assert.equal(retryAfterSeconds(header, now), seconds, header);
    }
  });

  it('sends the secret once if the site answers 429, whatever Retry-After says', async () => {
    for (const header of ['0', '1', '2147484', undefined]) {
      await using server = await startSiteServer(ok, (_request, response) => {
        response.writeHead(429, header === undefined ? {} : { 'retry-after': header }).end();
      });
      using client = newTestClient(server.url);
      assert.equal((await rejection(client.send(READ))).reason, 'rate-limited');
      assert.deepEqual([server.tokenRequests, server.calls.length], [1, 0]);
    }
  });

  it('takes no longer for many small pieces than for a few large ones', async () => {
    const pieces = 65_536;
    for (const text of ['{"a":"', '  <!-- ', '<error>']) {
      const body = Buffer.from(text.padEnd(pieces, 'x'));
      const stream = {
        status: 200,
        headers: {},
        body: Readable.from(Array.from(body, (byte) => Buffer.of(byte))),
        close: () => undefined,
        over: Promise.resolve(),
      };
      const begun = process.cpuUsage();
      const result = await peek(stream);
      assert.ok('answer' in result);
      assert.equal(result.answer.text, body.toString());
      assert.equal((await collectBytes(result.answer.body)).toString(), body.toString());
      assert.ok(process.cpuUsage(begun).user < 2_000_000);
    }
  });
});
