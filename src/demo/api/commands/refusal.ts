import type { ActionName } from '../../../command-api/actions.ts';
import { validateParams } from '../../../command-api/validate.ts';
import { SiteError } from '../../../site/errors.ts';
import { API_VERSION } from './apiInfoCommand.ts';
import type { Answer } from '../../http/answer.ts';
import type { CommandCall } from './commands.ts';
import type { LoggedInRep } from '../../sim/representatives.ts';
import type { SupportSession } from '../../sim/sessions.ts';
import { xmlError } from '../xml.ts';

/** Why a command is not carried out, in words for the one who sent it. */
export class Refusal extends Error {
  override readonly name = 'Refusal';
}

/** Answers with what `answer` gives, or with the refusal that it throws. */
export function orRefusal(answer: (call: CommandCall) => Answer): (call: CommandCall) => Answer {
  return (call) => {
    try {
      return answer(call);
    } catch (error) {
      if (error instanceof Refusal) {
        return xmlError(error.message);
      }
      throw error;
    }
  };
}

/** Checks the parameters against the table of actions. @throws Refusal */
export function checkParameters(action: ActionName, { appliance, parameters }: CommandCall): void {
  const given = [...parameters].filter(([name]) => name !== 'action');
  try {
    validateParams(action, Object.fromEntries(given), { apiVersion: API_VERSION, now: appliance.world.now() });
  } catch (error) {
    throw SiteError.is(error) ? new Refusal(error.message) : error;
  }
}

/** The session in progress that `lsid` names. @throws Refusal */
export function namedSession({ appliance, parameters }: CommandCall): SupportSession {
  const lsid = parameters.get('lsid')?.replaceAll('-', '').toLowerCase();
  return known(
    [...appliance.participants.sessions.active].find((session) => session.lsid === lsid),
    'Invalid lsid.',
  );
}

/** The representative that `rep_id` or `rep_username` names, who must be logged in. @throws Refusal */
export function namedRep({ appliance, parameters }: CommandCall): LoggedInRep {
  const { roster } = appliance.participants;
  const id = parameters.get('rep_id');
  const rep = id === null ? roster.byUsername(parameters.get('rep_username') ?? '') : roster.loggedIn.get(id);
  return known(rep, 'The representative is not logged in.');
}

/** @throws Refusal with `message` for undefined. */
export function known<T>(value: T | undefined, message: string): T {
  if (value === undefined) {
    throw new Refusal(message);
  }
  return value;
}
