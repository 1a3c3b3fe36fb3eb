import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, it } from 'mocha';
import { downloadChat, downloadRecording, recordingsOf, type Recording } from '../../../src/reporting/recordings.ts';
import { SiteError } from '../../../src/site/errors.ts';
import { hastyClock, newTestClient } from '../../support/siteClients.ts';
import { answerXml, startSiteServer, type SiteHandler } from '../../support/siteServer.ts';
import { SESSION_XML } from './fixtures.ts';
import { sessionOf } from './reading.ts';

const LSID = 'c69a8e10bea9428f816cfababe9815fe';
const VIDEO = Buffer.from(Array.from({ length: 300_000 }, (_, index) => (index * 7919) % 251));
const HALF = VIDEO.length / 2;

const giveVideo =
  (headers: Readonly<Record<string, string>> = {}): SiteHandler =>
  (_request, response) =>
    void response.writeHead(200, { 'content-type': 'video/mp4', ...headers }).end(VIDEO);

/** Sends half of the file and breaks the connection. */
const breakOff =
  (headers: Readonly<Record<string, string>> = {}): SiteHandler =>
  (_request, response) => {
    response.writeHead(200, { 'content-type': 'video/mp4', 'content-length': VIDEO.length, ...headers });
    response.write(VIDEO.subarray(0, HALF), () => setImmediate(() => response.destroy()));
  };

/** One handler for each request in turn; the last one for all that follow. */
const inTurn = (...handlers: readonly SiteHandler[]): SiteHandler => {
  let count = 0;
  return (request, response) => handlers[Math.min(count++, handlers.length - 1)]?.(request, response);
};

describe('the recordings of a session', () => {
  it('are those of its report, with the instances that a download takes', async () => {
    const recordings = recordingsOf(await sessionOf(SESSION_XML));
    assert.deepEqual(
      recordings.map(({ kind, instance, downloadUrl }) => [kind, instance, downloadUrl]),
      [
        ['session', undefined, 'https://support.example.com/video?h=secret&download=1'],
        ['showMyScreen', 0, 'https://support.example.com/sms?d=1'],
        ['commandShell', 0, 'https://a/1'],
        ['commandShell', 1, 'https://a/2'],
      ],
    );
  });

  it('count shells from 0 where the report does, and by their place where it does not count', async () => {
    const shells = async (...instances: readonly string[]) => {
      const list = instances.map((instance) => `<command_shell_recording instance="${instance}"/>`).join('');
      const session = await sessionOf(
        `<session lsid="a1"><command_shell_recordings>${list}</command_shell_recordings></session>`,
      );
      return recordingsOf(session).map(({ instance }) => instance);
    };
    assert.deepEqual(await shells('0', '1'), [0, 1]);
    assert.deepEqual(await shells('2', '3'), [1, 2]);
    assert.deepEqual(await shells('', ''), [0, 1]);
    assert.deepEqual(await shells(), []);
  });
});

