import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { gzipSync } from 'node:zlib';
import { SiteError, type SiteErrorReason } from '../../../../src/site/errors.ts';
import { parseXml } from '../../../../src/site/xml/xml.ts';
import { XML_LIMITS, XmlEvents } from '../../../../src/site/xml/xmlEvents.ts';
import { child, children, textOf } from '../../../../src/base/xmlElement.ts';
import { newTestClient, READ } from '../../../support/siteClients.ts';
import { startSiteServer } from '../../../support/siteServer.ts';

function refusal(run: () => unknown): SiteErrorReason {
  try {
    run();
  } catch (error) {
    assert.ok(SiteError.is(error), String(error));
    return error.reason;
  }
  return assert.fail('nothing was thrown');
}

describe('parseXml', () => {
  it('reads local names in any namespace, and keeps values as they were sent', () => {
    const root = parseXml(
      '\uFEFF\n<?xml version="1.0"?>\n<!-- a report -->\n' +
        '<r:list xmlns:r="urn:x" xmlns="http://support.example.com/namespaces/API/command">' +
        '<r:item id="007" r:type="a &lt; b"> 042 </r:item><r:item/></r:list>\n\n',
    );
    assert.equal(root.name, 'list');
    assert.deepEqual(
      children(root, 'item').map(({ attributes, text }) => [attributes, text]),
      [
        [{ id: '007', type: 'a < b' }, ' 042 '],
        [{}, ''],
      ],
    );
    assert.equal(textOf(root, 'missing'), undefined);
    assert.equal(child(root, 'missing'), undefined);
  });

  it('replaces the five entities and numeric references, once, and no others', () => {
    const text = '&amp;lt; &lt;b&gt; &quot;&apos; &#228;&#x1F600; &nbsp; &#0; &#1114112;';
    assert.equal(parseXml(`<a>${text}</a>`).text, '&lt; <b> "\' ä😀 &nbsp; &#0; &#1114112;');
    assert.equal(parseXml('<a><![CDATA[1 < 2 &amp;]]></a>').text, '1 < 2 &amp;');
  });

  it('expands no entity, and rejects a DTD', () => {
    const laughs = '<!DOCTYPE lolz [<!ENTITY lol "lol"><!ENTITY lol2 "&lol;&lol;">]><lolz>&lol2;</lolz>';
    const file = '<!doctype a [<!ENTITY x SYSTEM "file:///etc/passwd">]><a>&x;</a>';
    for (const dtd of [laughs, `<?xml version="1.0"?>\n<!-- x -->${file}`]) {
      assert.equal(
        refusal(() => parseXml(dtd)),
        'bad-answer',
      );
    }
    assert.equal(parseXml('<a>&lol;</a>').text, '&lol;');
  });

  it('limits depth and length', () => {
    const nested = (depth: number) => '<a>'.repeat(depth) + '</a>'.repeat(depth);
    assert.equal(parseXml(nested(64)).name, 'a');
    for (const depth of [65, 100_000]) {
      assert.equal(
        refusal(() => parseXml(nested(depth))),
        'bad-answer',
      );
    }
    const limits = { length: 12, depth: 5, nodes: 5 };
    assert.equal(parseXml('<a>xxxxx</a>', limits).text, 'xxxxx');
    assert.equal(
      refusal(() => parseXml('<a>xxxxxx</a>', limits)),
      'too-large',
    );
  });

  it('returns elements in order, with their own text, without white space between others', () => {
    const root = parseXml('<a b="1">\n one <c> </c>\n two<d>x<e/>y</d> three\n</a>');
    assert.deepEqual(root, {
      name: 'a',
      attributes: { b: '1' },
      text: '\n one \n two three\n',
      children: [
        { name: 'c', attributes: {}, text: ' ', children: [] },
        { name: 'd', attributes: {}, text: 'xy', children: [{ name: 'e', attributes: {}, text: '', children: [] }] },
      ],
    });
    assert.equal(parseXml('<a>\n  <b/>\n  <b/>\n</a>').text, '');
    assert.equal(parseXml('<a> \n </a>').text, ' \n ');
    assert.deepEqual(
      children(parseXml('<a><b/><c i="1"/><b/><c i="2"/></a>'), 'c').map(({ attributes }) => attributes['i']),
      ['1', '2'],
    );
    assert.deepEqual(parseXml('<a xmlnsx="1" x:xmlns="2" xmlns:y="3" xmlns="4"/>').attributes, {
      xmlnsx: '1',
      xmlns: '2',
    });
  });

  it('reports why an answer cannot be read, with advice', () => {
    const LESS = 'The XML answer is too large. Ask for less at once, a shorter time for example.';
    const PAGE = (title: string) =>
      `The site answered with a web page${title} instead of data. Check that the address is the support site’s and that no sign-in page of the network stands before it.`;
    const cases: readonly (readonly [string, SiteErrorReason, string])[] = [
      ['<a>xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx</a>', 'too-large', LESS],
      ['Not found', 'bad-answer', 'The answer is not XML.'],
      ['x<a/>', 'bad-answer', 'The answer is not XML.'],
      ['', 'bad-answer', 'The answer is not XML.'],
      ['<!-- x -->', 'bad-answer', 'The answer is not XML with one root element.'],
      ['<a/><b/>', 'bad-answer', 'The answer is not well-formed XML.'],
      ['<a></b></a>', 'bad-answer', 'The answer is not well-formed XML.'],
      ['<a><b>', 'cut', 'The XML answer ends in the middle. Try again.'],
      ['<a><b/><a><a><a/></a></a></a>', 'bad-answer', 'The answer is nested too deeply.'],
      ['<a><b/><b/><b/><b/><b/></a>', 'too-large', 'The answer has too many parts to be read. Ask for less at once.'],
      ['<!DOCTYPE a><a/>', 'bad-answer', 'The answer contains a DTD, which is not accepted.'],
      ['<html><title>In</title></html>', 'html', PAGE(' titled “In”')],
      ['<html></html>', 'html', PAGE('')],
    ];
    for (const [xml, reason, message] of cases) {
      assert.throws(
        () => parseXml(xml, { length: 80, depth: 3, nodes: 5 }),
        { name: 'SiteError', reason, message },
        xml,
      );
    }
  });

  it('limits the number of elements and of attributes, before memory runs out', () => {
    const limits = { ...XML_LIMITS, nodes: 10_000 };
    const attributes = Array.from({ length: 10_000 }, (_, index) => `a${index}=""`);
    for (const xml of [`<r>${'<a/>'.repeat(10_000)}</r>`, `<r ${attributes.join(' ')}/>`]) {
      assert.equal(
        refusal(() => parseXml(xml, limits)),
        'too-large',
      );
    }
    assert.equal(parseXml(`<r>${'<a/>'.repeat(9_999)}</r>`, limits).children.length, 9_999);
    let elements = 0;
    const handler = {
      open: () => void (elements += 1),
      text: () => undefined,
      close: () => undefined,
      breach: () => assert.fail('breach'),
    };
    const events = new XmlEvents(handler, limits);
    events.write(`<r>${'<a/>'.repeat(9_999)}`);
    events.startCountingAnew();
    events.write('<a/>'.repeat(10_000));
    assert.equal(elements, 20_000);
    assert.throws(() => events.write('<a/>'), { reason: 'too-large' });
    assert.equal(Object.keys(parseXml(`<r ${attributes.slice(0, 2000).join(' ')}/>`).attributes).length, 2000);
    assert.equal(
      refusal(() => parseXml(`<r ${attributes.slice(0, 2001).join(' ')}/>`)),
      'too-large',
    );
    assert.ok(XML_LIMITS.nodes <= 2_000_000);
  });

  it('reads a text with a million harmless breaches in ordinary time', () => {
    assert.equal(parseXml(`<a b="${'<'.repeat(1_000_000)}"/>`).name, 'a');
  });

  it('distinguishes a cut answer and a web page from other texts', () => {
    assert.equal(
      refusal(() => parseXml('<list><item>1</item><it')),
      'cut',
    );
    assert.equal(
      refusal(() => parseXml('<!DOCTYPE html><html><title>Log in</title></html>')),
      'html',
    );
    assert.equal(
      refusal(() => parseXml('<HTML lang="en"><body>')),
      'html',
    );
    for (const text of ['', 'Not found', '{"error":"x"}', '<a></b></a>', '<a/><b/>', '<?xml version="1.0"?>']) {
      assert.equal(
        refusal(() => parseXml(text)),
        'bad-answer',
        text,
      );
    }
  });

  it('handles names of inherited properties', () => {
    const root = parseXml('<a toString="1"><hasOwnProperty>x</hasOwnProperty></a>');
    assert.deepEqual(root.attributes, { toString: '1' });
    assert.equal(textOf(root, 'hasOwnProperty'), 'x');
    for (const name of ['__proto__', 'constructor']) {
      const strange = parseXml(`<a ${name}="1"><${name}>x</${name}></a>`);
      assert.deepEqual(Object.entries(strange.attributes), [[name, '1']]);
      assert.equal(textOf(strange, name), 'x');
    }
    assert.equal(Reflect.get({}, 'x'), undefined);
  });
});

describe('SiteClient, given a compressed XML answer,', () => {
  it('unpacks it only up to the limit, however small it is', async () => {
    const bomb = gzipSync(Buffer.alloc(200 * 1024 * 1024));
    await using server = await startSiteServer((_request, response) => {
      response.writeHead(200, { 'content-type': 'text/xml', 'content-encoding': 'gzip' }).end(bomb);
    });
    using client = newTestClient(server.url);
    await assert.rejects(client.send(READ), (error) => SiteError.is(error, 'too-large'));
    assert.equal(server.calls.length, 1);
  });
});
