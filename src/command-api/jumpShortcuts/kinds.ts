import type { Variant } from '../../schema/parameters.ts';
import { COMMON, DESKTOP, HOSTNAME, JUMPOINT, LABELS, SESSION_POLICY } from './parameters.ts';

/** VNC Jump Items need a newer site (guide: API Change Log). */
const VNC_HOSTNAME = { ...HOSTNAME, since: '1.16.0' } as const;

/**
 * The eight kinds of Jump shortcuts with their parameters (guide: import_jump_shortcut). The hostname parameter
 * determines the kind.
 */
export const JUMP_SHORTCUT_KINDS = {
  local_jump: {
    title: 'Local Jump',
    key: 'local_jump_hostname',
    parameters: { ...COMMON, local_jump_hostname: HOSTNAME, ...LABELS, ...SESSION_POLICY },
  },
  remote_jump: {
    title: 'Remote Jump',
    key: 'remote_jump_hostname',
    parameters: { ...COMMON, remote_jump_hostname: HOSTNAME, ...JUMPOINT, ...LABELS, ...SESSION_POLICY },
  },
  local_vnc: {
    title: 'Local VNC',
    key: 'local_vnc_hostname',
    parameters: { ...COMMON, local_vnc_hostname: VNC_HOSTNAME, ...LABELS },
  },
  remote_vnc: {
    title: 'Remote VNC',
    key: 'remote_vnc_hostname',
    parameters: {
      ...COMMON,
      remote_vnc_hostname: VNC_HOSTNAME,
      ...JUMPOINT,
      port: { kind: 'integer', min: 100, max: 65_535, description: 'The port; 5900 when left out.' },
      ...LABELS,
    },
  },
  local_rdp: {
    title: 'Local Remote Desktop Protocol',
    key: 'rdp_hostname',
    parameters: {
      ...COMMON,
      rdp_hostname: HOSTNAME,
      // Missing in the guide's table, but in its examples: older sites identify the remote kind by it.
      jumpoint: { kind: 'text', description: 'Only for older sites, where it makes this a remote one.' },
      ...DESKTOP,
      ...LABELS,
      ...SESSION_POLICY,
    },
  },
  remote_rdp: {
    title: 'Remote Desktop Protocol',
    key: 'remote_rdp_hostname',
    parameters: {
      ...COMMON,
      remote_rdp_hostname: HOSTNAME,
      ...JUMPOINT,
      ...DESKTOP,
      ...LABELS,
      ...SESSION_POLICY,
    },
  },
  shell_jump: {
    title: 'Shell Jump',
    key: 'shelljump_hostname',
    parameters: {
      ...COMMON,
      shelljump_hostname: HOSTNAME,
      ...JUMPOINT,
      protocol: { kind: 'choice', values: ['ssh', 'telnet'], required: true, description: 'ssh or telnet.' },
      shelljump_username: { kind: 'text', description: 'The username to sign in as.' },
      port: {
        kind: 'integer',
        min: 1,
        max: 65_535,
        description: 'The port; 22 for ssh and 23 for telnet when left out.',
      },
      terminal: { kind: 'choice', values: ['xterm', 'VT100'], description: 'The terminal; xterm when left out.' },
      keep_alive: {
        kind: 'integer',
        min: 0,
        max: 300,
        description: 'Seconds between packets that keep an idle session alive; 0, the default, sends none.',
      },
      ...LABELS,
      ...SESSION_POLICY,
    },
  },
  vpro: {
    title: 'Intel vPro',
    key: 'vpro_hostname',
    parameters: { ...COMMON, vpro_hostname: HOSTNAME, ...JUMPOINT, ...LABELS, ...SESSION_POLICY },
  },
} as const satisfies Record<string, Variant>;

/** The name of a kind of Jump shortcut. */
export type JumpShortcutKind = keyof typeof JUMP_SHORTCUT_KINDS;

/** All kinds by name, for code that goes through them. */
export const KIND_NAMES = Object.keys(JUMP_SHORTCUT_KINDS) as readonly JumpShortcutKind[];
