import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { SiteError } from '../../../src/site/errors.ts';
import { authenticateMessage, readMessage, subscribeMessage } from '../../../src/state/connection/protocol.ts';
import { StateModel } from '../../../src/state/model/model.ts';

describe('the messages of the real-time state', () => {
  it('that are sent are the guide’s, to the letter', () => {
    assert.equal(authenticateMessage('a"b'), '{"type":"authenticate","credentials":{"bearer_token":"a\\"b"}}\n');
    assert.equal(subscribeMessage('all'), '{"type":"subscribe","tables":"all"}\n');
    assert.equal(subscribeMessage(['queue', 'x']), '{"type":"subscribe","tables":["queue","x"]}\n');
  });

  const answers: readonly (readonly [string, object])[] = [
    ['{"type":"authenticate_response","success":true}', { type: 'authenticate_response', success: true, reason: '' }],
    [
      '{"type":"authenticate_response","success":1,"reason":"x"}',
      { type: 'authenticate_response', success: true, reason: 'x' },
    ],
    ['{"type":"authenticate_response","success":"true"}', { type: 'authenticate_response', success: true, reason: '' }],
    ['{"type":"authenticate_response","success":"1"}', { type: 'authenticate_response', success: true, reason: '' }],
    [
      '{"type":"authenticate_response","success":"yes","reason":7}',
      { type: 'authenticate_response', success: false, reason: '' },
    ],
    ['{"type":"authenticate_response"}', { type: 'authenticate_response', success: false, reason: '' }],
    [
      '{"type":"subscribe_response","success":true,"timestamp":"1637658000.5"}',
      { type: 'subscribe_response', success: true, reason: '', timestamp: 1_637_658_000.5 },
    ],
    [
      '{"type":"subscribe_response","success":true,"timestamp":" "}',
      { type: 'subscribe_response', success: true, reason: '', timestamp: undefined },
    ],
    [
      '{"type":"subscribe_response","success":false,"reason":"No.","timestamp":"soon"}',
      { type: 'subscribe_response', success: false, reason: 'No.', timestamp: undefined },
    ],
    ['{"type":"truncate_model","more":1}', { type: 'truncate_model' }],
    ['{"type":"brand_new"}', { type: 'unknown', name: 'brand_new' }],
    ['{"type":5}', { type: 'unknown', name: '' }],
    ['{"type":"model_update"}', { type: 'model_update' }],
    ['{"type":"update_model","insert":[],"update":"x","delete":null}', { type: 'model_update' }],
    [
      '{"type":"model_update","delete":{"queue":["1",2,null,{}],"team":{"5":{}},"none":7}}',
      { type: 'model_update', delete: { queue: ['1', '2'], team: ['5'], none: [] } },
    ],
  ];
  for (const [json, expected] of answers) {
    it(`are read as this: ${json}`, () => assert.deepEqual(readMessage(json), expected));
  }

  it('that are none are told as what they are', () => {
    const refusal = (text: string, message: string): void =>
      assert.throws(
        () => readMessage(text),
        (error) => SiteError.is(error, 'bad-answer') && error.message === message,
      );
    for (const text of ['', '{', 'x', '{"a":}']) {
      refusal(text, 'The site sent a state message that is not JSON.');
    }
    for (const text of ['[]', '1', 'null', '"x"']) {
      refusal(text, 'The site sent a state message that is not a JSON object.');
    }
  });
});

describe('values of the guide’s fields', () => {
  const LAST = 8.64e12;
  /** Field, what a site sends, what stays of it. */
  const values: readonly (readonly [table: string, field: string, sent: unknown, kept: unknown])[] = [
    ...[true, 1, '1', 'true'].map((sent) => ['representative', 'routing_idle', sent, true] as const),
    ...[false, 0, '0', 'false'].map((sent) => ['representative', 'routing_idle', sent, false] as const),
    ...['yes', 2, null, '', {}].map((sent) => ['representative', 'routing_idle', sent, undefined] as const),
    ['queue', 'name', '', ''],
    ['queue', 'name', 7, '7'],
    ['queue', 'name', true, 'true'],
    ['queue', 'name', ['x'], undefined],
    ['support_session', 'queue_id', '', undefined],
    ['support_session', 'queue_id', 2 ** 53 - 1, '9007199254740991'],
    ['support_session', 'queue_id', 2 ** 53, undefined],
    ['support_session', 'queue_id', 1.5, undefined],
    ['support_session', 'priority', ' -2 ', -2],
    ['support_session', 'priority', '1.5', 1.5],
    ['support_session', 'priority', '1e3', undefined],
    ['support_session', 'priority', '', undefined],
    ['support_session', 'priority', -3, -3],
    ['support_session', 'created_timestamp', LAST, LAST],
    ['support_session', 'created_timestamp', LAST + 1, undefined],
    ['support_session', 'created_timestamp', -LAST, -LAST],
    ['support_session', 'created_timestamp', -LAST - 1, undefined],
    ['support_session', 'created_timestamp', String(LAST + 1), undefined],
    ['support_session', 'not_in_the_guide', '', ''],
    ['own_table', 'queue_id', 5, 5],
  ];
  for (const [table, field, sent, kept] of values) {
    it(`${table}.${field}: ${JSON.stringify(sent)} is ${kept === undefined ? 'left out' : JSON.stringify(kept)}`, () => {
      const model = new StateModel();
      model.apply({ type: 'model_update', insert: { [table]: { '1': { [field]: sent, other: 'x' } } } });
      assert.deepEqual(model.rows(table).get('1'), { ...(kept !== undefined && { [field]: kept }), other: 'x' });
    });
  }
});
