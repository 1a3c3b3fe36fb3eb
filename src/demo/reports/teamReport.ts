import { append } from '../../base/lists.ts';
import { loginsAndChat, type Login } from './logins.ts';
import type { HistoryEvent } from '../sim/history.ts';
import { memberData, SYSTEM, type Party } from './sessionRecord.ts';
import { TEAMS, type Team } from '../company/configuration.ts';
import type { XmlElement } from '../api/xml.ts';
import { bodyElement, dataElement, partyElement } from './eventXml.ts';
import { machineElements, nameElements } from './peopleXml.ts';
import { askedPeriod, type AskedPeriod } from './reportQuery.ts';
import { reportTime, type ReportList } from './reportXml.ts';
import type { ReportSource } from './sessionReports.ts';

/** SupportTeam: activity is what happens, and has begun and ended when it happens. */
export function teamReport(source: ReportSource): ReportList {
  const { siteHistory, parameters } = source;
  const period = askedPeriod(parameters, siteHistory) ?? { from: 0, to: 0, byEnd: false };
  const head = {
    start_time: reportTime(period.from, siteHistory.time),
    end_time: reportTime(period.to, siteHistory.time),
  };
  return { root: 'team_activity_list', subject: 'team activity data', head, portions: portions(source, period) };
}

type Portion = (readonly [string, XmlElement])[];

interface TeamEvent {
  readonly at: number;
  readonly element: XmlElement;
}

function* portions({ siteHistory, parameters }: ReportSource, period: AskedPeriod): Generator<Portion, void, void> {
  const logins: Login[] = [];
  const chat: HistoryEvent[] = [];
  for (const day of loginsAndChat(siteHistory, period)) {
    append(logins, day.logins);
    append(chat, day.chat);
    yield [];
  }
  const moves: QueueMove[] = [];
  for (const histories of siteHistory.histories(period)) {
    append(
      moves,
      histories.flatMap((history) => movesOf(history, period)),
    );
    yield [];
  }
  const id = parameters.get('team_id');
  for (const team of TEAMS.filter((one) => id === null || one.id === id)) {
    const activity = activityOf(team, { logins, chat, moves }, period);
    yield activity ? [['team_activity', activity]] : [];
  }
}

interface QueueMove {
  readonly at: number;
  readonly teamId: string;
  readonly isArrival: boolean;
  readonly lsid: string;
  readonly customer: string;
}

function movesOf(history: readonly HistoryEvent[], { from, to }: AskedPeriod): QueueMove[] {
  const begun = history.find((event) => event.kind === 'sessionStarted');
  const customer = begun ? begun.customerName || begun.hostname : '';
  return history.flatMap((event) => {
    const isMove = event.kind === 'queueEntered' || event.kind === 'queueLeft';
    return isMove && event.teamId !== undefined && event.at >= from && event.at < to
      ? [{ at: event.at, teamId: event.teamId, isArrival: event.kind === 'queueEntered', lsid: event.lsid, customer }]
      : [];
  });
}

interface Activity {
  readonly logins: readonly Login[];
  readonly chat: readonly HistoryEvent[];
  readonly moves: readonly QueueMove[];
}

function activityOf(team: Team, activity: Activity, period: AskedPeriod): XmlElement | undefined {
  const members = activity.logins.filter(({ profile }) => team.codeName in profile.teams);
  const events = [
    ...members.flatMap((member) => comings(member, period)),
    ...activity.moves.filter(({ teamId }) => teamId === team.id).map(moveEvent),
    ...activity.chat.flatMap((event) => chatEvent(event, team, members)),
  ].sort((one, other) => one.at - other.at);
  const already = members.filter(({ from }) => from < period.from);
  return events.length === 0
    ? undefined
    : {
        '@id': team.id,
        '@name': team.name,
        logged_in_representatives: { representative: already.map(loggedInElement) },
        events: { event: events.map(({ element }) => element) },
      };
}

function loggedInElement({ profile, gsnumber }: Login): XmlElement {
  const { public_ip = '', private_ip = '' } = machineElements(profile.userId);
  return { '@gsnumber': gsnumber, '@id': profile.userId, ...nameElements({ profile }), public_ip, private_ip };
}

function comings(member: Login, { from, to }: AskedPeriod): TeamEvent[] {
  const by = partyOf(member);
  const came = event(member.from, 'Conference Member Added', by, dataElement(memberData(member.profile)));
  const went = event(member.to, 'Conference Member Departed', by);
  return [came, went].filter(({ at }) => at >= from && at < to);
}

function moveEvent({ at, isArrival, lsid, customer }: QueueMove): TeamEvent {
  const type = isArrival ? 'Session Transferred to Queue' : 'Session Transferred Away from Queue';
  return event(at, type, SYSTEM, dataElement({ lsid, customer_name: customer }));
}

function chatEvent(line: HistoryEvent, team: Team, members: readonly Login[]): TeamEvent[] {
  if (line.kind !== 'chat' || line.teamId !== team.id) {
    return [];
  }
  const there = (userId: string) =>
    members.find(({ profile, from, to }) => profile.userId === userId && from <= line.at && to > line.at);
  const sender = line.from.type === 'representative' ? there(line.from.userId) : undefined;
  const receiver = line.to === undefined ? undefined : there(line.to);
  const destination = receiver && { '@gsnumber': receiver.gsnumber, '#text': receiver.profile.privateName };
  const rest = {
    ...(destination && { destinations: { destination: [destination] } }),
    ...bodyElement(line.body),
  };
  const account = line.apiAccount === undefined ? {} : { '@api_account': line.apiAccount };
  return [event(line.at, 'Chat Message', sender ? partyOf(sender) : SYSTEM, rest, account)];
}

function partyOf({ profile, gsnumber }: Login): Party {
  return { type: 'representative', gsnumber, name: profile.privateName };
}

function event(at: number, type: string, by: Party, rest: XmlElement = {}, attributes: XmlElement = {}): TeamEvent {
  return {
    at,
    element: { '@timestamp': at, '@event_type': type, ...attributes, performed_by: partyElement(by), ...rest },
  };
}
