import assert from 'node:assert/strict';
import { Readable } from 'node:stream';
import { gzipSync } from 'node:zlib';
import { describe, it } from 'mocha';
import { readEventLine } from '../../../src/reporting/archive/reading/eventLine.ts';
import { eventLines, NoArchive, readStateArchive } from '../../../src/reporting/archive/reading/readArchive.ts';
import { SiteError } from '../../../src/site/errors.ts';

const read = (value: object | string) =>
  readEventLine(Buffer.from(typeof value === 'string' ? value : JSON.stringify(value)));

function dataOf(name: string, data: object): unknown {
  const event = read({ type: 'session_event', timestamp: 1, lsid: 'a', name, data });
  assert.ok(event?.type === 'session_event');
  return event.data;
}

describe('the details of a session event', () => {
  it('name who took part under whatever names the site has for it', () => {
    const members = [
      'Bob',
      { type: 'customer', display_name: 'Kim', gsnumber: 4 },
      { public_display_name: 'Ada', user_id: '7' },
      { name: 'Eve', id: 5, representative_id: 6 },
      { representative_id: 6 },
      5,
      null,
    ];
    assert.deepEqual(dataOf('chat_message', { performed_by: members, destination: '' }), {
      performed_by: [
        { type: '', name: 'Bob', id: '' },
        { type: 'customer', name: 'Kim', id: '4' },
        { type: '', name: 'Ada', id: '7' },
        { type: '', name: 'Eve', id: '5' },
        { type: '', name: '', id: '6' },
      ],
      destination: [],
    });
  });

  it('have files and answers in each of their layouts', () => {
    const files = ['a.txt', { name: 'b', size: '12', type: 'dir' }, { size: 'many' }, 7];
    assert.deepEqual(dataOf('files_shared', { files, performed_by: null }), {
      files: [
        { name: 'a.txt', size: undefined, type: 'file' },
        { name: 'b', size: 12, type: 'dir' },
        { name: '', size: undefined, type: 'file' },
      ],
      performed_by: [],
    });
    const responses = (value: unknown) => dataOf('customer_exit_survey', { responses: value });
    const asked = (question: string, answer: string) => ({ question, answer });
    assert.deepEqual(responses({ 'Good?': 'yes', 'Again?': ['a', 2, { b: 1 }], 'More?': null }), {
      responses: [asked('Good?', 'yes'), asked('Again?', 'a, 2, {"b":1}'), asked('More?', '')],
    });
    assert.deepEqual(
      responses([{ question: 'Q', answer: true }, { name: 'N', value: 1 }, { label: 'L' }, 'text', {}]),
      { responses: [asked('Q', 'true'), asked('N', '1'), asked('L', ''), asked('', '')] },
    );
    assert.deepEqual(responses({ question: 'One', answer: 'only' }), { responses: [asked('One', 'only')] });
  });

  it('leave out what makes no sense for their kind, and keep what nobody knows', () => {
    assert.deepEqual(dataOf('file_upload', { name: 5, size: ' ', other: null }), { name: '5', other: null });
    assert.deepEqual(dataOf('session_assigned', { representative_id: '', timeout: 'x' }), {});
    assert.deepEqual(dataOf('session_assigned', { representative_id: 0, timeout: '-1.5' }), {
      ...{ representative_id: '0', timeout: -1.5 },
    });
    assert.deepEqual(dataOf('system_information_retrieved', { system_information: null }), {});
    assert.deepEqual(dataOf('legal_agreement_response', { text: {}, title: false }), { title: 'false' });
  });

  it('stand beside the head of a line that has no data of its own', () => {
    const line = (more: object) =>
      read({ type: 'session_event', timestamp: '7', lsid: 9, name: ' Chat  Message ', ...more });
    const head = { type: 'session_event', timestamp: 7, lsid: '9', name: 'chat_message' };
    assert.deepEqual(line({ body: 'x' }), { ...head, data: { body: 'x' } });
    assert.deepEqual(line({ body: 'x', data: null }), { ...head, data: { body: 'x' } });
    assert.deepEqual(line({ body: 'x', data: 'y' }), { ...head, data: { body: 'x', data: 'y' } });
  });
});

