import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { readEventLine, sessionEventTime } from '../../../src/reporting/archive/reading/eventLine.ts';
import {
  isSessionEvent,
  SESSION_EVENTS,
  type SessionEvent,
} from '../../../src/reporting/archive/reading/sessionEvents.ts';

const HEAD = { type: 'session_event', timestamp: 1475300500, lsid: 'da4b510c098549f9bd1baa3f5e2bd8b5' };

function read(line: object): SessionEvent {
  const event = readEventLine(Buffer.from(JSON.stringify(line)));
  assert.ok(event?.type === 'session_event');
  return event;
}

describe('session events of the archives', () => {
  it('are those of the guide', () => {
    // Counted in the chapter "JSON Tables and Fields for session_event".
    assert.equal(Object.keys(SESSION_EVENTS).length, 34);
  });

  it('keep their details by the guide’s names, with numbers, times and ids in one spelling', () => {
    const event = read({
      ...HEAD,
      name: 'callback_button_deployed',
      data: {
        callback_button_id: 12,
        description: 'Front desk',
        expiration: '1475400000',
        profile_name: 'Default',
        representative_id: 42,
        more: true,
      },
    });
    assert.ok(isSessionEvent(event, 'callback_button_deployed'));
    assert.deepEqual(event, {
      ...HEAD,
      name: 'callback_button_deployed',
      data: {
        callback_button_id: '12',
        description: 'Front desk',
        expiration: 1475400000,
        profile_name: 'Default',
        representative_id: '42',
        more: true,
      },
    });
  });

  it('name who took part, whether the site sends one or a list', () => {
    const one = { type: 'customer', name: 'Bob' };
    for (const destination of [one, [one]]) {
      const { data } = read({ ...HEAD, name: 'chat_message', data: { body: 'Hi', destination } });
      assert.deepEqual(data['destination'], [{ ...one, id: '' }]);
    }
  });

  it('give files and answers as lists', () => {
    const files = read({ ...HEAD, name: 'files_shared', data: { files: { name: 'a.txt', size: '5', type: 'file' } } });
    assert.deepEqual(files.data['files'], [{ name: 'a.txt', size: 5, type: 'file' }]);
    const survey = read({ ...HEAD, name: 'customer_exit_survey', data: { responses: { 'Were we quick?': 'Yes' } } });
    assert.deepEqual(survey.data['responses'], [{ question: 'Were we quick?', answer: 'Yes' }]);
  });

  it('of presentations come under the guide’s titles', () => {
    const event = read({ ...HEAD, name: 'Screen Recording', data: { presenter_id: 3, appliance_guid: 'abc' } });
    assert.equal(event.name, 'screen_recording');
    assert.deepEqual(event.data, { presenter_id: '3', appliance_guid: 'abc' });
  });

  it('that nobody knows, or that make no sense, are kept as far as they go', () => {
    assert.deepEqual(read({ ...HEAD, name: 'brand_new', data: { a: [1] } }).data, { a: [1] });
    assert.deepEqual(read({ type: 'session_event', name: 7, timestamp: 'soon', data: null }), {
      ...{ type: 'session_event', timestamp: undefined, lsid: '', name: '', data: {} },
    });
    assert.equal(readEventLine(Buffer.from('{"type":"session_event"')), undefined);
  });

  it('tell their time without being read, and no text can feign it', () => {
    assert.equal(sessionEventTime(Buffer.from(JSON.stringify(HEAD))), HEAD.timestamp);
    assert.equal(sessionEventTime(Buffer.from('{"lsid":"a","name":"b","timestamp":"5","type":"session_event"}')), 5);
    const body = '{"type":"session_event","timestamp":9,"x":1}';
    assert.equal(
      sessionEventTime(Buffer.from(JSON.stringify({ type: 'model_update', timestamp: 3, body }))),
      undefined,
    );
  });
});
