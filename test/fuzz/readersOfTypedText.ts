import { checkScript } from '../../src/brcs/checks/check.ts';
import { completionsAt } from '../../src/brcs/editing/completion.ts';
import { parseScript } from '../../src/brcs/parse.ts';
import { checkedClientScript } from '../../src/brcs/clientScript.ts';
import { csvLines, unguarded } from '../../src/base/csv.ts';
import { decodeCsv, readCsv } from '../../src/command-api/jumpShortcuts/csv.ts';
import { validateParams } from '../../src/command-api/validate.ts';
import { validateReport } from '../../src/reporting/validateReport.ts';
import { externalKeysIn } from '../../src/session-start/externalKeys.ts';
import { readStartOptions } from '../../src/session-start/readOptions.ts';
import { readRegistryValue } from '../../src/session-start/registryValue.ts';
import { isRecord } from '../../src/state/connection/protocol.ts';
import { startSessionUrl } from '../../src/session-start/startUrl.ts';
import { nodeKey, parentKey, resolveNode, type NodeKind } from '../../src/ui/platform/trees/nodeKeys.ts';
import { isTyped } from './typedErrors.ts';
import { numbered, repeated, type Reader } from './reader.ts';

const SCRIPT =
  'BRCS1.0\r\naction=login\r\naction=start_jump_item_session&session.custom.external_key=INC%2017&client.hostname=x\r\n';
const VOCABULARY = { customFields: ['external_key'], values: () => ['a', 'b'] };

/** The value of an argument that somebody wrote in JSON; undefined where it is none. */
function argumentIn(input: Buffer): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(input.toString('utf8'));
    return isRecord(value) ? value : {};
  } catch {
    return { name: input.toString('utf8') };
  }
}

/** Returns the parameters if all of them are texts; else none. */
function plainValues(params: Record<string, unknown>): Readonly<Record<string, string>> {
  return isPlain(params) ? params : {};
}

function isPlain(params: Record<string, unknown>): params is Record<string, string> {
  return Object.values(params).every((value) => typeof value === 'string');
}

const CHECKS: Readonly<Record<string, (params: Record<string, unknown>) => unknown>> = {
  'parameters of commands': (params) => validateParams('set_session_attributes', params),
  'parameters of reports': (params) => validateReport('SupportSession', params, 1_796_000_000),
  'parameters of console scripts': (params) =>
    checkedClientScript({ type: 'rep', action: 'login', params: plainValues(params) }),
  'parameters of start addresses': (params) => startSessionUrl('https://support.example.com', params),
  'options of start scripts': (params) => readStartOptions('CHAT', params),
};

const ARGUMENTS = [
  '{"lsid":"c6","session.custom.x":"y","skills":["a","b"]}',
  '{"start_date":"2021-11-23","duration":1,"lsids":["a"]}',
  '{"issue_menu":1,"customer.name":"x","type":null}',
];

function worstArguments(bytes: number): Readonly<Record<string, string>> {
  return {
    'many names': `{${numbered((index) => `"n${index}":"v",`, bytes)}"x":1}`,
    'custom fields': `{${numbered((index) => `"session.custom.f${index}":"v",`, bytes)}"x":1}`,
    'a long list': `{"lsids":[${repeated('"a",', bytes)}"b"],"skills":[${repeated('"a",', 10)}"b"]}`,
    'a long text': `{"lsid":"${repeated('a', bytes)}","customer.name":"${repeated('é', 100)}"}`,
    nesting: `{"customer.name":${'['.repeat(bytes / 2)}${']'.repeat(bytes / 2)}}`,
  };
}

function worstCells(bytes: number): Readonly<Record<string, string>> {
  return {
    quotes: repeated('"', bytes),
    formulas: repeated(';=', bytes),
    'formulas of full width': repeated(';＝', bytes),
    'words that begin like formulas': repeated(' @', bytes),
    lines: repeated('\n', bytes),
    commas: repeated(',', bytes),
  };
}

