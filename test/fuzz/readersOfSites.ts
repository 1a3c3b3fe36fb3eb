import { Readable } from 'node:stream';
import { gzipSync } from 'node:zlib';
import { parseJson } from '../../src/base/json.ts';
import { checkAnswer, isLoginPage } from '../../src/site/answers.ts';
import { decodeBody } from '../../src/site/http/bodies.ts';
import { decodedPieces } from '../../src/site/http/decodedPieces.ts';
import { failureOf } from '../../src/site/http/failures.ts';
import { numberedFileName, proposedFileName, safeFileName } from '../../src/site/files/fileNames.ts';
import { collectBytes } from '../../src/site/http/growingBuffer.ts';
import { peek } from '../../src/site/http/peek.ts';
import { retryAfterSeconds } from '../../src/site/http/retry.ts';
import { SecretMask } from '../../src/site/secretMask.ts';
import { parseSiteUrl } from '../../src/site/siteUrl.ts';
import { parseXml } from '../../src/site/xml/xml.ts';
import { readBackupName } from '../../src/backup/backupNames.ts';
import { numbered, repeated, type Reader } from './reader.ts';

const MOST_BYTES = 8 * 1024 * 1024;

const HEADS = ['', '<?xml version="1.0"?>', '\uFEFF'];
const XML = `<list xmlns="urn:x" xmlns:a="urn:a"><a:item id="1" name="x &lt; y"><b>1 &amp; &#65; &#x1F600;</b><![CDATA[<c>]]></a:item><!-- c --></list>`;

function worstXml(bytes: number): Readonly<Record<string, string>> {
  const inside = (text: string) => `<r>${text}</r>`;
  return {
    'empty elements': inside(repeated('<a/>', bytes)),
    'elements with text': inside(repeated('<a>b</a>', bytes)),
    attributes: `<r ${numbered((index) => `a${index}="" `, bytes)}/>`,
    'attributes of one name': `<r ${repeated('a="" ', bytes)}/>`,
    'elements with attributes': inside(repeated('<a b="" c=""/>', bytes)),
    namespaces: inside(repeated('<x:a xmlns:x="u"/>', bytes)),
    references: inside(repeated('&amp;', bytes)),
    'unknown entities': inside(repeated('&x;', bytes)),
    'references without an end': inside(repeated('&', bytes)),
    'less-than signs in an attribute': `<r a="${repeated('<', bytes)}"/>`,
    'control characters': inside(repeated('\u0001', bytes)),
    'sections of CDATA': inside(repeated('<![CDATA[x]]>', bytes)),
    'ends of CDATA': inside(repeated(']]>', bytes)),
    'a section of CDATA without an end': inside(`<![CDATA[${repeated(']]', bytes)}`),
    comments: inside(repeated('<!---->', bytes)),
    'a comment without an end': `<!--${repeated('--', bytes)}`,
    instructions: inside(repeated('<?x?>', bytes)),
    'instructions before the root': `${repeated('<?x?>', bytes)}<r/>`,
    nesting: repeated('<a>', bytes),
    'texts between elements': inside(repeated('x<a/> ', bytes)),
    'white space': `${repeated(' \n', bytes)}<r/>`,
    'a long name': `<${repeated('a', bytes)}/>`,
  };
}

function worstBodies(bytes: number): Readonly<Record<string, string>> {
  return {
    'beginnings of comments': repeated('<!--', bytes),
    'beginnings of instructions': repeated('<?', bytes),
    comments: repeated('<!-- -->', bytes),
    'white space': repeated(' ', bytes),
    'a JSON error': `{"error":"${repeated('\\u0041', bytes)}"}`,
    objects: `{"a":[${repeated('{},', bytes)}0]}`,
    'beginnings of titles': `<html>${repeated('<title ', bytes)}`,
    'beginnings of fields': `<html>${repeated('<input type', bytes)}`,
    'beginnings of links': `<html>${repeated('href="', bytes)}`,
    'beginnings of errors': `<x>${repeated('<error ', bytes)}`,
  };
}

/** The answer as it is looked at: whole, and in pieces of one byte. A large one is looked at once. */
async function lookAt(input: Buffer): Promise<void> {
  const text = input.toString('utf8');
  for (const status of input.length < 64 * 1024 ? [200, 302, 401, 404, 500] : [401]) {
    const answer = { status, headers: { 'content-type': 'text/html', location: text.slice(0, 2000) }, text };
    isLoginPage(answer);
    try {
      checkAnswer(answer, 'support.example.com', 'action');
    } catch {
      // A refusal is what most of these are.
    }
  }
  const pieces = Readable.from(Array.from(input.subarray(0, 1000), (byte) => Buffer.of(byte)));
  await peek({ status: 200, headers: {}, body: pieces, close: () => undefined, over: Promise.resolve() });
}

