import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { configTarget, fillPath, type ConfigRequest } from '../../../src/config-api/configPath.ts';
import { askedPage, nextPage, pageOf } from '../../../src/config-api/pages.ts';
import { SiteError } from '../../../src/site/errors.ts';

const USERS: ConfigRequest = { path: '/user' };
const link = (page: number | string, relation: string) => `</api/config/v1/user?current_page=${page}>; ${relation}`;
const next = (header: string, request = USERS) => nextPage({ link: header }, request);

describe('pageOf', () => {
  it('reads headers, then links, then the requested number', () => {
    const headers = (current: string, last: string, total: string) => ({
      'x-bt-pagination-current-page': current,
      'x-bt-pagination-last-page': last,
      'x-bt-pagination-total': total,
    });
    assert.deepEqual(pageOf(headers('2', '3', '250')), { current: 2, last: 3, total: 250 });
    assert.deepEqual(pageOf(headers(' 2 ', ' 3 ', ' 0 ')), { current: 2, last: 3, total: 0 });
    assert.deepEqual(pageOf({ 'x-bt-pagination-current-page': '2' }), { current: 2, last: 2 });
    assert.deepEqual(pageOf({ 'x-bt-pagination-last-page': '3' }), { current: 1, last: 3 });
    assert.deepEqual(pageOf({ 'x-bt-pagination-last-page': '3' }, 2), { current: 2, last: 3 });
    assert.deepEqual(pageOf({ link: link(5, 'rel=last') }, 4), { current: 4, last: 5 });
    assert.deepEqual(pageOf({ link: link(5, 'rel=next') }), { current: 4, last: 4 });
    assert.deepEqual(pageOf({ link: link(5, 'rel=prev') }), { current: 6, last: 6 });
    assert.deepEqual(pageOf({ link: link(5, 'rel="previous"') }), { current: 6, last: 6 });
    assert.equal(pageOf({ link: link(5, 'rel=first') }), undefined);
    assert.equal(pageOf({ link: '' }), undefined);
    for (const odd of ['', 'x', '-1', '1.5', '1x', 'x1', '1'.repeat(16), '1 2']) {
      assert.equal(pageOf(headers(odd, odd, odd)), undefined, odd);
      assert.equal(pageOf({ link: link(odd, 'rel=next') }), undefined, odd);
    }
    assert.deepEqual(pageOf(headers('1'.repeat(15), '1'.repeat(15), '1')), {
      current: 111_111_111_111_111,
      last: 111_111_111_111_111,
      total: 1,
    });
  });

  it('uses the last page number in a request, and else the first page', () => {
    assert.equal(askedPage(USERS), 1);
    assert.equal(askedPage({ path: '/user?per_page=5' }), 1);
    assert.equal(askedPage({ path: '/user?current_page=2&per_page=5' }), 2);
    assert.equal(askedPage({ path: '/user?current_page=2', query: { per_page: 7, current_page: 3, name: '9' } }), 3);
    assert.equal(askedPage({ path: '/user', query: { current_page: 'x' } }), 1);
  });
});

describe('nextPage', () => {
  const found = { path: '/user?current_page=2' };

  it('returns the target of the site’s link, in any notation', () => {
    for (const relation of [
      'rel=next',
      'rel="next"',
      'rel="last next"',
      'rel="x  NEXT"',
      '  REL = "next"',
      'title="a, b"; rel=next',
      'rel=next; title=x',
      'rel=next,',
    ]) {
      assert.deepEqual(next(link(2, relation)), found, relation);
    }
    assert.deepEqual(next(`${link(1, 'rel=first')}, ${link(2, 'rel="next"')} , ${link(3, 'rel=last')}`), found);
    assert.deepEqual(next('<https://inner.example:1/api/config/v1/user?current_page=2#x>; rel=next'), found);
  });

  it('returns undefined if no link of that kind leads into the Configuration API', () => {
    for (const header of [
      link(2, 'rel=nextpage'),
      link(2, 'rel=prev'),
      link(2, 'title=next'),
      link(2, ''),
      '</api/config/v2/user?current_page=2>; rel=next',
      '</api/config/v1>; rel=next',
      '</api/config/v1/../../command>; rel=next',
      '<http://[>; rel=next',
      '/api/config/v1/user; rel=next',
    ]) {
      assert.equal(next(header), undefined, header);
    }
  });

  it('replaces the page number in the request if the site only sends counts', () => {
    const headers = { 'x-bt-pagination-last-page': '3' };
    assert.deepEqual(nextPage(headers, { path: '/user?a=1&current_page=2&b=2', query: { c: 3, current_page: 2 } }), {
      path: '/user?a=1&b=2',
      query: { c: 3, current_page: 3 },
    });
    assert.deepEqual(nextPage(headers, { path: '/user?current_page=1' }), {
      path: '/user',
      query: { current_page: 2 },
    });
    assert.equal(nextPage(headers, { path: '/user?current_page=3' }), undefined);
    assert.equal(nextPage({}, USERS), undefined);
  });
});

describe('configTarget and fillPath', () => {
  it('accept paths with the API’s address, slashes and surrounding blanks', () => {
    for (const path of ['user', ' /user ', '///user', '/api/config/v1/user', '//api/config/v1//user']) {
      assert.deepEqual(configTarget({ path }), { path: '/api/config/v1/user', query: [] }, path);
    }
    for (const [path, whole] of [
      ['/x/api/config/v1/user', '/api/config/v1/x/api/config/v1/user'],
      ['/api/config/v10', '/api/config/v1/api/config/v10'],
    ] as const) {
      assert.equal(configTarget({ path }).path, whole);
    }
    assert.deepEqual(configTarget({ path: 'user?a=1', query: { b: ['x', 2, true], c: undefined, d: false } }), {
      path: '/api/config/v1/user',
      query: [
        ['a', '1'],
        ['b', 'x'],
        ['b', '2'],
        ['b', 'true'],
        ['d', 'false'],
      ],
    });
  });

  it('reject paths that lead elsewhere, and show the expected form', () => {
    for (const path of [
      '',
      ' / ',
      '/api/config/v1',
      '/api/config/v1/',
      '..',
      'a/../..',
      'a\u0000',
      '{id}',
      '#a',
      'a\\b',
    ]) {
      assert.throws(
        () => configTarget({ path }),
        (error) => {
          assert.ok(SiteError.is(error, 'invalid-parameter'));
          assert.deepEqual(
            [error.message, error.details],
            [
              'path must be a path below /api/config/v1, such as /user or /user/1, with its placeholders filled in.',
              { parameter: 'path' },
            ],
          );
          return true;
        },
        path,
      );
    }
  });

  it('keep a placeholder whose value is missing or would change the path', () => {
    assert.equal(fillPath('/a/{b}/{c}/{b}', { b: 'x', c: 'y z' }), '/a/x/y%20z/x');
    for (const value of ['.', '..']) {
      assert.equal(fillPath('/a/{b}', { b: value }), '/a/{b}');
    }
    for (const value of ['...', '.a', 'a..', '..a']) {
      assert.equal(fillPath('/a/{b}', { b: value }), `/a/${value}`);
    }
    assert.equal(fillPath('/a/{b}', {}), '/a/{b}');
    assert.equal(fillPath('/a/{b}', { b: '\ud800' }), '/a/%EF%BF%BD');
  });
});
