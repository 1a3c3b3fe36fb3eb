import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { checkRows, tableOf } from '../../../../src/command-api/jumpShortcuts/checkRows.ts';
import { isResultFile, mapColumns } from '../../../../src/command-api/jumpShortcuts/columns.ts';
import { decodeCsv, readCsv } from '../../../../src/command-api/jumpShortcuts/csv.ts';
import { resultFile } from '../../../../src/command-api/jumpShortcuts/resultFile.ts';
import { rejection } from '../../../support/rejection.ts';

const HEADINGS = { action: 'import_jump_shortcut', parameter: 'file' };

describe('a table of Jump shortcuts', () => {
  it('is decoded as UTF-16 only with both bytes of the byte order mark', () => {
    for (const bytes of [
      [0xff, 0x61],
      [0x61, 0xfe],
      [0xfe, 0x61],
      [0x61, 0xff],
      [0xff, 0xff],
      [0xfe, 0xfe],
    ]) {
      assert.equal(decodeCsv(Uint8Array.from(bytes)), String.fromCodePoint(...bytes));
    }
  });

  it('has trimmed headings, and no cells for a column without one', async () => {
    assert.deepEqual(await readCsv('\uFEFF name , ,group\na,,b\nc,d,e,  ,\nf'), {
      headings: ['name', '', 'group'],
      rows: [
        { cells: { name: 'a', group: 'b' } },
        { cells: { name: 'c', group: 'e' } },
        { cells: { name: 'f', group: '' } },
      ],
    });
  });

  it('reports what is wrong with a row', async () => {
    const { rows } = await readCsv('name,group\na,b,c\n"d,e\n');
    assert.deepEqual(
      rows.map(({ problem }) => problem),
      ['The row has more cells than there are headings.', 'Quoted field unterminated'],
    );
    const [first, second] = await checkRows({ headings: ['name', 'group'], rows });
    assert.deepEqual(first, { row: 1, error: 'The row has more cells than there are headings.' });
    assert.deepEqual(second, { row: 2, error: 'Quoted field unterminated' });
  });

  it('is rejected if the file is invalid', async () => {
    const { reason, message, details } = await rejection(readCsv('\n'));
    assert.deepEqual([reason, message, details], ['invalid-parameter', 'The file has no row of headings.', HEADINGS]);
    const cancelled = await rejection(readCsv('name\na', AbortSignal.abort()));
    assert.deepEqual([cancelled.reason, cancelled.message], ['cancelled', 'Cancelled.']);
    const rows = await rejection(checkRows(tableOf([{ name: 'a' }]), { signal: AbortSignal.abort() }));
    assert.deepEqual([rows.reason, rows.message], ['cancelled', 'Cancelled.']);
  });

  it('reports what is wrong with cells given as objects', async () => {
    const errors = await checkRows(
      tableOf([
        { name: 'a', group: 'g', kind: 7, hostname: 'h' },
        { name: 'a', group: 'g', kind: 'vpro' },
        { name: 'a', group: 'g', kind: ' Shell Jump ' },
        { name: 'a', group: 'g', hostname: 'h' },
        { name: 'a', group: 'g', kind: 'local_jump', hostname: 'h', local_jump_hostname: 'h' },
        { name: 'a', group: 'g', local_jump_hostname: 7, mood: '' },
        { name: 'a', group: 'g', local_jump_hostname: 'h', mood: 0 },
      ]),
    );
    const kinds = 'local_jump, remote_jump, local_vnc, remote_vnc, local_rdp, remote_rdp, shell_jump, vpro';
    assert.deepEqual(
      errors.map((row) => ('error' in row ? row.error : row.params)),
      [
        `kind must be one of ${kinds}.`,
        'The hostname of the Intel vPro is missing.',
        'The hostname of the Shell Jump is missing.',
        `A hostname needs a kind beside it. Kinds are ${kinds}.`,
        `local_jump_hostname and hostname are both filled. Kinds are ${kinds}.`,
        { name: 'a', group: 'g', local_jump_hostname: 7 },
        'The column mood is not known, or there twice. Rename it, or have it ignored.',
      ],
    );
  });

  it('has columns by names in any spelling, once each, and those that a person ignores', () => {
    const headings = ['Jump  Group', 'GROUP', 'name', 'x', 'y', 'Row', 'jump--policy'];
    const { columns, unknown } = mapColumns(headings, { x: null, y: null });
    assert.deepEqual(
      [Object.fromEntries(columns), unknown],
      [{ 'Jump  Group': 'group', name: 'name', 'jump--policy': 'jump_policy' }, ['GROUP']],
    );
    assert.equal(isResultFile(['Row', 'Imported', 'Reason']), true);
    assert.equal(isResultFile(['Row', 'Imported', 'name']), false);
  });
});

describe('resultFile', () => {
  it('has every row unchanged with its result, however many there are', async () => {
    const cells = { name: 'a', port: 22, console: true, tag: null, odd: { a: 1 }, '': 'x', Row: 9 };
    const table = tableOf([cells, { name: 'b' }, { name: 'c' }]);
    const results = [
      { row: 1, ok: true },
      { row: 2, ok: false, error: 'No.' },
    ];
    assert.deepEqual((await resultFile(results, table)).split('\r\n'), [
      '"Row","Imported","Reason","name","port","console","tag","odd"',
      '"1","yes","","a","22","true","",""',
      '"2","no","No.","b","","","",""',
      '"3","","","c","","","",""',
    ]);
    for (const count of [0, 199, 200, 201, 400]) {
      const many = tableOf(Array.from({ length: count }, (_, index) => ({ name: `n${index}` })));
      const lines = (await resultFile([], many)).split('\r\n');
      assert.equal(lines.length, count + 1);
      assert.ok(count === 0 || lines.at(-1) === `"${count}","","","n${count - 1}"`);
    }
  });
});
