import assert from 'node:assert/strict';
import fc from 'fast-check';
import { describe, it } from 'mocha';
import { bbCodeText, parseBbCode, type BbNode } from '../../../src/command-api/bbCode.ts';

const text = (content: string): BbNode => ({ kind: 'text', text: content });

describe('parseBbCode', () => {
  it('reads the guide’s tags', () => {
    const guide: readonly (readonly [string, BbNode])[] = [
      ['[b]bolded text[/b]', { kind: 'bold', children: [text('bolded text')] }],
      ['[color=blue]blue text[/color]', { kind: 'color', color: 'blue', children: [text('blue text')] }],
      ['[color=#0000FF]blue text[/color]', { kind: 'color', color: '#0000FF', children: [text('blue text')] }],
      ['[i]italicized text[/i]', { kind: 'italic', children: [text('italicized text')] }],
      ['[u]underlined text[/u]', { kind: 'underline', children: [text('underlined text')] }],
      [
        '[ul][li]list element 1[/li][li]list element 2[/li][/ul]',
        { kind: 'list', items: [[text('list element 1')], [text('list element 2')]] },
      ],
      ['[url]https://www.beyondtrust.com/[/url]', { kind: 'link', url: 'https://www.beyondtrust.com/' }],
    ];
    for (const [body, node] of guide) {
      assert.deepEqual(parseBbCode(body), [node], body);
      assert.deepEqual(parseBbCode(`a ${body} z`), [text('a '), node, text(' z')], body);
    }
  });

  it('reads nested tags', () => {
    assert.deepEqual(parseBbCode('[b]x[i]y[/i][/b][ul]\n[li][u]1[/u][/li]\n[/ul]'), [
      { kind: 'bold', children: [text('x'), { kind: 'italic', children: [text('y')] }] },
      { kind: 'list', items: [[{ kind: 'underline', children: [text('1')] }]] },
    ]);
  });

  it('leaves text where a tag is unclosed, crossed, unknown or misplaced', () => {
    for (const body of [
      'array[0]',
      '[b]open',
      'close[/b]',
      '[li]alone[/li]',
      '[color]plain[/color]',
      '[color=url(x)]q[/color]',
      '[color=#12345]q[/color]',
      '[img]https://x.example/a.png[/img]',
      '[url=https://x.example/]x[/url]',
      '[]',
      '<b>markup</b> & more',
      '',
    ]) {
      assert.deepEqual(parseBbCode(body), body === '' ? [] : [text(body)], body);
    }
    assert.deepEqual(parseBbCode('[b]x[i]y[/b]z[/i]'), [{ kind: 'bold', children: [text('x[i]y')] }, text('z[/i]')]);
    assert.deepEqual(parseBbCode('[ul][li]1[/ul]'), [{ kind: 'list', items: [[text('[li]1')]] }]);
  });

  it('links only web addresses', () => {
    for (const url of ['javascript:alert(1)', 'command:x', 'file:///etc/passwd', 'https://', 'x.example', ' ']) {
      assert.deepEqual(parseBbCode(`[url]${url}[/url]`), [text(`[url]${url}[/url]`)], url);
    }
    assert.deepEqual(parseBbCode('[url][b]https://x.example/[/b][/url]')[0], text('[url]'));
  });

  it('gives plain text with list items on lines of their own', () => {
    assert.equal(
      bbCodeText(parseBbCode('[b]To do[/b]:[ul][li]a[/li][li][i]b[/i][/li][/ul][url]https://x.example/[/url]')),
      'To do:\n• a\n• b\nhttps://x.example/',
    );
  });

  it('loses no text, whatever the input', () => {
    const piece = fc.oneof(
      fc.constantFrom('[b]', '[/b]', '[i]', '[/i]', '[url]', '[/url]', '[color=red]', '[/color]', '[B]', '[', ']'),
      fc.string({ unit: 'binary' }),
    );
    fc.assert(
      fc.property(fc.array(piece), (pieces) => {
        const body = pieces.join('');
        const letters = (from: string) => from.replace(/\[\/?(?:b|i|url|color(?:=\w+)?)\]/gi, '');
        assert.equal(letters(bbCodeText(parseBbCode(body))).replace(/\s/g, ''), letters(body).replace(/\s/g, ''));
      }),
    );
  });

  it('takes linear time for a megabyte of hostile input', () => {
    const parts = '[i]x[/i]y'.repeat(110_000);
    const timeOf = (body: string) => {
      const start = performance.now();
      assert.ok(bbCodeText(parseBbCode(body)).length > 0);
      return performance.now() - start;
    };
    const usual = timeOf(parts);
    const slow = [
      `${'[url]'.repeat(49)}${parts}${'[/url]'.repeat(49)}`,
      `${'[url]'.repeat(49)}${'x[url]'.repeat(90_000)}${'[/url]'.repeat(90_000)}`,
      `${'[b]'.repeat(49)}${parts}`,
      '[b][ul][li]'.repeat(45_000) + '[/li][/ul][/b]'.repeat(35_000),
      `[url]https://a${'[url]b[/url]'.repeat(80_000)}[/url]`,
      '[i]'.repeat(333_333),
      '[color='.repeat(140_000),
      '['.repeat(1_000_000),
    ];
    for (const body of slow) {
      const time = timeOf(body);
      assert.ok(time < 8 * usual + 300, `${body.slice(0, 20)} took ${time} ms, not ${usual}`);
    }
  });

  it('nests at most 50 tags, so that rendering cannot recurse too deeply', () => {
    const deep = parseBbCode(`${'[b]'.repeat(60)}x${'[/b]'.repeat(60)}`);
    let depth = 0;
    for (let node = deep[0]; node && 'children' in node; node = node.children[0]) {
      depth += 1;
    }
    assert.equal(depth, 50);
    assert.equal(bbCodeText(deep), `${'[b]'.repeat(10)}x${'[/b]'.repeat(10)}`);
  });

  it('leaves URLs as text that are too long to be usable', () => {
    const body = `[url]https://x.example/${'a'.repeat(10_000)}[/url]`;
    assert.ok(parseBbCode(body)[0]?.kind === 'text' && bbCodeText(parseBbCode(body)) === body);
  });
});