async function unpackBoth(input: Buffer): Promise<void> {
  for (const encoding of ['gzip', 'deflate', 'br']) {
    const headers = { 'content-encoding': encoding, 'content-type': 'text/xml; charset=utf-8' };
    const failed = (error: unknown) => failureOf(error, { host: 'x', action: 'y', mayHaveArrived: true });
    await decodeBody(input, headers, MOST_BYTES).catch((error: unknown) => void failed(error));
    await collectBytes(
      decodedPieces(Readable.from([input]), headers, { maxBytes: MOST_BYTES, action: 'x' }, failed),
    ).catch((error: unknown) => void failed(error));
  }
}

export const SITE_READERS: readonly Reader[] = [
  {
    name: 'XML',
    read: (input) => parseXml(input.toString('utf8')),
    seeds: HEADS.map((head) => head + XML),
    worst: worstXml,
  },
  {
    name: 'JSON',
    read: (input) => {
      try {
        return parseJson(input.toString('utf8'));
      } catch (error) {
        if (error instanceof SyntaxError) {
          return undefined;
        }
        throw error;
      }
    },
    seeds: ['{"a":[1,-2.5e3,"x\\"y",null],"id":12345678901234567890}', '[[],{}]'],
    worst: (bytes) => ({
      objects: `[${repeated('{},', bytes)}0]`,
      'long integers': `[${repeated('12345678901234567890,', bytes)}0]`,
      'long integers in texts': `[${repeated('"1234567890123456789",', bytes)}0]`,
      quotes: `["1234567890123456",${repeated('"\\"",', bytes)}0]`,
      backslashes: `["1234567890123456","${repeated('\\\\', bytes)}"]`,
      nesting: repeated('[', bytes),
      digits: repeated('9', bytes),
    }),
  },
  {
    name: 'answers of HTTP',
    read: lookAt,
    seeds: [
      '{"error":"access_denied","message":"No.","errors":{"name":["Too long."]}}',
      '<!doctype html><title>Log in</title><form action="/login"><input type="password"></form>',
      '<?xml version="1.0"?><!-- x --><c:error xmlns:c="u">No &lt;b&gt;.</c:error>',
    ],
    worst: worstBodies,
  },
  {
    name: 'packed bodies',
    read: unpackBoth,
    seeds: [gzipSync('<a/>'), gzipSync(Buffer.alloc(10_000)), 'x'],
    worst: (bytes) => ({ noise: gzipSync(numbered((index) => String((index * 7919) % 1_000_003), bytes)) }),
  },
  {
    name: 'addresses of sites',
    read: (input) => parseSiteUrl(input.toString('utf8')),
    seeds: ['https://support.example.com/login', 'support.example.com:8443', '[::1]:80', 'wss://a.b/?x#y'],
    worst: (bytes) => ({
      slashes: `https:${repeated('/', bytes)}`,
      dots: repeated('a.', bytes),
      letters: repeated('a', bytes),
      'letters outside of ASCII': repeated('ü', bytes),
    }),
  },
  {
    name: 'names of files',
    read: (input) => {
      const text = input.toString('utf8');
      for (const header of [text, `attachment; filename="${text}"`, `attachment; filename*=utf-8''${text}`]) {
        const name = safeFileName(proposedFileName({ 'content-disposition': header }) ?? text, 'file');
        readBackupName(numberedFileName(name, 12));
      }
    },
    seeds: ['session.mp4', "attachment; filename*=UTF-8''a%20b.tar.gz", 'CON.txt', 'x 2021-11-23 140211Z (2).nsb'],
    worst: (bytes) => ({
      marks: `a${repeated('\u0301', bytes)}`,
      dots: repeated('.', bytes),
      quotes: `attachment; filename="${repeated('\\"', bytes)}`,
      semicolons: repeated('; filename=', bytes),
      spaces: `a${repeated(' ', bytes)}b`,
    }),
  },
  {
    name: 'headers of HTTP',
    read: (input) => {
      const text = input.toString('latin1');
      return [retryAfterSeconds(text, 0), isLoginPage({ status: 302, headers: { location: text }, text: '' })];
    },
    seeds: ['7', 'Mon, 30 Nov 2026 00:01:00 GMT', 'https://a/login'],
    worst: (bytes) => ({
      digits: repeated('1', bytes),
      spaces: `1${repeated(' ', bytes)}x`,
      words: repeated('Mon, ', bytes),
    }),
  },
  {
    name: 'secrets in texts',
    read: (input) => {
      const mask = new SecretMask();
      const text = input.toString('utf8');
      mask.add(text.slice(0, 100));
      mask.add('a&b');
      return mask.mask(text);
    },
    seeds: ['Sw0rdf!sh & chips Sw0rdf', '(a+)+$'],
    worst: (bytes) => ({
      repetition: repeated('a', bytes),
      'almost the secret': repeated(`${'a'.repeat(99)}b`, bytes),
    }),
  },
];