describe('a line that changes rows', () => {
  /** What it does, by verb, in whatever layout. */
  const changes = (value: object): unknown => {
    const event = read(value);
    assert.ok(event?.type === 'model');
    const { type: _type, ...verbs } = event.change;
    return verbs;
  };
  const two = { insert: { queue: { 1: { name: 'A' }, 2: { name: 'B' } } } };
  const rows = { 1: { name: 'A' }, 2: { name: 'B' } };
  const list = [{ id: 1, name: 'A' }, { name: 'lost' }, { id: '2', name: 'B' }];

  const layouts: readonly (readonly [object, object])[] = [
    [{ insert: { queue: rows } }, two],
    [{ insert: { queue: list, empty: null } }, two],
    [{ data: { queue: rows } }, two],
    [{ tables: { queue: rows } }, two],
    [{ rows: { queue: list } }, two],
    [{ data: { insert: { queue: rows } } }, two],
    [{ queue: rows, name: 'x', lsid: 'y', event: 1, id: 2, sequence: 3, time: 4, ts: 5 }, two],
    [{ table: 'queue', rows }, two],
    [{ table: 'queue', data: list }, two],
    [{ data: { table: 'queue', rows } }, two],
    [{ table: 'queue', id: 1, data: { name: 'A' } }, { insert: { queue: { 1: { name: 'A' } } } }],
    [{ table: 'queue', row_id: '1', fields: { name: 'A' } }, { insert: { queue: { 1: { name: 'A' } } } }],
    [{ table: 'queue', id: '1', row: { name: 'A' } }, { insert: { queue: { 1: { name: 'A' } } } }],
    [{ table: 'queue', id: '1', name: 'A' }, { insert: { queue: { 1: { name: 'A' } } } }],
  ];
  for (const [content, expected] of layouts) {
    it(`is read from ${JSON.stringify(content)}`, () => {
      assert.deepEqual(changes({ type: 'model_insert', timestamp: 5, ...content }), expected);
    });
  }

  it('deletes rows by ids, by rows, by an object of them, or one', () => {
    const gone = (content: object) => changes({ type: 'model_delete', timestamp: 5, ...content });
    const expected = { delete: { queue: ['1', '2'] } };
    assert.deepEqual(gone({ delete: { queue: ['1', 2, null] } }), expected);
    assert.deepEqual(gone({ data: { queue: [{ id: 1 }, { id: '2' }, {}] } }), expected);
    assert.deepEqual(gone({ queue: { 1: {}, 2: null } }), expected);
    assert.deepEqual(gone({ table: 'queue', ids: [1, 2] }), expected);
    assert.deepEqual(gone({ table: 'queue', data: ['1', '2'] }), expected);
    assert.deepEqual(gone({ table: 'queue', id: 1 }), { delete: { queue: ['1'] } });
    assert.deepEqual(gone({ queue: 1 }), { delete: { queue: ['1'] } });
  });

  it('has its time under each of its names, and is of a type that the guide knows', () => {
    const times = [{ timestamp: 5 }, { time: '5' }, { ts: 5.9 }, {}].map((time) => {
      const event = read({ type: 'update_model', ...time, queue: rows });
      return event?.type === 'model' ? event.timestamp : 'other';
    });
    assert.deepEqual(times, [5, 5, 5, undefined]);
    assert.deepEqual(read({ type: 'truncate_model', time: 7, queue: rows }), { type: 'truncate_model', timestamp: 7 });
    for (const none of ['{"type":"toString"}', '{"type":5}', '{}', '[]', '1', 'null', '']) {
      assert.equal(read(none), undefined, none);
    }
  });
});

