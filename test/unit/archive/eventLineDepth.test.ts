import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { readEventLine } from '../../../src/reporting/archive/reading/eventLine.ts';
import { StateModel } from '../../../src/state/model/model.ts';

const nested = (depth: number, open: string, close: string): string => `${open.repeat(depth)}1${close.repeat(depth)}`;

/** Lines in every layout with a value that is nested that deep. */
function lines(depth: number): Readonly<Record<string, string>> {
  const list = nested(depth, '[', ']');
  const object = nested(depth, '{"a":', '}');
  return {
    insert: `{"type":"model_insert","timestamp":1,"insert":{"queue":{"1":{"name":${list}}}}}`,
    update: `{"type":"model_update","timestamp":1,"update":{"queue":{"1":{"name":${object}}}}}`,
    wrapped: `{"type":"model_insert","timestamp":1,"data":${nested(depth, '{"table":"queue","data":', '}')}}`,
    beside: `{"type":"model_insert","timestamp":1,"queue":{"1":${object}}}`,
    flat: `{"type":"model_insert","timestamp":1,"table":"queue","id":1,"data":${object}}`,
    deletes: `{"type":"model_delete","timestamp":1,"delete":{"queue":${list}}}`,
    event: `{"type":"session_event","timestamp":1,"lsid":"a","name":"x","data":${object}}`,
    bare: list,
  };
}

describe('a line of an event archive that is nested deeply', () => {
  for (const depth of [100, 1000, 10_000, 300_000]) {
    it(`is read or left out, ${depth} deep, and never breaks the reader`, () => {
      for (const [layout, line] of Object.entries(lines(depth))) {
        const event = readEventLine(Buffer.from(line));
        if (event?.type === 'model') {
          new StateModel().apply(event.change);
        }
        assert.ok(depth < 10_000 || event === undefined, layout);
      }
    });
  }
});
