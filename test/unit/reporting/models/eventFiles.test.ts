import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { filesOf, fileText } from '../../../../src/reporting/models/session/eventFiles.ts';
import { sessionOf } from '../reading.ts';

async function filesIn(inner: string) {
  const { events } = await sessionOf(
    `<session lsid="a1"><session_details><event event_type="x">${inner}</event></session_details></session>`,
  );
  return events.flatMap(filesOf).map((file) => [fileText(file), file.size, file.sha256]);
}

const data = (...values: readonly (readonly [string, string])[]): string =>
  `<data>${values.map(([name, value]) => `<value name="${name}" value="${value}"/>`).join('')}</data>`;

describe('the files of an event', () => {
  it('are told by elements, by a list, or by values', async () => {
    assert.deepEqual(await filesIn('<filename>a.zip</filename><filesize>1</filesize>'), [['a.zip', 1, '']]);
    assert.deepEqual(await filesIn('<files><file name="a" size="1"/><file name="b"/></files>'), [
      ['a', 1, ''],
      ['b', null, ''],
    ]);
    assert.deepEqual(await filesIn(data(['FileName', 'a'], ['filesize', '9007199254740992'], ['sha256', 'ff'])), [
      ['a', null, 'ff'],
    ]);
    assert.deepEqual(await filesIn(data(['path', 'C:\\new']) + data(['failure_reason', 'x'])), [['C:\\new', null, '']]);
  });

  it('are all told by several elements of one event, each once', async () => {
    assert.deepEqual(
      await filesIn(`<filename>a</filename><filesize>1</filesize><filename>b</filename><filesize>2</filesize>
        <files><file name="b"/></files>${data(['filename', 'a'], ['sha256', 'ff'])}`),
      [
        ['b', 2, ''],
        ['a', 1, 'ff'],
      ],
    );
    assert.deepEqual(await filesIn('<filename>a</filename><filename>b</filename><filesize>2</filesize>'), [
      ['a', null, ''],
      ['b', null, ''],
    ]);
  });

  it('are each there once where several of these tell of them, with all that is told', async () => {
    assert.deepEqual(
      await filesIn(`<filename>a.zip</filename><filesize>1</filesize><files><file name="a.zip"/></files>
        ${data(['filename', 'C:\\Temp\\a.zip'], ['filesize', '1'], ['sha256', 'ff'])}`),
      [['C:\\Temp\\a.zip', 1, 'ff']],
    );
    assert.deepEqual(await filesIn(`<filename>a.zip</filename>${data(['sha256', 'ff'], ['path', '/tmp'])}`), [
      ['a.zip', null, 'ff'],
    ]);
  });

  it('keep apart what has one name in two places, or is there twice', async () => {
    assert.deepEqual(
      await filesIn(
        `<files><file name="/a/x" size="1"/><file name="/b/x" size="2"/></files>${data(['filename', '/b/x'], ['sha256', 'ff'])}`,
      ),
      [
        ['/a/x', 1, ''],
        ['/b/x', 2, 'ff'],
      ],
    );
    assert.deepEqual(await filesIn(data(['filename', 'x'], ['filename', 'x'], ['filesize', '1'], ['filesize', '2'])), [
      ['x', 1, ''],
      ['x', 2, ''],
    ]);
    assert.deepEqual(
      await filesIn(
        `<files><file name="x" size="1"/><file name="x" size="2"/></files>${data(['filename', 'x'], ['filename', 'x'], ['sha256', 'a'], ['sha256', 'b'])}`,
      ),
      [
        ['x', 1, 'a'],
        ['x', 2, 'b'],
      ],
    );
  });

  it('say where they came from where they were moved', async () => {
    assert.deepEqual(await filesIn(data(['old_path', '/a'], ['new_path', '/b'])), [['/a → /b', null, '']]);
    assert.deepEqual(await filesIn(`<filename>b</filename>${data(['old_path', '/a/b'], ['new_path', '/c/b'])}`), [
      ['/a/b → /c/b', null, ''],
    ]);
  });

  it('are found in time that grows with them', async () => {
    const list = Array.from({ length: 32_000 }, (_, index) => `<file name="${index % 2 ? 'x' : `f${index}`}"/>`).join(
      '',
    );
    const values = Array.from({ length: 32_000 }, (_, index) => ['filename', index % 2 ? 'x' : `f${index}`] as const);
    const { events } = await sessionOf(
      `<session lsid="a1"><session_details><event event_type="x"><files>${list}</files>${data(...values)}</event></session_details></session>`,
    );
    const begun = performance.now();
    assert.equal(events.flatMap(filesOf).length, 32_000);
    assert.ok(performance.now() - begun < 3000);
  });
});
