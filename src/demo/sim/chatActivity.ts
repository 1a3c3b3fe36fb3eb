import type { Participants } from './simulationContext.ts';
import type { Actor, Happening } from './history.ts';
import { scriptSession, type Planned } from './sessionPlan.ts';
import { actorOf, type SupportSession } from './sessions.ts';
import { surveyAnswers } from '../company/surveys.ts';
import { TEAM_TALK, TEAMS } from '../company/configuration.ts';

/** In a world with more sessions than this, made to measure with, nobody talks. */
const MOST_SESSIONS = 200;

/** What people in the live world say and do in their sessions, which only the history tells. */
export class LiveTalk {
  readonly #participants: Participants;

  constructor(participants: Participants) {
    this.#participants = participants;
  }

  /** Plays a session that somebody works in for `seconds` from now; what has happened before is told at once. */
  play(session: SupportSession, seconds: number): void {
    const { history, sessions, talk, world } = this.#participants;
    if (sessions.active.size > MOST_SESSIONS) {
      return;
    }
    const told = history.ofSession(session.lsid);
    const begun = told.find((event) => event.kind === 'sessionStarted');
    const joined = told.findLast((event) => event.kind === 'repJoined' && event.userId === ownerOf(session)?.userId);
    const rep = ownerOf(session);
    if (!begun || !joined || !rep) {
      return;
    }
    const key = told.findLast((event) => event.kind === 'attributeSet' && event.codeName === 'external_key');
    const setting = {
      customerName: begun.customerName,
      description: begun.description,
      clientType: begun.clientType,
      machine: begun,
      rep,
      externalKey: key?.kind === 'attributeSet' ? key.value : '',
      seconds: Math.max(30, world.now() - joined.at + seconds),
    };
    const planned = scriptSession(setting, talk).map(({ after, happening }) => ({
      after: joined.at + after,
      happening,
    }));
    const past = planned.filter(({ after }) => after <= world.now());
    for (const { after, happening } of past) {
      sessions.tell(session, happening, after);
    }
    this.#goOn(session, planned.slice(past.length));
  }

  /** A colleague who has come along is told in private what it is about. */
  brief(session: SupportSession, colleague: { readonly profile: { readonly userId: string } }): void {
    const from = ownerOf(session);
    if (from && from.userId !== colleague.profile.userId) {
      const body = this.#participants.talk.pick(BRIEFINGS);
      this.#participants.sessions.tell(session, { kind: 'chat', from, to: colleague.profile.userId, body });
    }
  }

  /** Some fill in a survey when they have been helped. */
  survey(session: SupportSession, by: 'customer' | 'representative'): void {
    const { sessions, talk } = this.#participants;
    if (session.reps.size > 0 && !session.ended && talk.chance(by === 'customer' ? 0.45 : 0.35)) {
      sessions.tell(session, { kind: 'surveyAnswered', by, answers: surveyAnswers(by, talk) });
    }
  }

  /** Members of teams write to each other now and then. */
  chatter(): void {
    const { history, roster, schedule, talk, world } = this.#participants;
    schedule.after(talk.interval(300), () => {
      const team = talk.pick(TEAMS);
      const members = [...roster.loggedIn.values()].filter(({ profile }) => team.codeName in profile.teams);
      if (members.length > 1) {
        const from = actorOf(talk.pick(members));
        history.append(world.now(), '', { kind: 'chat', from, body: talk.pick(TEAM_TALK), teamId: team.id });
      }
      this.chatter();
    });
  }

  /** One timer a session, however much there is to say. */
  #goOn(session: SupportSession, [next, ...later]: readonly Planned[]): void {
    const { schedule, sessions, world } = this.#participants;
    if (next !== undefined) {
      schedule.after(Math.max(0, next.after - world.now()), () => {
        const rep = ownerOf(session);
        if (rep && !session.ended && session.clientId !== undefined) {
          sessions.tell(session, saidBy(next.happening, rep));
        }
        if (!session.ended) {
          this.#goOn(session, later);
        }
      });
    }
  }
}

const BRIEFINGS = [
  'Thanks for joining. They are [b]not[/b] amused, so be nice 😅',
  'Kannst du kurz schauen? Ich komme nicht weiter.',
  'Second time this week, see [url]https://wiki.example.com/kb/4711[/url]',
];

function ownerOf({ reps }: SupportSession) {
  const [rep] = reps.keys();
  return rep && actorOf(rep);
}

/** Whoever has taken the session over says what the one before was going to say. */
function saidBy(happening: Happening, rep: Actor): Happening {
  return (happening.kind === 'chat' || happening.kind === 'logged') && happening.from.type === 'representative'
    ? { ...happening, from: rep }
    : happening;
}