describe('what is no archive', () => {
  const of = (...pieces: readonly (string | Buffer)[]) => Readable.from(pieces.map((piece) => Buffer.from(piece)));
  const lines = async (bytes: AsyncIterable<Uint8Array>): Promise<string[]> => {
    const found: string[] = [];
    for await (const some of eventLines(bytes)) {
      found.push(...some.map(String));
    }
    return found;
  };

  it('is known by its first character, and told whole, packed or not, in whatever pieces', async () => {
    const answers = [
      of('<error>No.</error>'),
      of(' \ufeff', ' \n<err', 'or>No.</error>'),
      of(gzipSync('<error>No.</error>')),
    ];
    for (const bytes of answers) {
      await assert.rejects(
        lines(bytes),
        (error) => error instanceof NoArchive && error.answer.endsWith('<error>No.</error>'),
      );
    }
    await assert.rejects(
      lines(of(`<${'x'.repeat(70_000)}`)),
      (error) => error instanceof NoArchive && error.answer.length === 65_536,
    );
  });

  it('is not what merely has such a character in it, nor an archive with a byte-order mark', async () => {
    assert.deepEqual(await lines(of('\ufeffa<b\n<c')), ['a<b', '<c']);
    assert.deepEqual(await lines(of(gzipSync(gzipSync('a\nb')))), ['a', 'b']);
    assert.deepEqual(await lines(of('')), []);
  });

  it('is a snapshot that ends in the middle, is no object, or is packed too often', async () => {
    const reason = async (bytes: string | Buffer): Promise<string> =>
      readStateArchive(of(bytes)).then(
        () => 'read',
        (error: unknown) => (SiteError.is(error) ? `${error.reason}: ${error.message}` : String(error)),
      );
    const notAnObject = 'bad-answer: The state archive is not one JSON object.';
    const cut = 'cut: The state archive ends in the middle. Download it again.';
    for (const text of ['[]', '"x"{}}', '{}{}', '}', 'x']) {
      assert.equal(await reason(text), notAnObject, text);
    }
    for (const text of ['', ' ', '{', '{"queue":{"1":{}', '{"queue":{"1":{"name":"}}}']) {
      assert.equal(await reason(text), cut, text);
    }
    assert.equal(await reason('{"queue":{"1":{name:1}}}'), 'bad-answer: The state archive is not valid JSON.');
    let packed = gzipSync('{}');
    assert.equal(await reason(packed), 'read');
    packed = gzipSync(gzipSync(packed));
    assert.equal(await reason(packed), 'read', 'three times over');
    packed = gzipSync(packed);
    assert.equal(await reason(packed), 'bad-answer: The archive is packed too many times over to be read.');
    const whole = gzipSync('{"queue":{}}');
    assert.equal(await reason(whole.subarray(0, -4)), 'cut: The archive ends in the middle. Download it again.');
    assert.equal(
      await reason(Buffer.concat([whole.subarray(0, 10), Buffer.from('no deflate'), whole.subarray(20)])),
      'bad-answer: The archive is damaged. Download it again.',
    );
  });
});

describe('the rows of a snapshot', () => {
  const rowsOf = async (text: string, pieceSize: number) => {
    const bytes = Buffer.from(text);
    const pieces = Array.from({ length: Math.ceil(bytes.length / pieceSize) }, (_, at) =>
      bytes.subarray(at * pieceSize, (at + 1) * pieceSize),
    );
    const model = await readStateArchive(Readable.from(pieces));
    const tables = model.tableNames.map((table) => [table, model.rows(table)] as const);
    const filled = tables.filter(([, rows]) => rows.size > 0);
    return Object.fromEntries(filled.map(([table, rows]) => [table, Object.fromEntries(rows)]));
  };
  const expected = {
    queue: { 1: { name: 'A "}{[ \\ é' }, 2: { name: 'B' } },
    support_session: { '18446744073709551615': { lsid: 'x', queue_id: '18446744073709551615' } },
  };
  const [one, two] = ['{"name":"A \\"}{[ \\\\ é"}', '{"name":"B"}'];
  const session = '{"lsid":"x","queue_id":18446744073709551615}';
  const ID = '18446744073709551615';

  const layouts: Readonly<Record<string, string>> = {
    'tables by id': `{"queue":{"1":${one},"2":${two}},"support_session":{"${ID}":${session}},"none":null,"empty":{}}`,
    'tables as lists': `{"queue":[{"id":1,${one.slice(1)},{"id":"2",${two.slice(1)},{}],"support_session":[{"id":${ID},${session.slice(1)}]}`,
    'a wrapper': `\ufeff {"model":{"queue":{"1":${one},"2":${two}},"support_session":{"${ID}":${session}}}}\n`,
    'a wrapper of lists': `{"model":{"queue":[{"id":1,${one.slice(1)},{"id":2,${two.slice(1)}],"support_session":[{"id":"${ID}",${session.slice(1)}]}}`,
  };
  for (const [what, text] of Object.entries(layouts)) {
    it(`are those of ${what}, cut anywhere`, async () => {
      for (const size of [1, 2, 7, 64, 5000]) {
        assert.deepEqual(await rowsOf(text, size), expected, String(size));
      }
    });
  }

  it('are all there where a table is larger than what is read of it at once', async () => {
    const names = Array.from({ length: 9000 }, (_, at) => `},{"${at}": é`);
    const many = Object.fromEntries(names.map((name, at) => [`${ID.slice(4)}${at}`, { name }]));
    const list = Object.entries(many).map(([id, row]) => ({ ...row, id }));
    const larger = { name: 'x'.repeat(200_000) };
    const texts = [{ queue: { ...many, larger: larger } }, { queue: [...list, { id: 'larger', ...larger }] }];
    for (const text of texts.map((tables) => JSON.stringify(tables))) {
      for (const size of [77, 65_536, 1_000_000]) {
        assert.deepEqual(await rowsOf(text, size), { queue: { ...many, larger } }, String(size));
      }
    }
  });
});
