import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { checkScript } from '../../../src/brcs/checks/check.ts';
import { commandsOf } from '../../../src/brcs/commands.ts';
import { completionsAt } from '../../../src/brcs/editing/completion.ts';
import { customFieldAt, customFieldsOf, renameCustomField } from '../../../src/brcs/editing/customFields.ts';
import { formatEdits } from '../../../src/brcs/editing/format.ts';
import { hoverAt } from '../../../src/brcs/editing/hover.ts';
import { foldsOf, outlineOf } from '../../../src/brcs/editing/outline.ts';
import { parseScript } from '../../../src/brcs/parse.ts';
import { printScript } from '../../../src/brcs/print.ts';
import { signatureAt } from '../../../src/brcs/editing/signature.ts';
import { linksOf, markedSpans, valueHints } from '../../../src/brcs/editing/valueHints.ts';
import { processorMilliseconds } from '../../support/processorTime.ts';

const MEGABYTE = 1_048_576;
const repeated = (piece: string): string => piece.repeat(Math.ceil(MEGABYTE / piece.length));
const command = (line: string): string => `BRCS1.0\n${line}`;
const KEY = 'action=generate_session_key';
const RDP = 'action=start_rdp_session&target=pc';

/** A megabyte of each kind that a file can hold. */
const MEGABYTES: Readonly<Record<string, string>> = {
  'one encoded value': command(`${KEY}&session.custom.a=${repeated('%20')}`),
  'values that are no UTF-8': command(`${KEY}&session.custom.a=${repeated('%FF%41+')}`),
  'raw characters': command(`${KEY}&session.custom.a=${repeated('é ')}`),
  'halves of characters': command(`${KEY}&session.custom.a=${repeated('\ud800')}`),
  'percent signs': command(`${KEY}&session.custom.a=${repeated('%')}`),
  'reserved characters': command(`${KEY}&session.custom.a=${repeated('(=a')}`),
  ampersands: command(KEY + repeated('&')),
  'equals signs': command(KEY + repeated('&=')),
  'unknown parameters': command(KEY + repeated('&unknown.parameter=1')),
  'unknown parameters with long names': command(KEY + repeated(`&${'client.hostnamf'.repeat(4)}=1`)),
  'custom fields': command(KEY + repeated('&session.custom.a%20b=%201')),
  commands: `BRCS1.0\n${repeated(`${KEY}&session.custom.abc=Zo%C3%AB\n`)}`,
  'empty lines': `BRCS1.0${repeated('\r\n')}`,
  'carriage returns': `BRCS1.0${repeated('\r')}`,
  headers: repeated('BRCS1.0\n'),
  'parameters on lines of their own': command(`${RDP}\n${repeated(' console=yes\n')}`),
  'space before a parameter': command(`${repeated(' ')}target=pc`),
  'space before a command': command(`${repeated('\t')}${KEY}`),
  'space before the header': `${repeated(' ')}BRCS1.0`,
  'space in a size': command(`${RDP}&display_size=1${repeated(' ')}y`),
  'encoded space in a size': command(`${RDP}&display_size=1${repeated('%20')}y`),
  digits: command(`${RDP}&display_size=${repeated('1')}`),
  'an old command line': command(`push ${repeated('"')}`),
  'an old command line of space': command(`-jump${repeated(' =')}x`),
  hyphens: command(`${repeated('-')}=1`),
  'a host name': command(`${KEY}&public_portal_hostname=${repeated('a-')}`),
  'labels of a host name': command(`${KEY}&public_portal_hostname=${repeated('a.')}`),
};

/** Twice what the slowest takes on a usual machine; what grows with the square of its input takes minutes. */
const MOST_MS = 250;

/** All that an editor has done with a script while it is open. */
const TASKS: Readonly<Record<string, (text: string) => unknown>> = {
  'is checked': checkScript,
  'is printed': (text) => printScript(parseScript(text)),
  'is formatted': (text) => formatEdits(parseScript(text)),
  'has its outline': (text) => [outlineOf(parseScript(text)), foldsOf(parseScript(text))],
  'has hints': (text) => valueHints(parseScript(text), { start: 0, end: text.length }),
  'has links': (text) => linksOf(parseScript(text)),
  'is marked': (text) => markedSpans(parseScript(text)),
  'is read': (text) => commandsOf(parseScript(text)),
  'names its custom fields': (text) => customFieldsOf(parseScript(text)),
  'has a custom field renamed': (text) => renameCustomField(parseScript(text), 'a b', 'c'),
  'has a hover': (text) => [hoverAt(text, text.length - 1), customFieldAt(text, text.length - 1)],
  'is completed': (text) => completionsAt(text, text.length, { customFields: ['a'], values: () => ['b'] }),
  'has signature help': (text) => signatureAt(text, text.length),
};

describe('a BRCS file of a megabyte', () => {
  for (const [what, task] of Object.entries(TASKS)) {
    it(`${what} within a quarter of a second, whatever it contains`, () => {
      for (const [content, text] of Object.entries(MEGABYTES)) {
        let least = Infinity;
        for (let tries = 0; tries < 5 && least > MOST_MS; tries++) {
          least = Math.min(
            least,
            processorMilliseconds(() => task(text)),
          );
        }
        assert.ok(least <= MOST_MS, `${content}: ${Math.round(least)} ms`);
      }
    });
  }
});
