import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { tableFile, type Table } from '../../../src/ui/platform/pages/tableFile.ts';

const TABLE: Table = {
  columns: [
    { title: 'Start', kind: 'time' },
    { title: 'Rating', kind: 'text' },
    { title: 'Rating', kind: 'text' },
    { title: 'id', kind: 'number' },
    { title: 'Rating (2)', kind: 'text' },
  ],
  rows: [
    {
      id: 'a',
      cells: [0, 'good', 'bad', 5, 'x'],
      details: [
        { label: 'Disk', value: 'C:' },
        { label: 'Disk', value: 'D:' },
      ],
    },
    { id: 'b', cells: [null, '=1', '', null] },
  ],
};

describe('a table as a file', () => {
  it('is JSON in which columns and details of one title keep all their values', () => {
    assert.deepEqual(JSON.parse(tableFile(TABLE, 'json')), [
      {
        ...{ id: 'a', Start: 0, Rating: 'good', 'Rating (2)': 'bad', 'id (2)': 5, 'Rating (2) (2)': 'x' },
        details: { Disk: 'C:', 'Disk (2)': 'D:' },
      },
      { id: 'b', Start: null, Rating: '=1', 'Rating (2)': '', 'id (2)': null, 'Rating (2) (2)': null },
    ]);
  });

  it('is CSV with times as the world writes them', () => {
    assert.equal(
      tableFile(TABLE, 'csv'),
      '\uFEFF"Start","Rating","Rating","id","Rating (2)"\r\n"1970-01-01T00:00:00.000Z","good","bad","5","x"\r\n"","\'=1","","",""\r\n',
    );
  });
});
