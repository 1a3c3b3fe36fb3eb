import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { checkValue } from '../../../src/schema/checkValue.ts';
import { parameterFor } from '../../../src/schema/parameters.ts';
import { START_PARAMETERS } from '../../../src/session-start/startParameters.ts';
import { externalKeysIn } from '../../../src/session-start/externalKeys.ts';
import { startSessionLink } from '../../../src/session-start/startLink.ts';
import { startButton, startPage, startScript } from '../../../src/session-start/startScript.ts';
import { startSessionUrl } from '../../../src/session-start/startUrl.ts';
import { readRegistryValue } from '../../../src/session-start/registryValue.ts';
import { supportButtonCommand } from '../../../src/session-start/supportButton.ts';

const SITE = 'https://support.example.com';
const KEY = { sessionKey: '1234567' };

function refuses(task: () => unknown, action: string, parameter: string, message: string): void {
  assert.throws(task, { reason: 'invalid-parameter', message, details: { action, parameter } });
}

describe('an invalid start of a session is rejected with this exact message, for', () => {
  const need =
    'start_session needs exactly one start method: id and name of a representative, or short_key, or issue_menu=1 with either codeName or id of an issue.';
  const urls: readonly (readonly [object, string, string])[] = [
    [{}, 'id', need],
    [{ issue_menu: 1, name: 'A' }, 'issue_menu', `${need} Given were issue_menu, name.`],
    [{ codeName: 'a', name: 'A' }, 'codeName', `${need} Given were codeName, name.`],
    [{ name: 'A', id: 1, short_key: '1234567' }, 'name', `${need} Given were name, id, short_key.`],
    [{ codeName: 'a', id: 1 }, 'codeName', 'Use either codeName or id, not both.'],
    [{ short_key: '12345678' }, 'short_key', 'short_key must be a session key of seven characters.'],
  ];
  for (const [params, parameter, message] of urls) {
    it(`${parameter}: ${JSON.stringify(params)}`, () =>
      refuses(() => startSessionUrl(SITE, { ...params }), 'start_session', parameter, message));
  }

  const one = 'BG.start needs exactly one of sessionKey, rep, issue.';
  const noIssue = 'issue must be an object with id or codeName, or the id of a form on the page.';
  const customer = 'customer must be an object with name, company, company_code, details.';
  const options: readonly (readonly [object, string, string])[] = [
    [{}, 'options', one],
    [{ rep: undefined }, 'options', one],
    [{ ...KEY, rep: {}, issue: 'x' }, 'rep', `${one} Given were sessionKey, rep, issue.`],
    [{ ...KEY, customer: null }, 'customer', customer],
    [{ ...KEY, customer: [] }, 'customer', customer],
    [{ rep: { id: 1 } }, 'rep.name', 'BG.start needs rep.name.'],
    [{ rep: { id: 1, name: undefined } }, 'rep.name', 'BG.start needs rep.name.'],
    [{ rep: { id: 'x', name: 'A' } }, 'rep.id', 'rep.id must be an ID of digits.'],
    [{ issue: { id: 'x' } }, 'issue.id', 'issue.id must be an ID of digits.'],
    [{ issue: { id: 1, codeName: 'a' } }, 'issue.codeName', 'Use either codeName or id, not both.'],
    [{ issue: ' ' }, 'issue', noIssue],
    [{ issue: "x document.getElementById('a b')" }, 'issue', noIssue],
    [{ issue: "document.getElementById('a') b" }, 'issue', noIssue],
    [
      { ...KEY, other: 1 },
      'other',
      'BG.start has no option other. It has sessionKey, rep, issue, skills, customer, locale, attributes, uiOptions there.',
    ],
    [
      { ...KEY, customer: { x: 1 } },
      'customer.x',
      'BG.start has no option customer.x. It has name, company, company_code, details there.',
    ],
    [
      { ...KEY, customer: { '*': 1 } },
      'customer.*',
      'BG.start has no option customer.*. It has name, company, company_code, details there.',
    ],
    [{ ...KEY, uiOptions: {} }, 'uiOptions', 'uiOptions is for BG.START_TYPE.CHAT only.'],
  ];
  for (const [given, parameter, message] of options) {
    it(`${parameter}: ${JSON.stringify(given)}`, () =>
      refuses(() => startScript('FULL', given), 'BG.start', parameter, message));
  }

  const call = { executable: 'C:\\cb.exe', cbdir: 'C:\\cb' };
  const noPath = 'executable must be a Windows path.';
  const noFolder = 'cbdir (--cbdir, the folder that the Support Button is installed in) must be a Windows path.';
  const buttons: readonly (readonly [object, string, string])[] = [
    [{ executable: 'C:\\x"y"' }, 'executable', noPath],
    [{ executable: '"x"y' }, 'executable', noPath],
    [{ executable: '""' }, 'executable', noPath],
    [{ cbdir: 'a*' }, 'cbdir', noFolder],
    [
      { externalKey: 'a\tb' },
      'externalKey',
      'externalKey must be a single line without tabs: a command line cannot carry anything else.',
    ],
  ];
  for (const [given, parameter, message] of buttons) {
    it(`${parameter}: ${JSON.stringify(given)}`, () =>
      refuses(() => supportButtonCommand({ ...call, ...given }), 'Support Button', parameter, message));
  }
});