describe('the download of a recording', () => {
  let folder = '';
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'recordings-'));
  });
  afterEach(() => rm(folder, { recursive: true }));

  async function download(handler: SiteHandler, recording: Recording = { lsid: LSID, kind: 'session' }) {
    await using server = await startSiteServer(handler);
    using client = newTestClient(server.url);
    const progress: number[] = [];
    const file = await downloadRecording(client, recording, {
      target: { folder },
      clock: hastyClock(),
      onProgress: ({ bytes }) => progress.push(bytes),
    }).catch((error: unknown) => {
      assert.ok(error instanceof Error);
      return error;
    });
    return { file, calls: server.calls, progress };
  }

  async function downloaded(handler: SiteHandler, recording?: Recording) {
    const { file, ...rest } = await download(handler, recording);
    assert.ok(!(file instanceof Error), file instanceof Error ? file.message : '');
    assert.deepEqual(await readFile(file.path), VIDEO);
    assert.equal(file.bytes, VIDEO.length);
    assert.equal(file.sha256, createHash('sha256').update(VIDEO).digest('hex'));
    return { ...rest, name: basename(file.path), path: file.path };
  }

  /** Nothing may stay of a file that failed. */
  async function refused(handler: SiteHandler, recording?: Recording) {
    const { file, ...rest } = await download(handler, recording);
    assert.ok(SiteError.is(file));
    assert.deepEqual(await readdir(folder), []);
    return { error: file, ...rest };
  }

  it('asks for each kind as the guide says', async () => {
    const cases: readonly (readonly [Recording, string, string])[] = [
      [{ lsid: LSID, kind: 'session' }, `generate_report=SupportSessionRecording&lsid=${LSID}`, `${LSID}-session.mp4`],
      [
        { lsid: LSID, kind: 'showMyScreen', instance: 2 },
        `generate_report=ShowMyScreenRecording&lsid=${LSID}&instance=2`,
        `${LSID}-showMyScreen-2.mp4`,
      ],
      [
        { lsid: LSID, kind: 'commandShell' },
        `generate_report=CommandShellRecording&lsid=${LSID}&instance=0`,
        `${LSID}-commandShell-0.mp4`,
      ],
      [
        { lsid: LSID, kind: 'presentation', instance: 4 },
        `generate_report=PresentationSessionRecording&lsid=${LSID}`,
        `${LSID}-presentation.mp4`,
      ],
    ];
    for (const [recording, body, name] of cases) {
      const { calls, name: got } = await downloaded(giveVideo(), recording);
      assert.deepEqual(
        calls.map((call) => [call.method, call.path, call.body, call.headers.authorization]),
        [['POST', '/api/reporting', body, 'Bearer token-1']],
      );
      assert.equal(got, name);
    }
  });

  it('goes on where the connection broke', async () => {
    const rest: SiteHandler = ({ headers }, response) => {
      const from = Number(/^bytes=(\d+)-$/.exec(headers.range ?? '')?.[1]);
      response
        .writeHead(206, { 'content-range': `bytes ${from}-${VIDEO.length - 1}/${VIDEO.length}`, etag: '"v1"' })
        .end(VIDEO.subarray(from));
    };
    const { calls, progress } = await downloaded(inTurn(breakOff({ etag: '"v1"' }), rest));
    assert.equal(calls.length, 2);
    assert.equal(calls[1]?.headers['if-range'], '"v1"');
    assert.match(calls[1].headers.range ?? '', /^bytes=[1-9]\d*-$/);
    assert.equal(progress.at(-1), VIDEO.length);
    assert.deepEqual(
      progress,
      progress.toSorted((a, b) => a - b),
    );
  });

  it('starts over where the file is another one by now, or the site has no ranges', async () => {
    const changed = await downloaded(inTurn(breakOff({ etag: '"v1"' }), giveVideo({ etag: '"v2"' })));
    assert.equal(changed.calls[1]?.headers['if-range'], '"v1"');
    const { calls } = await downloaded(inTurn(breakOff({ 'accept-ranges': 'none', etag: '"v1"' }), giveVideo()));
    assert.equal(calls[1]?.headers.range, undefined);
  });

  it('gives up on a connection that breaks each time, and leaves nothing that looks whole', async () => {
    const { error, calls } = await refused(breakOff());
    assert.equal(error.reason, 'cut');
    assert.equal(calls.length, 3);
  });

  it('refuses a piece from another place than it asked for', async () => {
    const wrong: SiteHandler = (_request, response) => {
      response
        .writeHead(206, { 'content-range': `bytes 5-${VIDEO.length - 1}/${VIDEO.length}` })
        .end(VIDEO.subarray(5));
    };
    const { error } = await refused(inTurn(breakOff({ etag: '"v1"' }), wrong));
    assert.equal(error.reason, 'bad-answer');
  });

  it('tells why there is none in the site’s words', async () => {
    const text = 'This recording has expired and can no longer be viewed or downloaded.';
    const { error, calls } = await refused((_request, response) => answerXml(response, `<error>${text}</error>`));
    assert.equal(error.reason, 'site-error');
    assert.equal(error.details.siteMessage, text);
    assert.equal(calls.length, 1);
  });

  it('refuses an empty file', async () => {
    const { error } = await refused((_request, response) => void response.writeHead(200).end());
    assert.equal(error.reason, 'bad-answer');
  });

  it('sends nothing for what is no id of a session', async () => {
    for (const recording of [
      { lsid: '../etc', kind: 'session' },
      { lsid: LSID, kind: 'commandShell', instance: -1 },
    ] as const) {
      const { error, calls } = await refused(giveVideo(), recording);
      assert.equal(error.reason, 'invalid-parameter');
      assert.deepEqual(calls, []);
    }
  });

  it('asks for a presentation by its former name where the site does not know the new one', async () => {
    const older: SiteHandler = (request, response) => {
      if (request.body.includes('PresentationRecording')) {
        giveVideo()(request, response);
      } else {
        answerXml(response, '<error>Invalid report type</error>');
      }
    };
    const { calls } = await downloaded(older, { lsid: LSID, kind: 'presentation' });
    assert.deepEqual(
      calls.map(({ body }) => body),
      [
        `generate_report=PresentationSessionRecording&lsid=${LSID}`,
        `generate_report=PresentationRecording&lsid=${LSID}`,
      ],
    );
  });

  it('tells the first answer where the former name is unknown too', async () => {
    let count = 0;
    const { error, calls } = await refused(
      (_request, response) => answerXml(response, `<error>${count++ === 0 ? 'Expired.' : 'Invalid report.'}</error>`),
      { lsid: LSID, kind: 'presentation' },
    );
    assert.equal(error.details.siteMessage, 'Expired.');
    assert.equal(calls.length, 2);
  });

  it('does not ask by the former name where the account may not', async () => {
    const denied: SiteHandler = (_request, response) =>
      answerXml(response, '<error>The account does not have permission to view recordings.</error>');
    const { error, calls } = await refused(denied, { lsid: LSID, kind: 'presentation' });
    assert.equal(error.reason, 'not-permitted');
    assert.equal(calls.length, 1);
  });

  it('takes no document for a recording, and tells the error that is in it', async () => {
    const inside: SiteHandler = (_request, response) =>
      answerXml(response, '<recording><error>This recording has expired.</error></recording>');
    assert.match((await refused(inside)).error.message, /This recording has expired/);
    for (const [type, body, reason] of [
      ['application/json', '{"error":"server_error","message":"Later."}', 'site-error'],
      ['application/json; charset=utf-8', '{}', 'bad-answer'],
      ['text/xml', '<recording/>', 'bad-answer'],
    ] as const) {
      const { error } = await refused((_request, response) => {
        response.writeHead(200, { 'content-type': type }).end(body);
      });
      assert.equal(error.reason, reason, body);
    }
  });

  it('takes the name that the site proposes, made safe, and replaces nothing', async () => {
    const named = (disposition: string) => downloaded(giveVideo({ 'content-disposition': disposition }));
    assert.equal((await named('attachment; filename="session.mp4"')).name, 'session.mp4');
    assert.equal((await named('attachment; filename="session.mp4"')).name, 'session (2).mp4');
    for (const name of ['../../evil.mp4', '..\\\\evil.mp4', '/etc/passwd', 'con.mp4', '...', 'a\u202e4pm.exe']) {
      const encoded = encodeURIComponent(name);
      const { path, name: got } = await named(`attachment; filename*=UTF-8''${encoded}`);
      assert.equal(dirname(path), folder, name);
      assert.doesNotMatch(got, /[/\\:\u0000-\u001f\u202e]|^\.|^con\./);
    }
  });

  it('goes to the very path that is asked for, whatever the site proposes', async () => {
    await using server = await startSiteServer(
      giveVideo({ 'content-disposition': 'attachment; filename="other.mp4"' }),
    );
    using client = newTestClient(server.url);
    const path = join(folder, 'mine.mp4');
    await writeFile(path, 'old');
    const file = await downloadRecording(client, { lsid: LSID, kind: 'session' }, { target: { path } });
    assert.equal(file.path, path);
    assert.deepEqual(await readdir(folder), ['mine.mp4']);
  });

  it('leaves nothing behind when it is cancelled', async () => {
    const controller = new AbortController();
    const handler: SiteHandler = (_request, response) => {
      response.writeHead(200, { 'content-length': VIDEO.length }).write(VIDEO.subarray(0, HALF));
    };
    await using server = await startSiteServer(handler);
    using client = newTestClient(server.url);
    const { signal } = controller;
    const onProgress = () => controller.abort();
    const running = downloadRecording(
      client,
      { lsid: LSID, kind: 'session' },
      { target: { folder }, signal, onProgress },
    );
    await assert.rejects(running, (error) => SiteError.is(error, 'cancelled'));
    assert.deepEqual(await readdir(folder), []);
  });

  it('of a chat asks its signed address, without a token', async () => {
    await using server = await startSiteServer((_request, response) => {
      response.writeHead(200, { 'content-type': 'text/plain' }).end('Ada: Hello');
    });
    using client = newTestClient(server.url);
    const url = `${server.url}//evil.example/chat?lsid=a1&h=secret`;
    const { path } = await downloadChat(client, { lsid: 'a1', url }, { target: { folder } });
    assert.equal(basename(path), 'a1-chat.txt');
    assert.equal(await readFile(path, 'utf8'), 'Ada: Hello');
    assert.deepEqual(
      server.requests.map(({ method, path: asked, headers }) => [method, asked, headers.authorization]),
      [['GET', '//evil.example/chat?lsid=a1&h=secret', undefined]],
    );
  });

  it('of a chat may be a web page where it is sent as a file, and is none of the site’s pages', async () => {
    let headers: Record<string, string> = { 'content-disposition': 'attachment; filename="chat.html"' };
    await using server = await startSiteServer((_request, response) => {
      response.writeHead(200, { 'content-type': 'text/html', ...headers }).end('<html>Ada: Hello</html>');
    });
    using client = newTestClient(server.url);
    const chat = { lsid: 'a1', url: `${server.url}/chat?h=secret` };
    const { path } = await downloadChat(client, chat, { target: { folder } });
    assert.equal(basename(path), 'chat.html');
    headers = {};
    await assert.rejects(downloadChat(client, chat, { target: { folder } }), (error) => SiteError.is(error, 'html'));
  });

  it('of a chat on another host is refused before anything is sent', async () => {
    await using server = await startSiteServer(giveVideo());
    using client = newTestClient(server.url);
    const { host, port } = server;
    for (const url of [
      'https://evil.example/chat',
      `https://${host}@evil.example/chat`,
      `https://localhost.evil.example:${port}/chat`,
      `https://localhost:${port + 1}/chat`,
      '/chat',
      'javascript:alert(1)',
      '',
    ]) {
      await assert.rejects(downloadChat(client, { lsid: 'a1', url }, { target: { folder } }), (error) => {
        assert.ok(SiteError.is(error, 'bad-answer'), url);
        assert.doesNotMatch(error.message, /evil/);
        return true;
      });
    }
    assert.deepEqual(server.requests, []);
  });
});