export const TYPED_READERS: readonly Reader[] = [
  {
    name: 'console scripts',
    read: (input) => {
      const text = input.toString('utf8');
      checkScript(text);
      parseScript(text);
      completionsAt(text, Math.floor(text.length / 2), VOCABULARY);
    },
    seeds: [SCRIPT, 'action=', 'BRCS1.1\naction=push_and_start_local&hostname=%E2%82'],
    worst: (bytes) => ({
      ampersands: `BRCS1.0\naction=login${repeated('&', bytes)}`,
      'unknown parameters': `BRCS1.0\naction=login${repeated('&unknown.parameter=1', bytes)}`,
      'different parameters': `BRCS1.0\naction=login${numbered((index) => `&p${index}=1`, bytes)}`,
      'percent signs': `BRCS1.0\naction=login&username=${repeated('%', bytes)}`,
      'encoded bytes': `BRCS1.0\naction=login&username=${repeated('%FF', bytes)}`,
      lines: repeated('\r\n', bytes),
      actions: `BRCS1.0\n${repeated('action=login\n', bytes)}`,
      'unknown actions': `BRCS1.0\n${numbered((index) => `action=a${index}\n`, bytes)}`,
      letters: repeated('a', bytes),
      'raw characters': `BRCS1.0\naction=login&username=${repeated('é ', bytes)}`,
    }),
  },
  {
    name: 'CSV files of Jump shortcuts',
    read: (input) => readCsv(decodeCsv(input)),
    allowance: { millisecondsPerMegabyte: 150, because: 'four bytes make a row, which Papa Parse takes apart' },
    seeds: [
      'name,hostname,jumpoint_id\na,b,1\n"x ""y""","z\nw",2',
      'type;name;group\nshell;x;y\n',
      '\uFEFFname\tx\n1\t2',
    ],
    worst: (bytes) => ({
      quotes: repeated('"', bytes),
      'pairs of quotes': `name\n"${repeated('""', bytes)}`,
      commas: `name\n${repeated(',', bytes)}`,
      columns: numbered((index) => `c${index},`, bytes),
      'columns of one name': repeated('name,', bytes),
      lines: `name,hostname\n${repeated('\n', bytes)}`,
      rows: `name,hostname\n${repeated('a,b\n', bytes)}`,
      'rows for many columns': `${numbered((index) => `c${index},`, bytes / 2)}\n${repeated('x\n', bytes / 2)}`,
      'a quote that stays open': `name\n${repeated('"a\n', bytes)}`,
      separators: repeated(';,\t|', bytes),
    }),
  },
  {
    name: 'CSV that is written',
    read: (input) => csvLines([[1, null, ...input.toString('utf8').split(',')]]),
    seeds: ['=cmd|x', 'a;=1\tb', '"x"\n', 'a,=b'],
    worst: worstCells,
  },
  {
    name: 'cells of CSV files of our own',
    read: (input) => unguarded(input.toString('utf8')),
    seeds: ["'=cmd|x", "a;'=1\tb"],
    worst: worstCells,
  },
  {
    name: 'external keys in texts',
    read: (input) => externalKeysIn(input.toString('utf8')),
    seeds: ['INC0010234 and RITM12, CHG-7; SHA256 x #17'],
    worst: (bytes) => ({
      letters: repeated('A', bytes),
      digits: repeated('1', bytes),
      'almost keys': repeated('ABC-', bytes),
      keys: numbered((index) => `INC${String(index).padStart(7, '0')} `, bytes),
      dashes: repeated('-', bytes),
    }),
  },
  {
    name: 'registry texts of Support Buttons',
    read: (input) => readRegistryValue(input.toString('utf8')),
    seeds: ['"C:\\Program Files\\x\\bomgar-scc.exe" -cbdir "C:\\y"', 'HKLM\\x REG_SZ "a" -b c'],
    worst: (bytes) => ({
      quotes: repeated('"', bytes),
      spaces: repeated(' ', bytes),
      dashes: repeated(' -', bytes),
      backslashes: repeated('\\', bytes),
    }),
  },
  ...Object.entries(CHECKS).map(([name, check]) => ({
    name,
    read: (input: Buffer) => {
      try {
        check(argumentIn(input));
      } catch (error) {
        // Faults of a console script are plain errors with a sentence.
        if (!isTyped(error) && Object.getPrototypeOf(error) !== Error.prototype) {
          throw error;
        }
      }
    },
    seeds: ARGUMENTS,
    worst: worstArguments,
  })),
  {
    name: 'keys of rows',
    read: (input) => {
      const text = input.toString('utf16le');
      const kind: NodeKind = 'session';
      const key = nodeKey(nodeKey(undefined, 'queue', text), kind, text);
      return [resolveNode(key), parentKey(key), resolveNode(text)];
    },
    seeds: [
      Buffer.from('queue:3/session:42', 'utf16le'),
      Buffer.from('a\ud800b', 'utf16le'),
      Buffer.from('session:%', 'utf16le'),
    ],
    worst: (bytes) => ({
      slashes: Buffer.alloc(bytes, Buffer.from('/', 'utf16le')),
      surrogates: Buffer.alloc(bytes, Buffer.from([0x00, 0xd8])),
    }),
  },
];
