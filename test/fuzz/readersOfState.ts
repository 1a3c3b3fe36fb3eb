import { Readable } from 'node:stream';
import { constants, gunzipSync, gzipSync } from 'node:zlib';
import { readEventLine, sessionEventTime } from '../../src/reporting/archive/reading/eventLine.ts';
import { readListing } from '../../src/reporting/archive/fetching/listing.ts';
import { eventLines, readStateArchive } from '../../src/reporting/archive/reading/readArchive.ts';
import { parseXml } from '../../src/site/xml/xml.ts';
import { MessageFraming } from '../../src/state/connection/framing.ts';
import { StateModel } from '../../src/state/model/model.ts';
import { readMessage } from '../../src/state/connection/protocol.ts';
import { waitingSessions } from '../../src/state/questions.ts';
import { numbered, repeated, type Reader } from './reader.ts';

const UPDATE =
  '{"type":"model_update","insert":{"queue":{"3":{"id":"3","name":"First line","support_team_id":"2"}},"support_session":{"42":{"id":"42","queue_id":"3","lsid":"c6","queue_entry_timestamp":"1475308800"}}},"update":{"support_session":{"42":{"queue_id":"4"}}},"delete":{"queue":["9"]}}';

function readMessages(input: Buffer): void {
  const framing = new MessageFraming();
  const model = new StateModel();
  for (const message of framing.push(input)) {
    const read = readMessage(message);
    if (read.type === 'model_update') {
      model.apply(read);
    }
  }
  waitingSessions(model);
}

/** In frames of a few bytes. */
function readFrames(input: Buffer): void {
  const framing = new MessageFraming();
  for (let at = 0; at < input.length; at += 3) {
    framing.push(input.subarray(at, at + 3));
  }
}

function worstUpdates(bytes: number): Readonly<Record<string, string>> {
  const insert = (rows: string): string => `{"type":"model_update","insert":{"queue":{${rows}"1":{}}}}\n`;
  return {
    'small rows': insert(numbered((index) => `"${index}":{},`, bytes)),
    'rows of one id': insert(repeated('"7":{},', bytes)),
    'ids that hash alike': insert(numbered((index) => `"${2n ** 60n + BigInt(index) * 2n ** 24n}":{},`, bytes)),
    'rows with long ids': insert(numbered((index) => `"${'9'.repeat(300)}${index}":{},`, bytes)),
    'tables of one row': `{"type":"model_update","insert":{${numbered((index) => `"t${index}":{"1":{}},`, bytes)}"x":{}}}\n`,
    'fields of one row': insert(`"2":{${numbered((index) => `"f${index}":1,`, bytes)}"x":1},`),
    deletions: `{"type":"model_update","delete":{"queue":[${numbered((index) => `"${index}",`, bytes)}"1"]}}\n`,
    'small messages': repeated('{"type":"model_update"}\n', bytes),
    'empty lines': repeated('\n', bytes),
    'empty objects': `{"a":[${repeated('{},', bytes)}0]}\n`,
    nesting: `{"a":${repeated('[', bytes)}\n`,
    'escaped quotes': insert(`"2":{"name":"${repeated('\\"', bytes)}"},`),
    'long integers': insert(`"2":{${numbered((index) => `"f${index}":12345678901234567890,`, bytes)}"x":1},`),
  };
}

/** Returns the unpacked size of a compressed file, even if it is cut; 0 for other files. */
function unpackedBytes(input: Buffer): number {
  try {
    return gunzipSync(input, { finishFlush: constants.Z_SYNC_FLUSH }).length;
  } catch {
    return 0;
  }
}

const EVENTS = [
  '{"queue": {"3": {"name": "First line"}}, "timestamp": 1475300400, "type": "model_insert"}',
  '{"type":"model_update","timestamp":"1475300401","support_session":{"42":{"queue_id":"4"}}}',
  '{"type":"model_delete","timestamp":1475300402,"representative":["5"]}',
  '{"type":"truncate_model","timestamp":1475300403}',
  '{"lsid":"c6","event":"rep_joined","data":{"rep_id":"5"},"timestamp": 1475300404, "type": "session_event"}',
];

