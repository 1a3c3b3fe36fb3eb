import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { csvOf, type Column } from '../../../../src/reporting/models/text/csv.ts';

interface Row {
  readonly name: string;
  readonly change: number | null;
}

const COLUMNS: readonly Column<Row>[] = [
  { heading: 'Name', value: ({ name }) => name },
  { heading: '=1+1', value: ({ change }) => change },
];

describe('a table as CSV', () => {
  it('begins with a byte order mark and ends its lines as the RFC says', () => {
    const rows = [
      { name: 'Ada', change: -5 },
      { name: 'a;=1', change: null },
    ];
    assert.equal(csvOf(COLUMNS, rows), `\uFEFF"Name","'=1+1"\r\n"Ada","-5"\r\n"a;'=1",""\r\n`);
    assert.equal(csvOf(COLUMNS, []), `\uFEFF"Name","'=1+1"\r\n`);
  });
});
