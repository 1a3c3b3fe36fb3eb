import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { describeAction } from '../../../../src/command-api/actions.ts';
import { variantSince } from '../../../../src/command-api/actions/action.ts';
import {
  JUMP_SHORTCUT_KINDS,
  KIND_NAMES,
  type JumpShortcutKind,
} from '../../../../src/command-api/jumpShortcuts/kinds.ts';
import type { Parameters, Variant } from '../../../../src/schema/parameters.ts';
import { validateParams } from '../../../../src/command-api/validate.ts';
import { SiteError } from '../../../../src/site/errors.ts';

/** The required parameters by kind, from the guide's tables. */
const REQUIRED: Readonly<Record<JumpShortcutKind, string>> = {
  local_jump: 'name local_jump_hostname group',
  remote_jump: 'name remote_jump_hostname jumpoint group',
  remote_vnc: 'remote_vnc_hostname jumpoint name group',
  local_vnc: 'name group local_vnc_hostname',
  remote_rdp: 'name remote_rdp_hostname jumpoint group',
  local_rdp: 'name rdp_hostname group',
  shell_jump: 'name shelljump_hostname jumpoint protocol group',
  vpro: 'name vpro_hostname jumpoint group',
};
/** The optional ones. */
const OPTIONAL: Readonly<Record<JumpShortcutKind, string>> = {
  local_jump: 'tag comments jump_policy session_policy public_portal',
  remote_jump: 'tag comments jump_policy session_policy public_portal',
  remote_vnc: 'port tag comments jump_policy public_portal',
  local_vnc: 'tag comments jump_policy public_portal',
  remote_rdp:
    'rdp_username domain display_size quality console ignore_untrusted tag comments jump_policy public_portal session_policy',
  local_rdp:
    'jumpoint rdp_username domain display_size quality console ignore_untrusted tag comments jump_policy public_portal session_policy',
  shell_jump: 'shelljump_username port terminal keep_alive tag comments jump_policy public_portal session_policy',
  vpro: 'tag comments jump_policy public_portal session_policy',
};

const sorted = (words: string): string[] => words.split(' ').sort();

function least(kind: JumpShortcutKind): Record<string, string> {
  return Object.fromEntries(sorted(REQUIRED[kind]).map((name) => [name, name === 'protocol' ? 'ssh' : 'x']));
}

function refuses(params: object, parameter: string, message: RegExp): void {
  assert.throws(
    () => validateParams('import_jump_shortcut', params),
    (error) => {
      assert.ok(SiteError.is(error, 'invalid-parameter'));
      assert.equal(error.details.parameter, parameter);
      assert.match(error.message, message);
      return true;
    },
  );
}

