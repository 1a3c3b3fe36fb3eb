import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { PageRecord } from '../../../src/ui/platform/pages/pageRecord.ts';
import type { ChatLine, TableRow } from '../../../src/webviews/kit/messages.ts';
import type { Head, Section } from '../../../src/webviews/report/messages.ts';

const head = (title: string): { readonly type: 'head'; readonly head: Head } => ({
  type: 'head',
  head: { title, facts: [], actions: [] },
});

const COLUMNS = [{ title: 'Name', kind: 'text' }] as const;

const table = (id: string, title = id): { readonly type: 'section'; readonly section: Section } => ({
  type: 'section',
  section: { id, title, content: { kind: 'table', columns: COLUMNS, empty: 'None' } },
});

const rows = (count: number): readonly TableRow[] =>
  Array.from({ length: count }, (_, index) => ({ id: String(index), cells: [index] }));

const line: ChatLine = { id: '1', at: null, side: 'system', name: '', mark: '', body: [], files: [], text: '' };

describe('what a page has been told', () => {
  it('can be told again, in the same order', () => {
    const record = new PageRecord();
    record.put(head('a'));
    record.put(table('t'));
    record.addRows('t', rows(1));
    record.addLines('c', [line]);
    record.put({ type: 'progress', progress: { state: 'complete' } });
    assert.deepEqual(
      record.messages.map(({ type }) => type),
      ['head', 'section', 'rows', 'lines', 'progress'],
    );
  });

  it('has sections until it is cleared', () => {
    const record = new PageRecord();
    record.put(head('a'));
    assert.equal(record.hasSections, false);
    record.put(table('t'));
    assert.equal(record.hasSections, true);
    record.clear();
    assert.equal(record.hasSections, false);
  });

  it('has what was replaced only once, in its place', () => {
    const record = new PageRecord();
    record.put(head('a'));
    record.put(table('t'));
    assert.deepEqual(record.put(head('b')), [head('b')]);
    assert.deepEqual(record.messages, [head('b'), table('t')]);
  });

  it('forgets the rows of a section that is replaced, and no others', () => {
    const record = new PageRecord();
    record.put(table('t'));
    record.addRows('t', rows(2));
    record.put(table('u'));
    record.addRows('u', rows(3));
    record.addLines('t', [line]);
    record.put(table('t', 'new'));
    assert.deepEqual(record.messages, [table('t', 'new'), table('u'), { type: 'rows', section: 'u', rows: rows(3) }]);
    assert.deepEqual(record.table('t'), { columns: COLUMNS, rows: [] });
    assert.equal(record.table('u')?.rows.length, 3);
  });

  it('goes in pieces, so that the page can show one before the next comes', () => {
    const record = new PageRecord();
    record.put(table('t'));
    const messages = record.addRows('t', rows(1201));
    assert.deepEqual(
      messages.map((message) => (message.type === 'rows' ? message.rows.length : 0)),
      [500, 500, 201],
    );
    assert.deepEqual(record.messages.slice(1), messages);
    assert.deepEqual(record.table('t')?.rows, rows(1201));
    assert.deepEqual(record.addRows('t', []), []);
    assert.equal(
      record.addLines(
        'c',
        Array.from({ length: 501 }, () => line),
      ).length,
      2,
    );
  });

  it('tells how far the page is', () => {
    const record = new PageRecord();
    assert.equal(record.progress, undefined);
    record.put({ type: 'progress', progress: { state: 'loading', text: '…' } });
    record.put({ type: 'progress', progress: { state: 'complete' } });
    assert.deepEqual(record.progress, { state: 'complete' });
    assert.equal(record.messages.length, 1);
  });

  it('knows no table of another name, nor one in a section of another kind', () => {
    const record = new PageRecord();
    record.put({ type: 'section', section: { id: 'c', title: 'Chat', content: { kind: 'chat', empty: '' } } });
    record.addLines('c', [line]);
    assert.equal(record.table('c'), undefined);
    assert.equal(record.table('t'), undefined);
  });

  it('is but the head after it was cleared, so that the page does not jump', () => {
    const record = new PageRecord();
    record.put(head('a'));
    record.put(table('t'));
    record.addRows('t', rows(3));
    record.clear();
    assert.deepEqual(record.messages, [head('a')]);
  });

  it('takes a hundred thousand rows at once', () => {
    const record = new PageRecord();
    record.put(table('t'));
    record.addRows('t', rows(100_000));
    assert.equal(record.table('t')?.rows.length, 100_000);
  });

  it('comes in messages that are bounded, however long a text is, and is whole in what is saved', () => {
    const record = new PageRecord();
    const long = 'x'.repeat(3_000_000);
    record.put(table('t'));
    const told = record.addRows('t', [
      { id: 'a', cells: [long, 1], details: [{ label: 'D', value: long }] },
      { id: 'b', cells: ['short'] },
      ...Array.from({ length: 200 }, (_, at) => ({ id: String(at), cells: ['y'.repeat(19_000)] })),
    ]);
    assert.ok(told.length > 3);
    assert.ok(told.every((message) => JSON.stringify(message).length < 1_100_000));
    const saved = record.table('t')?.rows ?? [];
    assert.equal(saved.length, 202);
    assert.deepEqual([saved[0]?.cells[0], saved[0]?.details?.[0]?.value, saved[1]?.cells[0]], [long, long, 'short']);
    const [section] = record.put({
      ...table('t'),
      section: { ...table('t').section, title: `${'z'.repeat(19_999)}\ud83d\ude00` },
    });
    assert.equal(section?.type === 'section' && section.section.title, `${'z'.repeat(19_999)}\ufffd…`);
    const [lines] = record.addLines('c', [
      { ...line, text: long, body: [{ kind: 'bold', children: [{ kind: 'text', text: long }] }] },
    ]);
    assert.ok(JSON.stringify(lines).length < 50_000);
  });
});
