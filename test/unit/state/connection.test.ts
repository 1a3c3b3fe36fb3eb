import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { SiteError } from '../../../src/site/errors.ts';
import type { StateConnection } from '../../../src/state/connection/connection.ts';
import { StateModel } from '../../../src/state/model/model.ts';
import type { RowMessage } from '../../../src/state/connection/protocol.ts';
import { next, openWire, type Wire } from './stateWire.ts';

const END = '{"type":"model_update","insert":{"queue":{"999":{"name":"The end"}}}}\n';

/** The row messages up to the one that marks the end. Several frames may be read in one turn: none may be missed. */
function rowsUntilEnd(connection: StateConnection): Promise<RowMessage[]> {
  return new Promise((resolve) => {
    const seen: RowMessage[] = [];
    const listening = connection.onRows((messages) => {
      seen.push(...messages);
      if (JSON.stringify(messages.at(-1)).includes('The end')) {
        listening.dispose();
        resolve(seen.slice(0, -1));
      }
    });
  });
}

/** What the rows of `bytes`, sent as one frame each, make of an empty model. */
async function modelAfter(wire: Wire, ...parts: (string | Uint8Array)[]): Promise<StateModel> {
  const rows = rowsUntilEnd(wire.connection);
  wire.site.send(...parts, END);
  const model = new StateModel();
  model.applyAll(await rows);
  return model;
}

async function failure(promise: Promise<unknown>): Promise<SiteError> {
  const error: unknown = await promise.catch((reason: unknown) => reason);
  assert.ok(SiteError.is(error), `no SiteError but ${String(error)}`);
  return error;
}

