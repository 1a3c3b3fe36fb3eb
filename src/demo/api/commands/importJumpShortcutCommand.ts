import { JUMP_SHORTCUT_KINDS } from '../../../command-api/jumpShortcuts/kinds.ts';
import type { Answer } from '../../http/answer.ts';
import type { CommandCall } from './commands.ts';
import { JUMPOINTS } from './connectedClients.ts';
import { JUMP_GROUPS, JUMP_POLICIES, SESSION_POLICIES, type Named } from '../../company/jumpShortcuts.ts';
import { checkParameters, known, Refusal } from './refusal.ts';
import { xmlAnswer } from '../xml.ts';

/** Answers import_jump_shortcut. What it names must have been set up: groups, Jumpoints, policies. */
export function answerImportJumpShortcut(call: CommandCall): Answer {
  checkParameters('import_jump_shortcut', call);
  const { appliance, parameters } = call;
  checkCodeName(parameters, 'group', JUMP_GROUPS);
  checkCodeName(parameters, 'jumpoint', JUMPOINTS);
  checkCodeName(parameters, 'jump_policy', JUMP_POLICIES);
  checkCodeName(parameters, 'session_policy', SESSION_POLICIES);
  const shortcut = Object.fromEntries([...parameters].filter(([name]) => name !== 'action'));
  const kind = known(
    Object.values(JUMP_SHORTCUT_KINDS).find(({ key }) => parameters.has(key)),
    'The hostname is missing.',
  );
  if (!appliance.jumpShortcuts.add(shortcut, kind.key)) {
    throw new Refusal('The Jump Group already has a Jump Item of this name for this endpoint.');
  }
  return xmlAnswer('success', 'Successfully imported Jump Item shortcut');
}

function checkCodeName(parameters: URLSearchParams, name: string, known: readonly Named[]): void {
  const codeName = parameters.get(name);
  if (codeName !== null && !known.some((one) => one.codeName === codeName)) {
    throw new Refusal(`The parameter ${name} is invalid: ${codeName.slice(0, 64)}.`);
  }
}
