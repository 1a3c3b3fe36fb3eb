import assert from 'node:assert/strict';
import fc from 'fast-check';
import { describe, it } from 'mocha';
import Papa from 'papaparse';
import { turnsDuring } from '../../../support/turnsDuring.ts';
import { decodeCsv, readCsv } from '../../../../src/command-api/jumpShortcuts/csv.ts';
import { importRows, type RowResult } from '../../../../src/command-api/jumpShortcuts/importRows.ts';
import { resultFile } from '../../../../src/command-api/jumpShortcuts/resultFile.ts';
import { checkRows } from '../../../../src/command-api/jumpShortcuts/checkRows.ts';
import { SiteError } from '../../../../src/site/errors.ts';

const cellsOf = async (csv: string) => (await readCsv(csv)).rows.map(({ cells }) => cells);

describe('readCsv', () => {
  it('accepts any common delimiter and line end, quotes, and blank lines', async () => {
    const expected = [
      { name: 'a', comments: 'x, "y"\nz' },
      { name: 'b', comments: '' },
    ];
    for (const [delimiter, end] of [
      [',', '\n'],
      [';', '\r\n'],
      ['\t', '\r'],
      ['|', '\n'],
    ] as const) {
      const csv = ['name|comments', '', 'a|"x, ""y""\nz"', '  |', 'b|', ''].join(end).replaceAll('|', delimiter);
      assert.deepEqual(await cellsOf(csv), expected, JSON.stringify(delimiter));
    }
  });

  it('decodes files as spreadsheets write them', () => {
    const text = 'name\nÅrhus “1”';
    assert.equal(decodeCsv(Buffer.from(text)), text);
    assert.equal(decodeCsv(Buffer.from(`\uFEFF${text}`)), text);
    assert.equal(decodeCsv(Buffer.from(`\uFEFF${text}`, 'utf16le')), text);
    assert.equal(decodeCsv(Buffer.from(`\uFEFF${text}`, 'utf16le').swap16()), text);
    assert.equal(decodeCsv(Buffer.from('name\n\xc5rhus \x931\x94', 'latin1')), text);
    assert.equal(decodeCsv(Buffer.alloc(0)), '');
  });

  it('requires headings', async () => {
    for (const csv of ['', '\n\n', ' , ,']) {
      await assert.rejects(readCsv(csv), (error) => SiteError.is(error, 'invalid-parameter'), JSON.stringify(csv));
    }
    assert.deepEqual(await readCsv('name'), { headings: ['name'], rows: [] });
  });

  it('rejects files with too many rows', async () => {
    const csv = `n\n${'1\n'.repeat(100_000)}`;
    assert.equal((await readCsv(csv)).rows.length, 100_000);
    await assert.rejects(readCsv(`${csv}1`), /more than 100000 rows\. Split it\./);
    assert.throws(() => decodeCsv(new Uint8Array(64 * 1024 * 1024 + 1)), /larger than 64 MB/);
  });

  it('rejects files with too many columns, cells or characters in a row', async () => {
    const wide = Array.from({ length: 201 }, (_, index) => `h${index}`).join();
    await assert.rejects(readCsv(`${wide}\n${'x\n'.repeat(50_000)}`), /more than 200 columns/);
    const headings = wide.slice(0, wide.lastIndexOf(','));
    assert.equal((await readCsv(`${headings}\nx`)).headings.length, 200);
    await assert.rejects(readCsv(`${headings}\n${'x\n'.repeat(15_001)}`), /more than 15000 rows/);
    const begun = process.cpuUsage();
    await assert.rejects(readCsv(`name\n"${'a"b'.repeat(1_000_000)}`), /No row ends within 98304 characters/);
    assert.ok(process.cpuUsage(begun).user < 3_000_000);
  });

  it('reads every cell unchanged', async () => {
    const cell = fc.string({ unit: 'binary' }).map((text) => text.replace(/[\r\uFEFF]/g, ''));
    const row = fc.record(
      { name: cell.map((text) => `n${text}`), tag: cell, comments: cell },
      { noNullPrototype: true },
    );
    await fc.assert(
      fc.asyncProperty(fc.array(row, { minLength: 1, maxLength: 50 }), async (rows) => {
        const csv = Papa.unparse(rows, { newline: '\n', quotes: true });
        assert.deepEqual(await cellsOf(csv), rows);
      }),
      { numRuns: 50 },
    );
  });

  it('yields to other tasks while it reads and checks 10,000 rows', async () => {
    const line = (index: number) => `Local Jump,pc-${index},host-${index},shop,"some ""words"" of comment ${index}"`;
    const csv = ['kind,name,hostname,group,comments', ...Array.from({ length: 10_000 }, (_, i) => line(i))].join('\n');
    const { result: rows, turns } = await turnsDuring(async () => checkRows(await readCsv(csv)));
    assert.ok(rows.length === 10_000 && rows.every((row) => 'params' in row));
    assert.ok(turns >= 100, String(turns));
  });

  it('stops when it is cancelled', async () => {
    await assert.rejects(readCsv('a\n1', AbortSignal.abort()), (error) => SiteError.is(error, 'cancelled'));
  });
});

describe('resultFile', () => {
  it('has each row with its result, and can be imported again', async () => {
    const table = await readCsv('Kind,Name,Host,Group\nVNC,a,h,g\nvpro,"=cmd|x",h,g');
    const csv = await resultFile(
      [
        { row: 1, ok: false, error: 'kind must be one of a, b.' },
        { row: 2, ok: true },
      ],
      table,
    );
    assert.deepEqual(csv.split('\r\n'), [
      '"Row","Imported","Reason","Kind","Name","Host","Group"',
      '"1","no","kind must be one of a, b.","VNC","a","h","g"',
      `"2","yes","","vpro","'=cmd|x","h","g"`,
    ]);
    assert.equal((await readCsv(csv)).rows[1]?.cells['Name'], '=cmd|x');
    const again = await checkRows(await readCsv(csv.replace('VNC', 'Local VNC')));
    assert.ok(again[0] && 'params' in again[0]);
  });

  it('continues a stopped import: only rows that were not imported are sent', async () => {
    const table = await readCsv('Kind,Name,Host,Group\nLocal VNC,a,h,g\nLocal VNC,b,h,g\nLocal VNC,c,h,g');
    const csv = await resultFile(
      [
        { row: 1, ok: true },
        { row: 2, ok: false, error: 'The site answered: The group is unknown.' },
      ],
      table,
    );
    const sent: unknown[] = [];
    const commands = {
      runNamed: (_action: string, params: object) => {
        sent.push('name' in params && params.name);
        return Promise.resolve({ success: '' });
      },
    };
    const results: RowResult[] = [];
    for await (const result of importRows(await checkRows(await readCsv(csv)), { commands })) {
      results.push(result);
    }
    assert.deepEqual(sent, ['b', 'c']);
    assert.ok(results.every(({ ok }) => ok));
    const onceMore = await resultFile(results, await readCsv(csv));
    assert.equal(onceMore.split('\r\n')[0], '"Row","Imported","Reason","Kind","Name","Host","Group"');
  });
});
