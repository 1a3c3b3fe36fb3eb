import type { Answer } from '../../http/answer.ts';
import type { Appliance } from '../../appliance.ts';
import type { CommandCall } from './commands.ts';
import { ISSUES, TEAMS, type Team } from '../../company/configuration.ts';
import { xmlAnswer, type XmlElement } from '../xml.ts';

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
function waitingFor(team: Team, { participants }: Appliance): number {
  const queueId = participants.roster.queueOf(team.codeName);
  const waiting = [...participants.sessions.active].filter((session) => participants.sessions.isWaiting(session));
  return queueId === participants.roster.generalQueueId
    ? 0
    : waiting.filter((session) => participants.sessions.queueIdOf(session) === queueId).length;
}

function memberElements(team: Team, { participants }: Appliance): XmlElement[] {
  const members = participants.staff.filter(({ teams }) => team.codeName in teams);
  return members.map(({ userId, username, publicName, privateName }) => ({
    '@id': userId,
    username,
    display_name: publicName,
    public_display_name: publicName,
    private_display_name: privateName,
  }));
}
