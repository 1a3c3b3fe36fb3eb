import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import {
  checkAnswer,
  deniesToken,
  htmlPage,
  htmlTitle,
  isHtml,
  isLoginPage,
  jsonError,
  jsonObject,
  shorten,
} from '../../../src/site/answers.ts';
import { SiteError, type SiteErrorReason } from '../../../src/site/errors.ts';
import type { HttpAnswer } from '../../../src/site/http/exchange.ts';

const HOST = 'support.example.com';
const HTML = { 'content-type': 'text/html; charset=utf-8' };

const answer = (status: number, text = '', headers: HttpAnswer['headers'] = {}): HttpAnswer => ({
  status,
  headers,
  text,
});
const json = (status: number, value: unknown): HttpAnswer => answer(status, JSON.stringify(value));

/** The reason and message for an answer to get_api_info; undefined if a caller can read it. */
function told(given: HttpAnswer, acceptsHtmlFile?: boolean): readonly unknown[] | undefined {
  try {
    checkAnswer(given, HOST, 'get_api_info', acceptsHtmlFile);
    return undefined;
  } catch (error) {
    assert.ok(SiteError.is(error), String(error));
    const { host, action, status, ...rest } = error.details;
    assert.deepEqual([host, action, status], [HOST, 'get_api_info', given.status]);
    return rest.siteMessage === undefined
      ? [error.reason, error.message]
      : [error.reason, error.message, rest.siteMessage];
  }
}

const DENIED = `${HOST} denied access to this account. Sign in again.`;
const FORBIDDEN = 'The API account may not use get_api_info.';
const NO_API = `The API of ${HOST} did not answer at its address.`;
const PAGE = (title = '') =>
  `${HOST} answered with a web page${title} instead of data. Check that the address is the support site’s and that no sign-in page of the network stands before it.`;
const LOGIN = (title = '') =>
  `${HOST} answered get_api_info with its login page${title}, with a new token too. Check whether the API account is enabled and may use this API (/login > Management > API Configuration), and that no sign-in page of the network stands before the site.`;
const MOVED = (where: string) =>
  `${HOST} sends requests on ${where}. That is not followed, because the secret belongs to this address only. Correct the site’s address if it has moved.`;
const BROKEN = (status: number) => `${HOST} reported an internal error (${status}). Try again later.`;
const SAID = (words: string) => `${HOST} answered get_api_info with: ${words}`;
const STATUS = (status: number) => `${HOST} answered get_api_info with the HTTP status ${status}.`;

