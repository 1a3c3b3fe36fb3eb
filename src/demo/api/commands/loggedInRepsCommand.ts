import type { Answer } from '../../http/answer.ts';
import type { CommandCall } from './commands.ts';
import type { LoggedInRep } from '../../sim/representatives.ts';
import { xmlAnswer, xmlTime, type XmlElement } from '../xml.ts';

/** Answers get_logged_in_reps. */
export function answerLoggedInReps(call: CommandCall): Answer {
  const rep = [...call.appliance.participants.roster.loggedIn.values()].map((loggedIn) => repElement(loggedIn, call));
  return xmlAnswer('logged_in_reps', { rep });
}

/** The page on which customers start a session with a representative. */
export function startSessionUrl(host: string, userId: string): string {
  return `http://${host}/api/start_session?id=${userId}`;
}

/** What each kind of account is called in the command API. */
export function accountType(rep: LoggedInRep): string {
  return rep.profile.type === 'invited' ? 'Invited' : 'Normal';
}

function repElement(rep: LoggedInRep, { appliance, host }: CommandCall): XmlElement {
  const { profile, sessions } = rep;
  const since = appliance.world.rows('representative').get(rep.id)?.created_timestamp ?? appliance.world.now();
  return {
    '@id': profile.userId,
    display_name: profile.publicName,
    public_display_name: profile.publicName,
    private_display_name: profile.privateName,
    type: accountType(rep),
    direct_link: `<a href="${startSessionUrl(host, profile.userId)}">Start a session</a>`,
    logged_in_since: xmlTime(since),
    presentation_count: appliance.participants.presentations.isPresenting(rep) ? 1 : 0,
    support_session_count: sessions.size,
    showing_on_rep_list: profile.type === 'normal' ? 1 : 0,
  };
}