describe('StateConnection: authentication and subscription', () => {
  it('goes through the phases in the guide’s order, each message ended by a newline', async () => {
    await using wire = await openWire({ subscribed: false });
    const { connection, site } = wire;
    const subscribed = connection.subscribe('token "1"');
    assert.equal(await site.message(), '{"type":"authenticate","credentials":{"bearer_token":"token \\"1\\""}}\n');
    site.send('{"type":"authenticate_response","success":true}\n');
    assert.equal(await site.message(), '{"type":"subscribe","tables":"all"}\n');
    site.send('{"type":"subscribe_response","timestamp":1637658000,"success":true}\n');
    assert.equal(await subscribed, 1_637_658_000);
  });

  it('takes flags and times in every spelling that sites use, and a time that is not told', async () => {
    const spellings: [string, string, number | undefined][] = [
      ['1', '"1637658000"', 1_637_658_000],
      ['"true"', '1637658000.5', 1_637_658_000.5],
      ['"1"', '""', undefined],
      ['true', 'null', undefined],
    ];
    for (const [success, timestamp, expected] of spellings) {
      await using wire = await openWire({ subscribed: false });
      const subscribed = wire.connection.subscribe('token-1');
      await wire.site.message();
      wire.site.send(`{ "type" : "authenticate_response", "success" : ${success} }\n`);
      await wire.site.message();
      wire.site.send(`{"success":${success},"timestamp":${timestamp},"type":"subscribe_response"}\r\n`);
      assert.equal(await subscribed, expected);
    }
  });

  it('tells the site’s reason when it refuses to authenticate', async () => {
    await using wire = await openWire({ subscribed: false });
    const subscribed = wire.connection.subscribe('token-1');
    await wire.site.message();
    wire.site.send('{"type":"authenticate_response","success":false,"reason":"Invalid token."}\n');
    const { reason, message, details } = await failure(subscribed);
    assert.equal(reason, 'access-denied');
    assert.match(message, /Invalid token\./);
    assert.equal(details.siteMessage, 'Invalid token.');
  });

  it('does not repeat the token where the site’s reason does', async () => {
    await using wire = await openWire({ subscribed: false });
    const subscribed = wire.connection.subscribe('token-1');
    await wire.site.message();
    wire.site.send('{"type":"authenticate_response","success":false,"reason":"Bad token: token-1"}\n');
    const { message, details } = await failure(subscribed);
    assert.ok(!`${message} ${JSON.stringify(details)}`.includes('token-1'));
  });

  it('tells the site’s reason when it refuses the subscription, which may be granted later', async () => {
    await using wire = await openWire({ subscribed: false });
    const subscribed = wire.connection.subscribe('token-1');
    await wire.site.message();
    wire.site.send('{"type":"authenticate_response","success":true}\n');
    await wire.site.message();
    wire.site.send('{"type":"subscribe_response","timestamp":1,"success":false,"reason":"Thirty are enough."}\n');
    const { reason, details } = await failure(subscribed);
    assert.equal(reason, 'site-error');
    assert.deepEqual(details, { siteMessage: 'Thirty are enough.', retryAfterSeconds: 60 });
  });

  it('gives up on a response that does not come within 20 seconds', async () => {
    await using wire = await openWire({ subscribed: false });
    const subscribed = failure(wire.connection.subscribe('token-1'));
    await wire.site.message();
    wire.clock.advance(20_000);
    assert.equal((await subscribed).reason, 'timeout');
  });

  it('tells that the site hung up instead of answering', async () => {
    await using wire = await openWire({ subscribed: false });
    const subscribed = failure(wire.connection.subscribe('token-1'));
    await wire.site.message();
    wire.site.close(1008, 'Account locked.');
    const { reason, details } = await subscribed;
    assert.equal(reason, 'cut');
    assert.equal(details.siteMessage, 'Account locked.');
  });

  it('is cancelled by its disposal, and leaves no timer behind', async () => {
    await using wire = await openWire({ subscribed: false });
    const subscribed = failure(wire.connection.subscribe('token-1'));
    wire.connection.dispose();
    assert.equal((await subscribed).reason, 'cancelled');
    assert.equal(wire.clock.pending, 0);
    assert.equal((await failure(wire.connection.subscribe('token-1'))).reason, 'cancelled');
    await wire.site.closed;
  });

  it('keeps rows that come in the frame of the response', async () => {
    await using wire = await openWire({ subscribed: false });
    const subscribed = wire.connection.subscribe('token-1');
    await wire.site.message();
    wire.site.send('{"type":"authenticate_response","success":true}\n');
    await wire.site.message();
    const rows = next(wire.connection.onRows);
    wire.site.send('{"type":"subscribe_response","success":true}\n{"type":"model_update","delete":{"queue":["1"]}}\n');
    await subscribed;
    assert.deepEqual(await rows, [{ type: 'model_update', delete: { queue: ['1'] } }]);
  });
});

