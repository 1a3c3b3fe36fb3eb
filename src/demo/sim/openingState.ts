import { customerArrival, repArrival } from './arrivals.ts';
import type { SimulationContext } from './simulationContext.ts';
import type { LoggedInRep, Presence } from './representatives.ts';
import type { Presentation } from './presentations.ts';
import type { Arrival, SupportSession } from './sessions.ts';
import { CUSTOMER_APPROACHES, ISSUES, PRESENTATIONS, REP_APPROACHES, type Approach } from '../company/configuration.ts';

/** How much goes on when the demo opens. */
export interface Population {
  /** Everybody employed; 14 by default. */
  readonly reps: number;
  /** How many of them are logged in; 9 by default. */
  readonly loggedIn: number;
  /** Sessions that somebody works in; 11 by default. */
  readonly sessions: number;
  /** Sessions that wait in a queue; 4 by default. */
  readonly waiting: number;
}

/** A small company in the middle of a working day. */
export const USUAL_POPULATION: Population = { reps: 14, loggedIn: 9, sessions: 11, waiting: 4 };

/** What the opening scene consists of. */
export interface OpeningState {
  readonly inProgress: readonly SupportSession[];
  /** The first one has waited longest. */
  readonly waiting: readonly SupportSession[];
  readonly presentation: Presentation;
}

const MINUTE = 60;
/** One for each start method of the guide. */
const IN_PROGRESS_APPROACHES: readonly Approach[] = [...CUSTOMER_APPROACHES.slice(0, 3), ...REP_APPROACHES];
/** By the order in which the representatives log in; who is not named is available. */
const OPENING_PRESENCE: readonly Partial<Presence>[] = [{}, { busy: true }, { enabled: false }, { idle: true }];
const WAITING_TEAMS = ['network', 'hardware', 'accounts', undefined];
const WAITING_MINUTES = [14, 3, 6, 1];

/** Fills a site that has just started: people logged in, sessions of all kinds and ages, customers waiting, a presentation. */
export function openDay(context: SimulationContext, population: Population): OpeningState {
  const reps = logInReps(context, population.loggedIn);
  const [own, ...others] = reps;
  if (!own || others.length === 0) {
    throw new RangeError('The demo needs at least two representatives who are logged in.');
  }
  const owners = others.filter(({ presence }) => !presence.idle);
  const inProgress = Array.from({ length: population.sessions }, (_, index) => {
    const owner = index === 0 ? own : (owners[(index - 1) % owners.length] ?? own);
    return openSession(context, owner, index, population.sessions);
  });
  addVariety(context, inProgress, others);
  const waiting = Array.from({ length: population.waiting }, (_, index) => openWaiting(context, index));
  return { inProgress, waiting, presentation: openPresentation(context, others.at(-1) ?? own) };
}

function logInReps(context: SimulationContext, count: number): LoggedInRep[] {
  const { random, representatives, staff, model } = context;
  return staff.slice(0, count).map((profile, index) => {
    const at = model.now() - random.integer(95, 420) * MINUTE;
    const presence = { idle: false, busy: false, enabled: true, ...OPENING_PRESENCE[index] };
    return representatives.logIn(profile, at, presence);
  });
}

/** The first session is the own representative's; ages fall from 90 minutes to one. */
function openSession(context: SimulationContext, owner: LoggedInRep, index: number, count: number): SupportSession {
  const { sessions, model } = context;
  const age = Math.round((90 - (89 * index) / Math.max(1, count - 1)) * MINUTE);
  const at = model.now() - age;
  const approach = IN_PROGRESS_APPROACHES[index % IN_PROGRESS_APPROACHES.length];
  const byCustomer = CUSTOMER_APPROACHES.some((known) => known === approach);
  const arrival = byCustomer ? customerArrival(context, at, approach) : repArrival(context, owner, at, approach);
  const session = sessions.start(index === 0 ? { ...arrival, ...printerIssue(context) } : arrival);
  const wait = byCustomer ? Math.min(context.random.integer(20, 240), Math.floor(age / 2)) : 0;
  sessions.pickUp(session, owner, at + wait);
  return session;
}

function printerIssue({ representatives }: SimulationContext): Partial<Arrival> {
  const issue = ISSUES.find(({ codeName }) => codeName === 'printer_on_fire');
  return {
    customer: ['Bob', 'Société Générale', 'SOCGEN'],
    issue,
    description: issue?.texts[0] ?? '',
    queueId: representatives.queueOf(issue?.team),
    priority: 1,
  };
}

/** A colleague has joined one session, and one customer has just left. */
function addVariety(
  { sessions, model }: SimulationContext,
  inProgress: readonly SupportSession[],
  others: readonly LoggedInRep[],
): void {
  const [second, third] = inProgress.slice(1);
  const colleague = others.find((rep) => !second?.reps.has(rep));
  if (second && colleague) {
    sessions.join(second, colleague, model.now() - 5 * MINUTE);
  }
  if (third) {
    sessions.customerLeaves(third);
  }
}

function openWaiting(context: SimulationContext, index: number): SupportSession {
  const { random, representatives, sessions, model } = context;
  const minutes = WAITING_MINUTES[index] ?? random.integer(1, 9);
  const at = model.now() - minutes * MINUTE - random.integer(0, 50);
  const team = WAITING_TEAMS[index % WAITING_TEAMS.length];
  const issue = random.pick(ISSUES.filter((known) => known.team === team));
  const approach = CUSTOMER_APPROACHES[(index + 1) % CUSTOMER_APPROACHES.length];
  const arrival = customerArrival(context, at, approach);
  const description = random.pick(issue.texts);
  return sessions.start({ ...arrival, issue, description, queueId: representatives.queueOf(team) });
}

function openPresentation({ presentations, model }: SimulationContext, presenter: LoggedInRep): Presentation {
  const presentation = presentations.start(PRESENTATIONS[0], presenter, model.now() - 12 * MINUTE);
  for (const [index, name] of ['Åse Bjørnstad', '田中 太郎', '<b>Kim</b>'].entries()) {
    const at = model.now() - (10 - index * 3) * MINUTE;
    presentations.admit(presentation, presentations.invite(presentation, name, at), at);
  }
  return presentation;
}