describe('the kinds of Jump shortcuts', () => {
  for (const kind of KIND_NAMES) {
    const { parameters, key } = JUMP_SHORTCUT_KINDS[kind];

    it(`have the guide’s parameters for ${kind}`, () => {
      const entries = Object.entries(parameters as Parameters);
      const names = (required: boolean) =>
        entries.filter(([, parameter]) => (parameter.required ?? false) === required).map(([name]) => name);
      assert.deepEqual(names(true).sort(), sorted(REQUIRED[kind]));
      assert.deepEqual(names(false).sort(), sorted(OPTIONAL[kind]));
    });

    it(`require everything that ${kind} needs, and no parameter of another kind`, () => {
      assert.equal(validateParams('import_jump_shortcut', least(kind)).length, sorted(REQUIRED[kind]).length);
      for (const name of sorted(REQUIRED[kind]).filter((required) => required !== key)) {
        refuses({ ...least(kind), [name]: undefined }, name, new RegExp(`needs ${name}`));
      }
      const all = Object.keys(describeAction('import_jump_shortcut').parameters);
      const foreign = all.filter((name) => !Object.hasOwn(parameters, name) && !name.endsWith('_hostname'));
      for (const name of foreign) {
        refuses({ ...least(kind), [name]: '1' }, name, /has no parameter/);
      }
    });

    it(`limit names and hostnames of ${kind} to 128 and labels to 1024 characters`, () => {
      for (const [name, most] of [
        ['name', 128],
        [key, 128],
        ['tag', 1024],
        ['comments', 1024],
      ] as const) {
        const text = 'é'.repeat(most);
        assert.ok(validateParams('import_jump_shortcut', { ...least(kind), [name]: text }));
        refuses({ ...least(kind), [name]: `${text}é` }, name, new RegExp(`at most ${most} characters`));
      }
    });
  }

  it('are determined by exactly one hostname parameter', () => {
    refuses(
      { name: 'x', group: 'g' },
      KIND_NAMES.map((kind) => JUMP_SHORTCUT_KINDS[kind].key)
        .join()
        .slice(0, 80) + '…',
      /exactly one of local_jump_hostname, /,
    );
    assert.throws(
      () => validateParams('import_jump_shortcut', { ...least('local_jump'), vpro_hostname: 'y' }),
      /exactly one of/,
    );
  });

  it('have ports from 100 for VNC and from 1 for Shell Jump', () => {
    const ports = (kind: JumpShortcutKind, port: number) => ({ ...least(kind), port });
    for (const [kind, min] of [
      ['remote_vnc', 100],
      ['shell_jump', 1],
    ] as const) {
      assert.ok(validateParams('import_jump_shortcut', ports(kind, min)));
      assert.ok(validateParams('import_jump_shortcut', ports(kind, 65_535)));
      refuses(ports(kind, min - 1), 'port', new RegExp(`from ${min} to 65535`));
      refuses(ports(kind, 65_536), 'port', /to 65535/);
    }
  });

  it('limit a Shell Jump’s protocol, terminal and keep-alive to the guide’s values', () => {
    const shell = (params: object) =>
      Object.fromEntries(validateParams('import_jump_shortcut', { ...least('shell_jump'), ...params }));
    assert.equal(shell({ terminal: 'vt100' })['terminal'], 'VT100');
    assert.equal(shell({ protocol: 'telnet', keep_alive: 0 })['keep_alive'], '0');
    assert.equal(shell({ keep_alive: '300' })['keep_alive'], '300');
    refuses({ ...least('shell_jump'), keep_alive: 301 }, 'keep_alive', /from 0 to 300/);
    refuses({ ...least('shell_jump'), protocol: 'rlogin' }, 'protocol', /one of ssh, telnet/);
    refuses({ ...least('shell_jump'), terminal: 'ansi' }, 'terminal', /one of xterm, VT100/);
  });

  it('limit a desktop’s size, quality and flags to the guide’s values', () => {
    for (const kind of ['local_rdp', 'remote_rdp'] as const) {
      for (const display_size of ['primary', 'all', '640x480', '1280x720']) {
        assert.ok(validateParams('import_jump_shortcut', { ...least(kind), display_size }));
      }
      for (const display_size of ['big', '640', '0x480', '640X480', '640x480x32']) {
        refuses({ ...least(kind), display_size }, 'display_size', /one of primary, all, or width x height/);
      }
      refuses({ ...least(kind), quality: 'best' }, 'quality', /black_white, few_colors, more_colors, full_colors/);
      const flags = validateParams('import_jump_shortcut', { ...least(kind), console: false, ignore_untrusted: '1' });
      assert.deepEqual(Object.fromEntries(flags), { ...least(kind), console: '0', ignore_untrusted: '1' });
    }
  });
});

describe('the kinds of Jump shortcuts that an older site lacks', () => {
  const row = { name: 'Till', group: 'shops', jumpoint: 'London' };

  it('are those of VNC before API version 1.16.0', () => {
    const kinds: readonly Variant[] = Object.values(JUMP_SHORTCUT_KINDS);
    const later = kinds.flatMap((kind) => (variantSince(kind) === undefined ? [] : [kind.key, variantSince(kind)]));
    assert.deepEqual(later, ['local_vnc_hostname', '1.16.0', 'remote_vnc_hostname', '1.16.0']);
  });

  it('are rejected before they are sent, and accepted if the version has them or is unknown', () => {
    const check = (apiVersion?: string) => () =>
      validateParams(
        'import_jump_shortcut',
        { ...row, remote_vnc_hostname: 'till-3' },
        apiVersion ? { apiVersion } : {},
      );
    assert.throws(
      check('1.15.1'),
      /^SiteError: remote_vnc_hostname needs API version 1\.16\.0 or later; the site has 1\.15\.1\.$/,
    );
    [check('1.16.0'), check('1.21.1'), check()].forEach((allowed) => assert.doesNotThrow(allowed));
  });
});
