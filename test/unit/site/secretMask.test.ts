import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { silentLog } from '../../../src/base/log.ts';
import { CommandClient } from '../../../src/command-api/client.ts';
import { SiteError } from '../../../src/site/errors.ts';
import { SecretMask } from '../../../src/site/secretMask.ts';
import { ACCOUNT, newTestClient, READ } from '../../support/siteClients.ts';
import { answerJson, answerXml, startSiteServer, type SiteHandler } from '../../support/siteServer.ts';

describe('SecretMask', () => {
  const secret = 'Sw0rdf!sh & "chips"/é';

  it('masks a secret by its value in every form that it could have in a log', () => {
    const mask = new SecretMask();
    mask.add(secret);
    const basic = Buffer.from(secret).toString('base64');
    const forms = [
      secret,
      basic,
      basic.replace(/=+$/, ''),
      Buffer.from(secret).toString('base64url'),
      encodeURIComponent(secret),
      new URLSearchParams({ s: secret }).toString().slice(2),
      JSON.stringify(secret).slice(1, -1),
    ];
    for (const form of forms) {
      assert.equal(mask.mask(`a ${form} b ${form}`), 'a ••• b •••', form);
    }
  });

  it('masks the longer of two secrets completely, and those of up to five characters only as words', () => {
    const mask = new SecretMask();
    mask.add('token');
    mask.add('token-12345');
    mask.add('');
    mask.add('a.c');
    mask.add('sixsix');
    assert.equal(mask.mask('token-12345 token tokens 1token abc a.c sixsixth'), '••• ••• tokens 1token abc ••• •••th');
  });

  it('leaves a text unchanged if there are no secrets', () => {
    const mask = new SecretMask();
    mask.add('');
    assert.equal(mask.mask('a - b'), 'a - b');
    mask.add('secret');
    assert.equal(mask.mask('a - b'), 'a - b');
  });

  it('remembers the 256 secrets used last', () => {
    const mask = new SecretMask();
    const secrets = Array.from({ length: 257 }, (_, index) => `secret-${index}-`);
    for (const secret of secrets.slice(0, 256)) {
      mask.add(secret);
    }
    const [first = '', second = ''] = secrets;
    assert.equal(mask.mask(first), '•••');
    mask.add(first);
    mask.add(secrets[256] ?? '');
    assert.deepEqual(
      [first, second, secrets[2], secrets[256]].map((secret) => mask.mask(secret ?? '')),
      ['•••', second, '•••', '•••'],
    );
  });

  it('masks every line of a log, at its level', () => {
    const mask = new SecretMask();
    mask.add(secret);
    const lines: string[] = [];
    const levels = ['trace', 'debug', 'info', 'warn', 'error'] as const;
    const keep = (level: string) => (line: string) => void lines.push(`${level}: ${line}`);
    const log = mask.wrap({
      trace: keep('trace'),
      debug: keep('debug'),
      info: keep('info'),
      warn: keep('warn'),
      error: keep('error'),
    });
    for (const level of levels) {
      log[level](`sent ${secret}`);
    }
    assert.deepEqual(
      lines,
      levels.map((level) => `${level}: sent •••`),
    );
  });

  it('masks secrets and tokens in the log of a client', async () => {
    await using server = await startSiteServer((_request, response) => answerXml(response, '<x/>'));
    const lines: string[] = [];
    const keep = (line: string): void => void lines.push(line);
    const log = { ...silentLog, debug: keep, info: keep, warn: keep, error: keep };
    const secrets = new SecretMask();
    using client = newTestClient(server.url, { log, secrets });
    await client.send({
      ...READ,
      query: [['key', ACCOUNT.clientSecret]],
      path: `/token-1/${encodeURIComponent(ACCOUNT.clientSecret)}`,
    });
    assert.ok(lines.length >= 2);
    const text = lines.join('\n');
    for (const part of [ACCOUNT.clientSecret, encodeURIComponent(ACCOUNT.clientSecret), 'token-1']) {
      assert.ok(!text.includes(part), text);
    }
    assert.equal(secrets.mask('Bearer token-1'), 'Bearer •••');
  });

  it('masks secrets and tokens in errors of a site that repeats them', async () => {
    const { clientSecret } = ACCOUNT;
    const echoes: readonly SiteHandler[] = [
      (_, response) => answerXml(response, `<r><error>Bad header: Bearer token-1, ${clientSecret}</error></r>`),
      (_, response) => response.writeHead(400).end('<error>Bearer token-1</error>'),
      (_, response) => answerJson(response, 422, { error: 'x', message: `Bearer token-1 ${clientSecret}` }),
      (_, response) => response.writeHead(403, { 'content-type': 'text/html' }).end('<title>token-1</title>'),
    ];
    for (const echo of echoes) {
      await using server = await startSiteServer((request, response) => {
        echo(request, response);
      });
      using client = newTestClient(server.url);
      const error = await new CommandClient(client).apiInformation().catch((reason: unknown) => reason);
      const shown = SiteError.is(error) ? error.message + JSON.stringify(error.details) : '';
      assert.match(shown, /•••/);
      assert.ok(!shown.includes('token-1') && !shown.includes(clientSecret), shown);
    }
    await using refusing = await startSiteServer(
      () => undefined,
      (_, response) => answerJson(response, 401, { error: 'invalid_client', message: `No: ${clientSecret}` }),
    );
    using client = newTestClient(refusing.url);
    await assert.rejects(client.send(READ), (error) => SiteError.is(error) && error.details.siteMessage === 'No: •••');
  });
});
