import type { SimulationContext } from './simulationContext.ts';
import type { Actor, EventContent } from './history.ts';
import { planSession, type Planned } from './sessionPlan.ts';
import { actorOf, type SupportSession } from './sessions.ts';
import { surveyAnswers } from '../company/surveys.ts';
import { TEAM_MESSAGES, TEAMS } from '../company/configuration.ts';

/** In a model with more sessions than this, made to measure with, nobody talks. */
const MOST_SESSIONS = 200;

/** What people in the live model say and do in their sessions, which only the history tells. */
export class ChatActivity {
  readonly #context: SimulationContext;

  constructor(context: SimulationContext) {
    this.#context = context;
  }

  /** Plays a session that somebody works in for `seconds` from now; what has happened before is told at once. */
  play(session: SupportSession, seconds: number): void {
    const { history, sessions, chatRandom, model } = this.#context;
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
      seconds: Math.max(30, model.now() - joined.at + seconds),
    };
    const planned = planSession(setting, chatRandom).map(({ after, content }) => ({
      after: joined.at + after,
      content,
    }));
    const past = planned.filter(({ after }) => after <= model.now());
    for (const { after, content } of past) {
      sessions.record(session, content, after);
    }
    this.#goOn(session, planned.slice(past.length));
  }

  /** A colleague who has come along is told in private what it is about. */
  brief(session: SupportSession, colleague: { readonly profile: { readonly userId: string } }): void {
    const from = ownerOf(session);
    if (from && from.userId !== colleague.profile.userId) {
      const body = this.#context.chatRandom.pick(PRIVATE_MESSAGES);
      this.#context.sessions.record(session, { kind: 'chat', from, to: colleague.profile.userId, body });
    }
  }

  /** Some fill in a survey when they have been helped. */
  survey(session: SupportSession, by: 'customer' | 'representative'): void {
    const { sessions, chatRandom } = this.#context;
    if (session.reps.size > 0 && !session.ended && chatRandom.chance(by === 'customer' ? 0.45 : 0.35)) {
      sessions.record(session, { kind: 'surveyAnswered', by, answers: surveyAnswers(by, chatRandom) });
    }
  }

  /** Members of teams write to each other now and then. */
  teamChat(): void {
    const { history, representatives, schedule, chatRandom, model } = this.#context;
    schedule.after(chatRandom.interval(300), () => {
      const team = chatRandom.pick(TEAMS);
      const members = [...representatives.loggedIn.values()].filter(({ profile }) => team.codeName in profile.teams);
      if (members.length > 1) {
        const from = actorOf(chatRandom.pick(members));
        history.append(model.now(), '', { kind: 'chat', from, body: chatRandom.pick(TEAM_MESSAGES), teamId: team.id });
      }
      this.teamChat();
    });
  }

  /** One timer a session, however much there is to say. */
  #goOn(session: SupportSession, [next, ...later]: readonly Planned[]): void {
    const { schedule, sessions, model } = this.#context;
    if (next !== undefined) {
      schedule.after(Math.max(0, next.after - model.now()), () => {
        const rep = ownerOf(session);
        if (rep && !session.ended && session.clientId !== undefined) {
          sessions.record(session, saidBy(next.content, rep));
        }
        if (!session.ended) {
          this.#goOn(session, later);
        }
      });
    }
  }
}

const PRIVATE_MESSAGES = [
  'Thanks for joining. They are [b]not[/b] amused, so be nice 😅',
  'Kannst du kurz schauen? Ich komme nicht weiter.',
  'Second time this week, see [url]https://wiki.example.com/kb/4711[/url]',
];

function ownerOf({ reps }: SupportSession) {
  const [rep] = reps.keys();
  return rep && actorOf(rep);
}

/** Whoever has taken the session over says what the one before was going to say. */
function saidBy(content: EventContent, rep: Actor): EventContent {
  return (content.kind === 'chat' || content.kind === 'logged') && content.from.type === 'representative'
    ? { ...content, from: rep }
    : content;
}
