import type { Appliance } from '../../appliance.ts';
import { ISSUES, TEAMS, type Team } from '../../company/configuration.ts';
import type { Answer } from '../../http/answer.ts';
import type { CommandCall } from './call.ts';
import type { LoggedInRep } from '../../sim/representatives.ts';
import { checkForm, known, required } from '../parameters.ts';
import { xmlAnswer, xmlError, xmlTime, type XmlElement } from '../xml.ts';

/** Answers get_logged_in_reps. */
export function answerLoggedInReps(call: CommandCall): Answer {
  const rep = [...call.appliance.context.representatives.loggedIn.values()].map((loggedIn) =>
    repElement(loggedIn, call),
  );
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
  const since = appliance.model.rows('representative').get(rep.id)?.created_timestamp ?? appliance.model.now();
  return {
    '@id': profile.userId,
    display_name: profile.publicName,
    public_display_name: profile.publicName,
    private_display_name: profile.privateName,
    type: accountType(rep),
    direct_link: `<a href="${startSessionUrl(host, profile.userId)}">Start a session</a>`,
    logged_in_since: xmlTime(since),
    presentation_count: appliance.context.presentations.isPresenting(rep) ? 1 : 0,
    support_session_count: sessions.size,
    showing_on_rep_list: profile.type === 'normal' ? 1 : 0,
  };
}

/** Answers set_rep_status; the state model shows the new status. */
export function answerSetRepStatus({ appliance, parameters }: CommandCall): Answer {
  const { representatives } = appliance.context;
  checkForm(parameters, 'rep_id', /^\d+$/);
  const [userId, codeName] = [required(parameters, 'rep_id'), required(parameters, 'code_name')];
  const rep = known(representatives.loggedIn.get(userId), 'The representative is not logged in.');
  return representatives.setStatus(rep, codeName)
    ? xmlAnswer('success', 'The status was set successfully.')
    : xmlError('The status code name is invalid.');
}

/** Answers get_support_teams. */
export function answerSupportTeams({ appliance, parameters }: CommandCall): Answer {
  const showMembers = parameters.get('showmembers') === '1';
  const support_team = TEAMS.map((team) => ({
    '@id': team.id,
    name: team.name,
    issues: { issue: issueElements(team) },
    support_session_count: waitingFor(team, appliance),
    ...(showMembers && { members: { representative: memberElements(team, appliance) } }),
  }));
  return xmlAnswer('support_teams', { support_team });
}

function issueElements(team: Team): XmlElement[] {
  const issues = ISSUES.filter((issue) => issue.team === team.codeName);
  return issues.map(({ id, title }) => ({ '@id': id, title }));
}

/** How many sessions wait in the team's queue. */
function waitingFor(team: Team, { context }: Appliance): number {
  const queueId = context.representatives.queueOf(team.codeName);
  const waiting = [...context.sessions.active].filter((session) => context.sessions.isWaiting(session));
  return queueId === context.representatives.generalQueueId
    ? 0
    : waiting.filter((session) => context.sessions.queueIdOf(session) === queueId).length;
}

function memberElements(team: Team, { context }: Appliance): XmlElement[] {
  const members = context.staff.filter(({ teams }) => team.codeName in teams);
  return members.map(({ userId, username, publicName, privateName }) => ({
    '@id': userId,
    username,
    display_name: publicName,
    public_display_name: publicName,
    private_display_name: privateName,
  }));
}