describe('the values of a form for start_session', () => {
  it('are described by the kind and the bound of their parameter', () => {
    const mustBe = (name: string, value: string): string | undefined => {
      const parameter = parameterFor(START_PARAMETERS, name);
      const checked = parameter && checkValue(parameter, value);
      assert.ok(checked);
      return 'must' in checked ? checked.must.replace(/^be /, '') : undefined;
    };
    assert.equal(mustBe('platform', 'linux'), 'one of winNT-32, winNT-64');
    assert.equal(mustBe('short_key', '123456'), 'a session key of seven characters');
    for (const [name, value] of [
      ['short_key', 'aB3456z'],
      ['locale', 'es-419'],
      ['locale', 'zh-hans-cn'],
      ['platform', 'winNT-64'],
    ] as const) {
      assert.equal(mustBe(name, value), undefined, value);
    }
    for (const value of ['e', 'engl', 'en-a-b', 'en-us-de-fr', 'xx-!!', 'en-us-']) {
      assert.equal(mustBe('locale', value), 'a locale code such as en-us', value);
    }
    const offset = (value: string) => mustBe('timezone_offset', value) ?? 'fits';
    const bounds = 'a whole number of minutes from -720 to 840';
    assert.deepEqual(['-720', '840', '0'].map(offset), ['fits', 'fits', 'fits']);
    assert.deepEqual(['-721', '841', '1.5', '+5'].map(offset), [bounds, bounds, bounds, bounds]);
  });

  it('are not accepted under other names', () => {
    assert.equal(parameterFor(START_PARAMETERS, 'toString'), undefined);
  });
});

