import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, it } from 'mocha';
import { SiteError } from '../../../src/site/errors.ts';
import { openStateSocket, type StateSocketOptions } from '../../../src/state/connection/socket.ts';
import type { StateSocket, StateSocketClose } from '../../../src/state/connection/stateSocket.ts';
import { TEST_CA_FILE } from '../../support/siteServer.ts';
import { answerHttp, offeredProtocol, startStateServer } from '../../support/stateServer.ts';

const CA = [readFileSync(TEST_CA_FILE, 'utf8')];
const ENCODED = 'ingredi%20state%20api';
const PLAIN = 'ingredi state api';

function open(url: string, options: Partial<StateSocketOptions> = {}): Promise<StateSocket> {
  return openStateSocket({ url, company: 'acme', ca: CA, signal: new AbortController().signal, ...options });
}

async function refusal(url: string, options: Partial<StateSocketOptions> = {}): Promise<SiteError> {
  const error: unknown = await open(url, options).then(
    (socket) => socket.close(),
    (reason: unknown) => reason,
  );
  assert.ok(SiteError.is(error), `no SiteError but ${String(error)}`);
  return error;
}

const ended = (socket: StateSocket): Promise<StateSocketClose> => new Promise((resolve) => socket.onClose(resolve));

/** The next `count` frames. */
function frames(socket: StateSocket, count: number): Promise<Uint8Array[]> {
  return new Promise((resolve) => {
    const seen: Uint8Array[] = [];
    const listening = socket.onMessage((frame) => {
      if (seen.push(frame) === count) {
        listening.dispose();
        resolve(seen);
      }
    });
  });
}

describe('openStateSocket', () => {
  it('asks for /nw with the encoded subprotocol, as the guide says, and tells the company', async () => {
    await using server = await startStateServer();
    const socket = await open(server.url, { company: 'Größe & co' });
    const [handshake] = server.handshakes;
    assert.ok(handshake);
    assert.equal(handshake.url, '/nw');
    assert.equal(offeredProtocol(handshake), ENCODED);
    assert.equal(handshake.headers['x-ns-company'], encodeURIComponent('Größe & co'));
    assert.equal(handshake.headers['sec-websocket-extensions'], undefined);
    socket.close();
  });

  it('sends no company where none is known', async () => {
    await using server = await startStateServer();
    (await open(server.url, { company: '' })).close();
    assert.equal(server.handshakes[0]?.headers['x-ns-company'], undefined);
  });

  const echoes = { encoded: ENCODED, plain: PLAIN, missing: undefined, 'of something else': 'chat' };
  for (const [name, echo] of Object.entries(echoes)) {
    it(`accepts an echo that is ${name}`, async () => {
      await using server = await startStateServer({ echo: () => echo });
      const socket = await open(server.url);
      const site = await server.connection();
      site.send('hello\n');
      assert.deepEqual((await frames(socket, 1)).map(String), ['hello\n']);
      socket.close();
    });
  }

  it('offers the plain spelling where the encoded one is refused', async () => {
    await using server = await startStateServer({
      refuse: (request, socket) => offeredProtocol(request) === ENCODED && answerHttp(socket, '400 Bad Request'),
    });
    (await open(server.url)).close();
    assert.deepEqual(server.handshakes.map(offeredProtocol), [ENCODED, PLAIN]);
  });

  const answers = [
    { status: '401 Unauthorized', reason: 'access-denied', tries: 1 },
    { status: '403 Forbidden', reason: 'access-denied', tries: 1 },
    { status: '404 Not Found', reason: 'api-disabled', tries: 2 },
    { status: '400 Bad Request', reason: 'bad-answer', tries: 2 },
    { status: '500 Internal Server Error', reason: 'server', tries: 1 },
    { status: '503 Service Unavailable', reason: 'server', tries: 1 },
    { status: '302 Found', headers: ['Location: https://example.com/login'], reason: 'html', tries: 1 },
    { status: '200 OK', headers: ['Content-Type: text/html'], reason: 'html', tries: 1 },
  ];
  for (const { status, headers, reason, tries } of answers) {
    it(`knows HTTP ${status} as ${reason}`, async () => {
      await using server = await startStateServer({
        refuse: (_request, socket) => answerHttp(socket, status, headers),
      });
      const error = await refusal(server.url);
      assert.equal(error.reason, reason);
      assert.equal(error.details.host, server.host);
      assert.equal(error.details.status, Number(status.slice(0, 3)));
      assert.equal(server.handshakes.length, tries);
    });
  }

  it('tells the title of the page that came instead', async () => {
    const page = '<html><head><title>Document\n Not Found</title></head></html>';
    await using server = await startStateServer({
      refuse: (_request, socket) => answerHttp(socket, '404 Not Found', ['Content-Type: text/html'], page),
    });
    assert.equal((await refusal(server.url)).details.siteMessage, 'Document Not Found');
  });

  it('tells how long a busy site wants to be left alone, an hour at most', async () => {
    for (const [header, seconds] of [
      ['12', 12],
      ['2147484', 3600],
      ['0', 1],
    ] as const) {
      await using server = await startStateServer({
        refuse: (_request, socket) => answerHttp(socket, '429 Too Many Requests', [`Retry-After: ${header}`]),
      });
      const { reason, details } = await refusal(server.url);
      assert.equal(reason, 'rate-limited');
      assert.equal(details.retryAfterSeconds, seconds);
    }
  });

  it('names the reason why a certificate is not trusted', async () => {
    await using server = await startStateServer();
    const error = await refusal(server.url, { ca: [] });
    assert.equal(error.reason, 'certificate');
    assert.match(error.message, /caFile/);
    assert.ok(error.details.code);
  });

  it('says that nobody listens at the address', async () => {
    const server = await startStateServer();
    await server[Symbol.asyncDispose]();
    assert.equal((await refusal(server.url)).reason, 'unreachable');
  });

  it('knows a connection that breaks during the handshake', async () => {
    await using server = await startStateServer({
      refuse: (_request, socket) => {
        socket.destroy();
        return true;
      },
    });
    assert.equal((await refusal(server.url)).reason, 'cut');
  });

  it('gives up on a site that never answers the handshake', async () => {
    await using server = await startStateServer({ refuse: () => true });
    assert.equal((await refusal(server.url, { timeoutMilliseconds: 30 })).reason, 'timeout');
  });

  it('is cancelled by its signal, before and while it connects', async () => {
    const abort = new AbortController();
    await using server = await startStateServer({
      refuse: () => {
        abort.abort();
        return true;
      },
    });
    assert.equal((await refusal(server.url, { signal: AbortSignal.abort() })).reason, 'cancelled');
    assert.equal((await refusal(server.url, { signal: abort.signal })).reason, 'cancelled');
  });
});