export const STATE_READERS: readonly Reader[] = [
  {
    name: 'messages of the state',
    read: readMessages,
    seeds: [
      `${UPDATE}\n`,
      '{"type":"subscribe_response","success":true,"timestamp":1637658000}\n{"type":"truncate_model"}\n',
    ],
    worst: worstUpdates,
  },
  {
    name: 'frames of the state',
    read: readFrames,
    seeds: [`${UPDATE}\n`],
    worst: (bytes) => ({ 'one message': repeated('x', bytes), 'empty lines': repeated('\n', bytes) }),
  },
  {
    name: 'lines of event archives',
    read: (input) => {
      for (const line of input.toString('latin1').split('\n')) {
        const bytes = Buffer.from(line, 'latin1');
        sessionEventTime(bytes);
        readEventLine(bytes);
      }
    },
    seeds: EVENTS,
    worst: (bytes) => ({
      'many lines': repeated(`${EVENTS[0] ?? ''}\n`, bytes),
      'one line of rows': `{"queue": {${numbered((index) => `"${index}": {"name": "x"}, `, bytes)}"0": {}}, "timestamp": 1, "type": "model_insert"}`,
      nesting: `{"type":"model_insert","timestamp":1,"queue":${repeated('{"1":', bytes)}`,
      'escaped quotes': `{"queue": {"3": {"name": "${repeated('\\"', bytes)}"}}, "timestamp": 1, "type": "model_insert"}`,
      spaces: `{"queue":${repeated(' ', bytes)}{}}`,
    }),
  },
  {
    name: 'event archives',
    size: (input) => Math.max(input.length, unpackedBytes(input)),
    read: async (input) => {
      for await (const lines of eventLines(Readable.from([input]))) {
        lines.forEach(readEventLine);
      }
    },
    seeds: [EVENTS.join('\n'), gzipSync(EVENTS.join('\n')), gzipSync(gzipSync('<error>No.</error>'))],
    worst: (bytes) => ({ 'packed lines': gzipSync(repeated(`${EVENTS[1] ?? ''}\n`, 20 * bytes)).subarray(0, bytes) }),
  },
  {
    name: 'state archives',
    read: (input) => readStateArchive(Readable.from([input])),
    seeds: [
      '{"queue":{"3":{"name":"First line"}},"support_session":[{"id":"42","queue_id":"3"}]}',
      '{"model":{"queue":{"3":{"name":"x"}}}}',
      '[{"id":"1"}]',
    ],
    worst: (bytes) => ({
      'small rows': `{"queue":{${numbered((index) => `"${index}":{},`, bytes)}"x":{}}}`,
      'a list of rows': `{"queue":[${repeated('{},', bytes)}{}]}`,
      'tables of one row': `{${numbered((index) => `"t${index}":{"1":{}},`, bytes)}"x":{}}`,
      nesting: `{"a":${repeated('{"1":', bytes)}`,
      'a nested row': `{"queue":{"1":${'['.repeat(bytes / 2)}${']'.repeat(bytes / 2)}}}`,
      'white space': `{${repeated(' ', bytes)}}`,
    }),
  },
  {
    name: 'lists of archives',
    read: (input) => readListing(parseXml(input.toString('utf8')), '2016-10-01'),
    seeds: [
      '<archives><state_archive index="1" timestamp="1475300400"/><event_archive index="1" start_time="1475300400" end_time="1475301000"/></archives>',
    ],
    worst: (bytes) => ({
      archives: `<archives>${numbered((index) => `<state_archive index="${index}" timestamp="${index}"/>`, bytes)}</archives>`,
    }),
  },
];
