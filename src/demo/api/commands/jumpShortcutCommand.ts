import { JUMP_GROUPS, JUMP_POLICIES, JUMPOINTS, SESSION_POLICIES, type Named } from '../../company/jumpShortcuts.ts';
import type { Answer } from '../../http/answer.ts';
import { exactlyOne, Refusal, required } from '../parameters.ts';
import { xmlAnswer } from '../xml.ts';
import type { CommandCall } from './call.ts';

/** The parameters that name the endpoint, one for each kind of shortcut; the first three are local, the others need a Jumpoint. */
const HOSTNAMES = [
  'local_jump_hostname',
  'local_vnc_hostname',
  'rdp_hostname',
  'remote_jump_hostname',
  'remote_vnc_hostname',
  'remote_rdp_hostname',
  'shelljump_hostname',
  'vpro_hostname',
];
const LOCAL = 3;

/** Answers import_jump_shortcut. What it names must have been set up: groups, Jumpoints, policies. */
export function answerImportJumpShortcut({ appliance, parameters }: CommandCall): Answer {
  const hostname = exactlyOne(parameters, HOSTNAMES);
  const needed = ['name', 'group', hostname, ...(HOSTNAMES.indexOf(hostname) < LOCAL ? [] : ['jumpoint'])];
  for (const name of needed) {
    required(parameters, name);
  }
  checkCodeName(parameters, 'group', JUMP_GROUPS);
  checkCodeName(parameters, 'jumpoint', JUMPOINTS);
  checkCodeName(parameters, 'jump_policy', JUMP_POLICIES);
  checkCodeName(parameters, 'session_policy', SESSION_POLICIES);
  const shortcut = Object.fromEntries([...parameters].filter(([name]) => name !== 'action'));
  if (!appliance.jumpShortcuts.add(shortcut, hostname)) {
    throw new Refusal('The Jump Group already has a Jump Item of this name for this endpoint.');
  }
  return xmlAnswer('success', 'Successfully imported Jump Item shortcut');
}

function checkCodeName(parameters: URLSearchParams, name: string, allowed: readonly Named[]): void {
  const codeName = parameters.get(name);
  if (codeName !== null && !allowed.some((one) => one.codeName === codeName)) {
    throw new Refusal(`The parameter ${name} is invalid: ${codeName.slice(0, 64)}.`);
  }
}
