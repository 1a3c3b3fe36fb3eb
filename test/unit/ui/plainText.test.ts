import assert from 'node:assert/strict';
import fc from 'fast-check';
import { describe, it } from 'mocha';
import { inert, oneLine } from '../../../src/ui/platform/plainText.ts';

/** As VS Code looks for links in notifications, progress and prompts (vs/base/common/linkedText.ts). */
const LINK = /\[([^\]]+)\]\(((?:https?:\/\/|command:|file:)[^)\s]+)(?: (["'])(.+?)(\3))?\)/i;

/** As VS Code looks for icons in pickers and the status bar (vs/base/browser/ui/iconLabel/iconLabels.ts). */
const ICON = /(\\)?\$\(([A-Za-z0-9-]+(?:~[A-Za-z]+)?)\)/;

/** What a notification does to a text before it looks for links. */
const asNotified = (text: string): string =>
  (text.length > 1000 ? `${text.slice(0, 1000)}...` : text).replace(/(\r\n|\n|\r)/gm, ' ').trim();

/** Texts of the pieces that links and icons are made of, and of what could be taken away between them. */
const attack = fc
  .array(
    fc.oneof(
      { weight: 2, arbitrary: fc.string({ unit: 'grapheme', maxLength: 8 }) },
      {
        weight: 8,
        arbitrary: fc.constantFrom('[', 'x', ']', '(', ')', 'command:', 'https://a', 'file:b', ' "t"', '$('),
      },
      { weight: 2, arbitrary: fc.constantFrom('](', '[x](command:y)', '$(bug)', '$(sync~spin)', '\\', '$', 'bug') },
      { weight: 2, arbitrary: fc.constantFrom('\n', '\r', '\u0000', '\u2028', '\u202e', '\u2068', '\u2069', '\u200f') },
      { weight: 1, arbitrary: fc.constantFrom('שלום', '😀'.repeat(99), 'a'.repeat(990), 'COMMAND:') },
    ),
    { maxLength: 20 },
  )
  .map((pieces) => pieces.join(''));

describe('a text that somebody else wrote', () => {
  it('has no link and no icon for VS Code to find, wherever and however it is shown', () => {
    fc.assert(
      fc.property(attack, attack, (one, other) => {
        for (const text of [inert(one), oneLine(one), inert(`${oneLine(one)}: ${oneLine(other)}`)]) {
          for (const shown of [text, asNotified(text), `${text}: ${inert(other)}`]) {
            assert.doesNotMatch(shown, LINK);
            assert.doesNotMatch(shown, ICON);
          }
        }
      }),
      { numRuns: 2000 },
    );
  });

  it('turns nothing where it is cut in the middle of an isolated part', () => {
    const start = 'a'.repeat(990);
    assert.equal(inert(`${start}\u2068${'b'.repeat(20)}\u2069`), `${start}${'b'.repeat(9)}…`);
  });

  it('is one line, bounded, and turns the direction of nothing beside it', () => {
    fc.assert(
      fc.property(attack, (text) => {
        const shown = inert(text);
        assert.doesNotMatch(shown, /[\u0000-\u001f\u007f-\u009f\u2028\u2029\u200e\u200f\u202a-\u202e]/);
        assert.doesNotMatch(shown.replaceAll(/\u2068[^\u2066-\u2069]*\u2069/g, ''), /[\u2066-\u2069]/);
        assert.ok(Array.from(shown.replaceAll('\u2060', '')).length <= 1001);
        assert.ok(Array.from(oneLine(text).replaceAll(/[\u2060\u2068\u2069]/g, '')).length <= 201);
        assert.ok(shown.isWellFormed() || !text.isWellFormed());
      }),
      { numRuns: 2000 },
    );
  });

  it('reads as it was written', () => {
    const names = ['Kim Østergård', 'C# [beta] (x64)', '50 $ (net)', 'a_b*c`d', '<b>', 'R&D', '%s {0}'];
    assert.deepEqual(
      names.map((name) => inert(name)),
      names,
    );
    assert.deepEqual(names.map(oneLine), names);
    assert.equal(inert('[x](command:y)').replaceAll('\u2060', ''), '[x](command:y)');
    assert.equal(inert('$(bell) 5').replaceAll('\u2060', ''), '$(bell) 5');
    assert.equal(oneLine('שלום'), '\u2068שלום\u2069');
    assert.equal(inert(`${oneLine('שלום')} waits`), '\u2068שלום\u2069 waits');
  });
});
