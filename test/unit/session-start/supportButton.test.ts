import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { describe, it } from 'mocha';
import { supportButtonCommand } from '../../../src/session-start/supportButton.ts';
import { quotedArgument } from '../../../src/session-start/windowsCommandLines.ts';

const FOLDER = 'C:\\Users\\admin\\AppData\\Local\\bomgar-scc-cb\\support.example.com\\';
const PROGRAM = `${FOLDER}bomgar-cb-w0dc30ji8hz65yji8hz65yji8hz65yc40ic90.exe`;
const SPACED = 'C:\\Program Files\\Bomgar & Co\\';

/** The words of a PowerShell command line: bare ones, and those in single quotes. */
function powershellWords(line: string): string[] {
  return Array.from(line.matchAll(/'((?:[^'\u2018-\u201b]|['\u2018-\u201b]{2})*)'|(\S+)/g), ([, quoted, bare]) =>
    quoted === undefined ? (bare ?? '') : quoted.replace(/(['\u2018-\u201b])\1/g, '$1'),
  );
}

/** Joins arguments for a program like Windows PowerShell 5.1: quotes around spaces, and nothing escaped. */
const joinedBy5 = (words: readonly string[]) => words.map((word) => (/\s/.test(word) ? `"${word}"` : word)).join(' ');
/** Joins arguments for a program like PowerShell 7.3 and later. */
const joinedBy7 = (words: readonly string[]) =>
  words.map((word) => (/[\s"]/.test(word) ? quotedArgument(word) : word)).join(' ');
/** Returns the text that cmd passes on from a line without variables: without carets outside of quotes. */
function afterCmd(line: string): string {
  let quoted = false;
  return line.replace(/\^(.)|"|[&|<>()]/gs, (piece, escaped: string | undefined) => {
    if (piece === '"') {
      quoted = !quoted;
      return piece;
    }
    if (quoted) {
      return piece;
    }
    assert.ok(escaped !== undefined, `cmd would act on ${piece} in ${line}`);
    return escaped;
  });
}

/** Takes a command line apart as Windows programs do (CommandLineToArgvW): double quotes, and backslashes before them. */
function splitArguments(line: string): string[] {
  const list: string[] = [];
  let current: string | undefined;
  let quoted = false;
  for (const [piece] of line.matchAll(/\\+"?|"|[^\\"]/g)) {
    if (piece.startsWith('\\')) {
      const slashes = piece.length - Number(piece.endsWith('"'));
      const literal = piece.endsWith('"') ? '\\'.repeat(slashes / 2) : piece;
      const escaped = piece.endsWith('"') && slashes % 2 === 1;
      current = (current ?? '') + literal + (escaped ? '"' : '');
      quoted = piece.endsWith('"') && !escaped ? !quoted : quoted;
    } else if (piece === '"') {
      quoted = !quoted;
      current ??= '';
    } else if (!quoted && /\s/.test(piece)) {
      list.push(...(current === undefined ? [] : [current]));
      current = undefined;
    } else {
      current = (current ?? '') + piece;
    }
  }
  return current === undefined ? list : [...list, current];
}

describe('supportButtonCommand', () => {
  it('returns the guide’s example byte for byte', () => {
    assert.equal(
      supportButtonCommand({
        executable: PROGRAM,
        cbdir: FOLDER,
        externalKey: 'abc123',
        issueCodeName: 'install_update',
        presentFrontEndSurvey: true,
      }),
      `${PROGRAM} --cbdir ${FOLDER} --session-value session.custom.external_key "abc123" --issue-code-name install_update --present-front-end-survey`,
    );
  });

  it('quotes paths with spaces, and doubles a last backslash, for cmd and PowerShell', () => {
    const call = { executable: `"${SPACED}cb.exe"`, cbdir: SPACED, externalKey: "it's" };
    assert.equal(
      supportButtonCommand(call),
      `"${SPACED}cb.exe" --cbdir "${SPACED}\\" --session-value session.custom.external_key "it's"`,
    );
    assert.equal(
      supportButtonCommand(call, 'powershell'),
      `& '${SPACED}cb.exe' --cbdir '${SPACED}\\' --session-value session.custom.external_key 'it''s'`,
    );
  });

  const keys = fc
    .string({ unit: fc.constantFrom(...Array.from('ab \\"%^&|<>()!$`;\'’,=é')), minLength: 1, maxLength: 30 })
    .filter((text) => text.trim() !== '');
  const paths = fc.constantFrom(FOLDER, SPACED, 'D:\\a(b)^c\\x', 'C:\\it’s\\', "C:\\o'neil\\cb 1");
  const words = (cbdir: string, key: string) => [
    '--cbdir',
    cbdir,
    '--session-value',
    'session.custom.external_key',
    key,
  ];

  it('passes every external key through cmd unchanged', () => {
    fc.assert(
      fc.property(paths, keys, (cbdir, externalKey) => {
        const line = supportButtonCommand({ executable: PROGRAM, cbdir, externalKey }, 'cmd');
        assert.deepEqual(splitArguments(afterCmd(line)), [PROGRAM, ...words(cbdir, externalKey)]);
        // A percent sign must not find its partner without a caret between.
        assert.doesNotMatch(line, /%[^^%]*%/);
      }),
    );
  });

  it('passes every external key through both PowerShells unchanged', () => {
    fc.assert(
      fc.property(paths, keys, (cbdir, externalKey) => {
        const line = supportButtonCommand({ executable: PROGRAM, cbdir, externalKey }, 'powershell');
        const parts = powershellWords(line);
        const joined =
          parts[0] === 'Start-Process' ? [parts[4] ?? ''] : [joinedBy5(parts.slice(2)), joinedBy7(parts.slice(2))];
        for (const text of joined) {
          const [option, folder, ...rest] = splitArguments(text);
          assert.deepEqual([option, folder?.replace(/\\\\$/, '\\'), ...rest], words(cbdir, externalKey));
        }
      }),
    );
  });

  it('passes a key with a last backslash to PowerShell as a single text that both versions leave unchanged', () => {
    assert.equal(
      supportButtonCommand({ executable: 'C:\\cb.exe', cbdir: 'C:\\cb', externalKey: 'a b\\' }, 'powershell'),
      `Start-Process -FilePath 'C:\\cb.exe' -ArgumentList '--cbdir "C:\\cb" --session-value session.custom.external_key "a b\\\\"'`,
    );
  });

  it('rejects invalid paths and keys, and several lines', () => {
    const call = { executable: PROGRAM, cbdir: FOLDER };
    assert.throws(() => supportButtonCommand({ ...call, cbdir: ' ' }), /--cbdir/);
    assert.throws(() => supportButtonCommand({ ...call, executable: 'a"b' }), /executable must be a Windows path/);
    assert.throws(() => supportButtonCommand({ ...call, externalKey: 'a\nb' }), /externalKey must be a single line/);
    assert.throws(() => supportButtonCommand({ ...call, externalKey: 'x'.repeat(1025) }), /externalKey must be .*1024/);
    assert.throws(() => supportButtonCommand({ ...call, issueCodeName: '' }), /issueCodeName must be/);
    const longest = `C:\\${'x'.repeat(32_764)}`;
    assert.doesNotThrow(() => supportButtonCommand({ ...call, cbdir: longest }));
    assert.throws(() => supportButtonCommand({ ...call, cbdir: `${longest}x` }), /cbdir .* must be a Windows path/);
  });
});

describe('quotedArgument', () => {
  it('is reversed by splitArguments, the rules of Windows programs', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: fc.constantFrom('a', ' ', '\\', '"'), maxLength: 8 })), (list) => {
        assert.deepEqual(splitArguments(list.map(quotedArgument).join(' ')), list);
      }),
    );
  });
});
