import type { Appliance } from '../../appliance.ts';
import type { ApiAccount } from '../../http/accounts.ts';
import type { LoggedInRep } from '../../sim/representatives.ts';
import type { SupportSession } from '../../sim/sessions.ts';
import { exactlyOne, known, Refusal, required } from '../parameters.ts';

/** The API version of the guide, 21.3. */
export const API_VERSION = '1.21.1';

/** What a command is answered from. */
export interface CommandCall {
  readonly appliance: Appliance;
  readonly account: ApiAccount;
  /** The site's own host, with its port. */
  readonly host: string;
  readonly parameters: URLSearchParams;
}

/** The session in progress that `lsid` names. @throws Refusal */
export function namedSession({ appliance, parameters }: CommandCall): SupportSession {
  const lsid = required(parameters, 'lsid').replaceAll('-', '').toLowerCase();
  return known(
    [...appliance.context.sessions.active].find((session) => session.lsid === lsid),
    'Invalid lsid.',
  );
}

/** The representative that `rep_id` or `rep_username` names, who must be logged in. @throws Refusal */
export function namedRep({ appliance, parameters }: CommandCall): LoggedInRep {
  const { representatives } = appliance.context;
  const name = exactlyOne(parameters, ['rep_id', 'rep_username']);
  const value = required(parameters, name);
  const rep = name === 'rep_id' ? representatives.loggedIn.get(value) : representatives.byUsername(value);
  return known(rep, 'The representative is not logged in.');
}

/** The representative of a reference `rep:[id]` or `rep_username:[username]`. @throws Refusal */
export function referredRep({ appliance }: CommandCall, reference: string): LoggedInRep {
  const { representatives } = appliance.context;
  const [, kind, name = ''] = /^(rep|rep_username):(.*)$/s.exec(reference) ?? [];
  if (kind === undefined) {
    throw new Refusal('A representative is referred to as rep:[id] or rep_username:[username].');
  }
  const rep = kind === 'rep' ? representatives.loggedIn.get(name) : representatives.byUsername(name);
  return known(rep, 'The representative is not logged in.');
}