describe('checkAnswer', () => {
  const cases: readonly (readonly [string, HttpAnswer, readonly [SiteErrorReason, string, string?] | undefined])[] = [
    ['data', answer(200, '<session_list/>'), undefined],
    ['data that mentions an error', answer(200, '<session_list><error>x</error></session_list>'), undefined],
    ['JSON that is data', json(200, { error: 7, message: 'x' }), undefined],
    ['a message in JSON without an error', json(200, { message: 'Invalid.' }), undefined],
    ['an error in JSON that is none of OAuth’s', json(200, { error: 'partial' }), undefined],
    ['a part of a file', answer(206, 'x'), undefined],
    [
      'an OAuth error with status 200',
      json(200, { error: 'invalid_request' }),
      ['site-error', SAID('invalid_request'), 'invalid_request'],
    ],
    ['a denied token', answer(401), ['access-denied', DENIED]],
    [
      'a denied token with status 200',
      json(200, { error: 'access_denied', message: 'Expired.' }),
      ['access-denied', DENIED, 'Expired.'],
    ],
    [
      'a description of OAuth',
      json(401, { error: 'x', error_description: 'A.', message: 'B.' }),
      ['access-denied', DENIED, 'A.'],
    ],
    [
      'a missing permission with status 401',
      json(401, { message: 'This account does not have permission.' }),
      ['not-permitted', FORBIDDEN, 'This account does not have permission.'],
    ],
    [
      'a missing permission of another status',
      json(400, { message: 'It does not have the permission.' }),
      ['not-permitted', FORBIDDEN, 'It does not have the permission.'],
    ],
    ['status 403', answer(403), ['not-permitted', FORBIDDEN]],
    ['a page not found', answer(404, '<title>Nothing</title>', HTML), ['api-disabled', NO_API, 'Nothing']],
    ['a document not found', answer(404, 'Document  not found, document not found.'), ['api-disabled', NO_API]],
    ['something else not found', answer(404, 'documents not found'), ['bad-answer', STATUS(404)]],
    ['words that come too late', answer(404, `${' '.repeat(1000)}document not found`), ['bad-answer', STATUS(404)]],
    ['a document not found with another status', answer(400, 'document not found'), ['bad-answer', STATUS(400)]],
    ['an internal error', answer(500), ['server', BROKEN(500)]],
    ['an internal error as a page', answer(503, '<html><title>Busy</title>', {}), ['server', BROKEN(503), 'Busy']],
    ['a status below', answer(499), ['bad-answer', STATUS(499)]],
    ['a web page', answer(200, 'x', HTML), ['html', PAGE()]],
    ['a web page with a title', answer(201, '<title> A \n b</title>', HTML), ['html', PAGE(' titled “A b”'), 'A b']],
    ['a login page', answer(200, '<html><input type=password>'), ['html', LOGIN()]],
    [
      'a login page with a title',
      answer(200, '<html><title>In</title><input type=password>'),
      ['html', LOGIN(' (“In”)'), 'In'],
    ],
    [
      'an error in XML',
      answer(400, '<a:error b="c">A &lt;b&gt; &amp;amp; &quot;c&quot; &apos;d&apos; &eacute;.</a:error>'),
      ['site-error', SAID('A <b> &amp; "c" \'d\' &eacute;.'), 'A <b> &amp; "c" \'d\' &eacute;.'],
    ],
    ['an empty error in XML', answer(400, '<error> </error>'), ['bad-answer', STATUS(400)]],
    [
      'an error of XML that comes too late',
      answer(400, `${' '.repeat(10_000)}<error>x</error>`),
      ['bad-answer', STATUS(400)],
    ],
    ['an element whose name begins so', answer(400, '<errors>x</errors>'), ['bad-answer', STATUS(400)]],
    [
      'a redirection',
      answer(302, '', { location: 'https://other.example:8443/a?b' }),
      ['bad-answer', MOVED('to other.example:8443')],
    ],
    ['a redirection on the site', answer(301, '', { location: 'x' }), ['bad-answer', MOVED(`to ${HOST}`)]],
    [
      'a redirection to nowhere',
      answer(399, '', { location: 'https://' }),
      ['bad-answer', MOVED('to another address')],
    ],
    ['a redirection without an address', answer(300), ['bad-answer', MOVED(`to ${HOST}`)]],
    ['a redirection to the login page', answer(302, '', { location: '/login' }), ['html', LOGIN()]],
  ];
  for (const [what, given, expected] of cases) {
    it(`${expected === undefined ? 'accepts' : `throws ${expected[0]} for`} ${what}`, () => {
      assert.deepEqual(told(given), expected);
    });
  }

  it('accepts a web page that is sent as a file, if the caller accepts one', () => {
    const file = { ...HTML, 'content-disposition': 'attachment' };
    assert.equal(told(answer(200, '<html>', file), true), undefined);
    assert.equal(told(answer(299, '<html>', file), true), undefined);
    assert.deepEqual(told(answer(200, '<html>', file)), ['html', PAGE()]);
    assert.deepEqual(told(answer(200, '<html>', HTML), true), ['html', PAGE()]);
    assert.deepEqual(told(answer(404, '<html>', file), true), ['api-disabled', NO_API]);
  });

  it('calls the site “the site” if its host is unknown', () => {
    assert.equal(htmlPage({}).message, PAGE().replace(HOST, 'The site'));
  });

  it('takes 401 and access_denied for a denied token, unless a permission is missing', () => {
    assert.deepEqual(
      [
        answer(401),
        json(200, { error: 'access_denied' }),
        json(401, { message: 'This account does not have permission.' }),
        answer(401, '<error>It does not have the permission.</error>'),
        answer(403),
        json(403, { error: 'x' }),
      ].map(deniesToken),
      [true, true, false, false, false, false],
    );
  });
});

describe('isLoginPage', () => {
  const found = (text: string, status = 200, headers: HttpAnswer['headers'] = HTML) =>
    isLoginPage(answer(status, text, headers));

  it('requires a password field, or a link to /login', () => {
    for (const text of [
      '<input type="password">',
      "<INPUT name=p type = 'Password'>",
      '<form action="/login/login">',
      '<a href=https://support.example.com/login>',
      '<meta http-equiv="refresh" content="0;url=/login">',
      `<input ${'x'.repeat(490)} type=password>`,
      `${'x'.repeat(99_900)}<input type=password>`,
    ]) {
      assert.equal(found(text), true, text.slice(0, 60));
    }
    for (const text of [
      '<input type="text">',
      '<textarea type=password>',
      '<form action="/logins">',
      '<a href="/x y/login">',
      'password /login',
      `<input ${'x'.repeat(600)} type=password>`,
      `${'x'.repeat(100_000)}<input type=password>`,
    ]) {
      assert.equal(found(text), false, text.slice(0, 60));
    }
  });

  it('requires status 200, 401 or 403', () => {
    const page = '<input type=password>';
    assert.deepEqual(
      [200, 401, 403, 201, 400, 404, 500].map((status) => found(page, status)),
      [true, true, true, false, false, false, false],
    );
    assert.equal(found(page, 200, { 'content-type': 'text/xml' }), false);
    assert.equal(found(page, 200, { ...HTML, 'content-disposition': 'attachment' }), false);
  });

  it('recognizes a redirection to /login or /saml, on any host', () => {
    const leads = (location: string, status = 302) => found('', status, { location });
    for (const location of [
      '/login',
      '/login?x',
      '/saml/x',
      '/SAML',
      'https://a.example/login',
      'http://a.example:1/saml',
    ]) {
      assert.equal(leads(location), true, location);
    }
    for (const location of [
      '',
      '/logins',
      '/x/login',
      'ftp://a/login',
      'https:///login',
      `https://${'a'.repeat(301)}/login`,
      '//a/login',
    ]) {
      assert.equal(leads(location), false, location);
    }
    assert.deepEqual(
      [299, 300, 399, 400].map((status) => leads('/login', status)),
      [false, true, true, false],
    );
    assert.equal(found('', 302, {}), false);
  });
});