describe('the source text for a page', () => {
  const printed = (options: object) =>
    startScript('FULL', { ...KEY, ...options })
      .split('\n')
      .slice(2, -1);

  it('has each value as its kind, quotes names that need it, and escapes characters that need it', () => {
    assert.deepEqual(printed({ customer: {} }), ['  customer: {}']);
    assert.deepEqual(printed({ skills: ' a, b ' }), ["  skills: ['a', 'b']"]);
    assert.deepEqual(printed({ locale: undefined }), []);
    assert.deepEqual(
      startScript('FULL', { rep: { id: '30', name: '5' } })
        .split('\n')
        .slice(2, 4),
      ['    id: 30,', "    name: '5'"],
    );
    assert.deepEqual(printed({ attributes: { 'a-b': 1, a_1: 2, '1a': 3 } }).slice(1, -1), [
      "    'a-b': 1,",
      '    a_1: 2,',
      "    '1a': 3",
    ]);
    const [name] = printed({ customer: { name: "\\'<\n\t\u009b\u2028" } }).slice(1);
    assert.equal(name, String.raw`    name: '\\\'\x3C\n\t\x9B\u2028'`);
    assert.match(
      startScript('FULL', { issue: ' document.getElementById("form 1") '.replace(' 1', '1') }),
      /\('form1'\)/,
    );
  });

  it('is a button on one line and a page around it, with the default texts', () => {
    const button =
      '<button type="button" onclick="BG.start(BG.START_TYPE.FULL, { sessionKey: \'1234567\', customer: { name: \'a\' } });">Start a session</button>';
    const options = { ...KEY, customer: { name: 'a' } };
    assert.equal(startButton('FULL', options), button);
    assert.equal(
      startPage(SITE, 'FULL', options),
      `<!DOCTYPE html>
<html>
<head>
  <meta charset="utf-8">
  <title>Support</title>
  <script type="text/javascript" src="${SITE}/api/start_session.js"></script>
  <script type="text/javascript">BG.setSite("support.example.com");</script>
</head>
<body>
  ${button}
</body>
</html>
`,
    );
  });

  it('is a link with the default text to the one address of the site', () => {
    const url = `${SITE}/api/start_session?short_key=1234567&amp;customer.name=a%2Ab`;
    const params = { short_key: '1234567', 'customer.name': 'a*b' };
    assert.equal(startSessionLink(`${SITE}//`, params), `<a href="${url}">Start a session</a>`);
  });
});

describe('supportButtonCommand and readRegistryValue', () => {
  const line = (cbdir: string, more: object = {}) =>
    supportButtonCommand({ executable: 'C:\\cb.exe', cbdir, ...more }, 'powershell');

  it('leave a plain folder unchanged, and double all last backslashes of one with spaces, for PowerShell', () => {
    assert.equal(line('C:\\a\\'), "& 'C:\\cb.exe' --cbdir C:\\a\\");
    assert.equal(line('C:\\a b\\\\'), "& 'C:\\cb.exe' --cbdir 'C:\\a b\\\\\\\\'");
    assert.equal(line("C:\\it's\\"), "& 'C:\\cb.exe' --cbdir 'C:\\it''s\\'");
    assert.equal(
      line('C:\\a', { externalKey: 'abc' }),
      "& 'C:\\cb.exe' --cbdir C:\\a --session-value session.custom.external_key 'abc'",
    );
  });

  it('pass no external key if it is empty', () => {
    assert.equal(line('C:\\a', { externalKey: '' }), "& 'C:\\cb.exe' --cbdir C:\\a");
  });

  it('read the registry with any spaces around the paths', () => {
    const button = { executable: 'C:\\cb.exe', cbdir: 'C:\\a' };
    for (const text of [
      ' C:\\cb.exe  --cbdir  C:\\a ',
      '\r\nC:\\cb.exe --cbdir C:\\a   --quiet',
      '" C:\\cb.exe " --cbdir " C:\\a "',
      'C:\\cb.exe --cbdir C:\\a --cbdir C:\\b',
    ]) {
      assert.deepEqual(readRegistryValue(text), button, text);
    }
    for (const text of ['"" --cbdir C:\\a', 'C:\\cb.exe --cbdir ""', ' --cbdir C:\\a', 'C:\\cb.exe --cbdir ']) {
      assert.equal(readRegistryValue(text), undefined, text);
    }
  });
});

describe('externalKeysIn, with another pattern,', () => {
  it('returns no keys that are empty, of white space or too long', () => {
    assert.deepEqual(externalKeysIn('a-b', 'x*'), []);
    assert.deepEqual(externalKeysIn('- -', ' '), []);
    const longest = 'a'.repeat(1024);
    assert.deepEqual(externalKeysIn(`${longest} ${longest}a b`, 'a+|b'), [longest, 'b']);
  });

  it('describes why a pattern cannot be used', () => {
    assert.throws(
      () => externalKeysIn('x', '('),
      (error: Error) => error.cause instanceof SyntaxError,
    );
    assert.throws(
      () => externalKeysIn('a'.repeat(40), '(a+)+b'),
      (error: Error) =>
        error.message === 'The pattern for external keys takes too long. Write it in a simpler way.' &&
        error.cause !== undefined,
    );
  });
});