describe('StateConnection: model updates', () => {
  const insert =
    '{"type":"model_update","insert":{"support_session":{"41":{"customer_name":"Zoë Ångström 😀","queue_id":"2"}}}}\n';

  it('reads one message from many frames, cut anywhere', async () => {
    await using wire = await openWire();
    const bytes = Buffer.from(insert);
    const model = await modelAfter(wire, ...Array.from(bytes, (byte) => Uint8Array.of(byte)));
    assert.deepEqual(model.rows('support_session').get('41'), { customer_name: 'Zoë Ångström 😀', queue_id: '2' });
  });

  it('reads several messages from one frame', async () => {
    await using wire = await openWire();
    const update = '{"type":"model_update","update":{"support_session":{"41":{"queue_id":"3"}}}}\n';
    const model = await modelAfter(wire, `${insert}\n\r\n${update}`);
    assert.equal(model.rows('support_session').get('41')?.queue_id, '3');
  });

  it('reads text frames, cut inside a character', async () => {
    await using wire = await openWire();
    const rows = rowsUntilEnd(wire.connection);
    const bytes = Buffer.from(insert);
    const cut = bytes.indexOf(Buffer.from('ë')) + 1;
    wire.site.sendText(bytes.subarray(0, cut), bytes.subarray(cut), END);
    assert.match(JSON.stringify(await rows), /Zoë Ångström 😀/);
  });

  it('keeps all digits of 64-bit ids, as strings and as bare integers', async () => {
    await using wire = await openWire();
    const model = await modelAfter(
      wire,
      '{"type":"model_update","insert":{"queue":{"18446744073709551615":{"name":"A"},"18446744073709551614":{"name":"B"}},' +
        '"support_session":{"9007199254740993":{"queue_id":18446744073709551615},"9007199254740992":{"queue_id":18446744073709551614}}}}\n',
      '{"type":"model_update","delete":{"queue":[18446744073709551614]}}\n',
    );
    assert.deepEqual([...model.rows('queue').keys()], ['18446744073709551615']);
    assert.deepEqual(
      [...model.referencing('support_session', 'queue_id', '18446744073709551615')],
      ['9007199254740993'],
    );
  });

  it('takes update_model for model_update', async () => {
    await using wire = await openWire();
    const model = await modelAfter(wire, '{"type":"update_model","insert":{"queue":{"1":{"name":"General"}}}}\n');
    assert.equal(model.rows('queue').get('1')?.name, 'General');
  });

  it('does insert, update and delete of one message', async () => {
    await using wire = await openWire();
    const model = await modelAfter(
      wire,
      '{"type":"model_update","insert":{"queue":{"1":{"name":"One"},"2":{"name":"Two"}}}}\n',
      '{"type":"model_update","delete":{"queue":["1"]},"insert":{"queue":{"3":{"name":"Three"}}},"update":{"queue":{"2":{"name":"Zwei"}}}}\n',
    );
    assert.deepEqual(Object.fromEntries(model.rows('queue')), { 2: { name: 'Zwei' }, 3: { name: 'Three' } });
  });

  it('passes truncate_model on in its place', async () => {
    await using wire = await openWire();
    const model = await modelAfter(wire, insert, '{"type":"truncate_model"}\n', insert.replace('41', '42'));
    assert.deepEqual([...model.rows('support_session').keys()], ['42']);
  });

  it('leaves out what is no message or none it knows, and says so once', async () => {
    await using wire = await openWire();
    const strange = '{"type":"model_update"\n[1,2]\nnull\n{"type":"greeting"}\n{"no":"type"}\n{"type":7}\n';
    const model = await modelAfter(wire, strange, insert, strange);
    assert.equal(model.size, 1);
    assert.deepEqual(wire.lines, [
      'A state message was left out: The site sent a state message that is not JSON.',
      'A state message was left out: The site sent a state message that is not a JSON object.',
      'The site sent a message of an unknown type: greeting',
      'The site sent a message of an unknown type: ',
    ]);
  });
});

describe('StateConnection: its end', () => {
  it('tells the code and the words of a close', async () => {
    await using wire = await openWire();
    const end = next(wire.connection.onEnd);
    wire.site.close(4000, 'Too far behind.');
    const reason = await end;
    assert.ok(SiteError.is(reason, 'cut'));
    assert.match(reason.message, /4000/);
    assert.equal(reason.details.siteMessage, 'Too far behind.');
    assert.equal(wire.connection.end, reason);
  });

  it('finds a silent socket within 60 seconds, by a ping that has no answer', async () => {
    await using wire = await openWire();
    const end = next(wire.connection.onEnd);
    wire.site.freeze();
    wire.clock.advance(39_999);
    assert.equal(wire.connection.end, undefined);
    wire.clock.advance(1);
    assert.ok(SiteError.is(await end, 'timeout'));
  });

  it('takes an answer to a ping, or any part of a message, for life', async () => {
    await using wire = await openWire();
    const { clock, connection, site } = wire;
    for (let round = 0; round < 3; round++) {
      const heard = next(connection.onPart);
      clock.advance(20_000);
      site.send('{"type":"model_update",');
      await heard;
      clock.advance(19_999);
    }
    assert.equal(connection.end, undefined);
  });

  it('leaves no timer behind when it is disposed', async () => {
    const wire = await openWire();
    await wire[Symbol.asyncDispose]();
    assert.equal(wire.clock.pending, 0);
    assert.ok(SiteError.is(wire.connection.end, 'cancelled'));
  });
});