describe('An open state socket', () => {
  it('gives the bytes of binary and text frames as they came, also of frames cut inside a character', async () => {
    await using server = await startStateServer();
    const socket = await open(server.url);
    const site = await server.connection();
    const bytes = Buffer.from('Zoë\n');
    site.sendText(bytes.subarray(0, 3), bytes.subarray(3));
    site.send(bytes.subarray(0, 3), bytes.subarray(3));
    const seen = await frames(socket, 4);
    assert.deepEqual(Buffer.concat(seen), Buffer.concat([bytes, bytes]));
    assert.deepEqual(
      seen.map(({ length }) => length),
      [3, 2, 3, 2],
    );
    socket.close();
  });

  it('keeps what came before somebody listens', async () => {
    await using server = await startStateServer();
    const socket = await open(server.url);
    const site = await server.connection();
    site.send('one\n', 'two\n');
    await new Promise((resolve) => setImmediate(resolve));
    assert.deepEqual((await frames(socket, 2)).map(String), ['one\n', 'two\n']);
    socket.close();
  });

  it('hears the answer to a ping', async () => {
    await using server = await startStateServer();
    const socket = await open(server.url);
    socket.onMessage(() => undefined);
    await new Promise<void>((resolve) => {
      socket.onPong(() => resolve());
      socket.ping();
    });
    socket.close();
  });

  it('tells the code and the words of a close, also to who asks late', async () => {
    await using server = await startStateServer();
    const socket = await open(server.url);
    socket.onMessage(() => undefined);
    (await server.connection()).close(4001, 'Too far behind.');
    const expected = { code: 4001, reason: 'Too far behind.', error: undefined };
    assert.deepEqual(await ended(socket), expected);
    assert.deepEqual(await ended(socket), expected);
  });

  it('knows a broken connection from a closed one', async () => {
    await using server = await startStateServer();
    const socket = await open(server.url);
    socket.onMessage(() => undefined);
    (await server.connection()).cut();
    const { code, error } = await ended(socket);
    assert.equal(code, 1006);
    assert.ok(SiteError.is(error, 'cut'));
  });

  it('ends at the header of a frame larger than is taken, without waiting for the frame', async () => {
    await using server = await startStateServer();
    const socket = await open(server.url);
    socket.onMessage(() => undefined);
    (await server.connection()).write(Buffer.from([0x82, 127, 0, 0, 0, 0, 0x10, 0, 0, 0]));
    assert.ok(SiteError.is((await ended(socket)).error, 'too-large'));
  });

  it('drops what is sent, pinged or closed after the end', async () => {
    await using server = await startStateServer();
    const socket = await open(server.url);
    socket.onMessage(() => undefined);
    const site = await server.connection();
    socket.close();
    await site.closed;
    await ended(socket);
    socket.send('late\n');
    socket.ping();
    socket.close();
  });
});