describe('jsonError', () => {
  it('requires a code or a failing status, and returns the site’s message', () => {
    const read = (status: number, value: unknown) => jsonError(json(status, value));
    assert.deepEqual(read(200, { error: 'a' }), { error: 'a', message: 'a' });
    assert.deepEqual(read(200, { error: 'a', message: 'B.' }), { error: 'a', message: 'B.' });
    assert.deepEqual(read(200, { error: 'a', message: 7 }), { error: 'a' });
    assert.deepEqual(read(400, { message: ' B\n. ' }), { error: '', message: 'B .' });
    assert.deepEqual(read(400, { error: 7 }), undefined);
    assert.deepEqual(read(399, { message: 'B.' }), undefined);
    assert.deepEqual(read(400, {}), undefined);
    assert.deepEqual(read(400, ['x']), undefined);
    assert.deepEqual(read(400, { errors: null }), undefined);
  });

  it('repeats up to 20 fields, 20 texts of each, and 1200 characters in all', () => {
    const told = (errors: unknown) => jsonError(json(422, { errors }))?.message;
    const many = (count: number) => Array.from({ length: count }, (_, index) => `f${index}`);
    const fields = Object.fromEntries(many(21).map((name) => [name, 'x']));
    assert.equal(
      told(fields),
      many(20)
        .map((name) => `${name}: x`)
        .join(' '),
    );
    assert.equal(told({ a: many(21) }), `a: ${many(20).join(' ')}`);
    assert.equal(told({ ['n'.repeat(81)]: 'x' }), `${'n'.repeat(79)}…: x`);
    assert.equal(told({ a: 'x'.repeat(301) }), `a: ${'x'.repeat(296)}…`);
    assert.equal(told({ a: [7, null], b: ['y', 7, 'z'] }), 'b: y z');
    const parts = (count: number) =>
      told(Object.fromEntries(many(count).map((name) => [name, 'x'.repeat(300)])))?.length;
    assert.deepEqual([1, 2, 3, 4, 5].map(parts), [300, 600, 900, 1200, 1200]);
  });
});

describe('the functions on texts of a site', () => {
  it('parse a JSON object of up to 1 MiB, with own fields only', () => {
    assert.deepEqual(jsonObject(' \n{"a": 1}'), { a: 1 });
    for (const text of ['', '[1]', '{', 'null', '7', '"{}"', '{} x']) {
      assert.equal(jsonObject(text), undefined, text);
    }
    const longest = `{"a":"${'x'.repeat(1024 * 1024 - 8)}"}`;
    assert.equal(longest.length, 1024 * 1024);
    assert.deepEqual(Object.keys(jsonObject(longest) ?? {}), ['a']);
    assert.equal(jsonObject(`${longest} `), undefined);
  });

  it('recognize a web page by its type or its beginning', () => {
    for (const [type, text] of [
      [' Text/HTML', ''],
      ['application/xhtml+xml', '<a/>'],
      ['', '\uFEFF \n<!DOCTYPE\n html>'],
      ['text/plain', '<html>'],
      ['', '<HTML lang="en">'],
    ] as const) {
      assert.equal(isHtml(type, text), true, `${type} ${text}`);
    }
    for (const [type, text] of [
      ['text/xml', '<a/>'],
      ['text/plain; x=text/html', ''],
      ['', '<htmlx>'],
      ['', 'x <html>'],
      ['', '<!doctype svg>'],
      ['', `${' '.repeat(1000)}<html>`],
    ] as const) {
      assert.equal(isHtml(type, text), false, `${type} ${text.slice(0, 20)}`);
    }
  });

  it('find a title in the first 100,000 characters', () => {
    assert.equal(htmlTitle('<html><TITLE lang="en"> A\tb </title>'), 'A b');
    assert.equal(htmlTitle('<title></title>'), undefined);
    assert.equal(htmlTitle('<p>x</p>'), undefined);
    const far = `<title>a</title>`;
    assert.equal(htmlTitle(' '.repeat(100_000 - 8) + far), 'a');
    assert.equal(htmlTitle(' '.repeat(100_000) + far), undefined);
  });

  it('shorten a text to one line of at most 300 characters, or the given number', () => {
    assert.equal(shorten(' a\r\n\u0000\u0007b  c '), 'a b c');
    assert.equal(shorten('x'.repeat(300)), 'x'.repeat(300));
    assert.equal(shorten('x'.repeat(301)), `${'x'.repeat(299)}…`);
    assert.equal(shorten('abcd', 3), 'ab…');
    assert.equal(shorten('a😀cd', 3), 'a\uFFFD…');
  });
});
