import {
  availableFor,
  clientsOf,
  estimatedWaitSeconds,
  isAvailable,
  isTaken,
  isWaiting,
  loggedInSeconds,
  representativesIn,
  representativesOf,
  skillsOfRepresentative,
  waitingIn,
} from './facts.ts';
import type { ReadableModel } from './source.ts';
import type { TableRow } from './tables.ts';
import { MINUTE } from '../base/units.ts';

/** The rows and the moment they are asked about: seconds since the epoch, by the site's clock. */
export interface QuestionMoment {
  readonly model: ReadableModel;
  readonly now: number;
}

/** The values that questions are about: a number of minutes, row ids, the code name of a skill. */
export interface QuestionValues {
  readonly minutes: number;
  readonly queue: string;
  readonly representative: string;
  readonly skill: string;
}

/** What kind of value a question is about. */
export type QuestionValue = keyof QuestionValues;

interface Asked {
  /** The table whose rows are the answer. */
  readonly about: 'support_session' | 'representative';
  /** The question in the guide's words; undefined for one that the guide does not list. */
  readonly guide?: string;
}

/** A question with the row ids that answer it: "how many" is their number. */
export type Question =
  | (Asked & { readonly takes?: undefined; readonly answer: (moment: QuestionMoment) => ReadonlySet<string> })
  | {
      [V in QuestionValue]: Asked & {
        readonly takes: V;
        readonly answer: (moment: QuestionMoment, value: QuestionValues[V]) => ReadonlySet<string>;
      };
    }[QuestionValue]
  // Without a value it is asked about all queues.
  | (Asked & {
      readonly takes: 'queue';
      readonly optional: true;
      readonly answer: (moment: QuestionMoment, value?: string) => ReadonlySet<string>;
    });

const WHICH_ARE_NOT_FREE = 'Which representatives are idle, are busy, or have automatic session assignment disabled?';

/**
 * The questions that the guide lists on the first page of its "Real-Time State API", and a few of the same kind. The
 * filters of the views read this table.
 */
export const QUESTIONS = {
  waiting: {
    about: 'support_session',
    guide: 'What sessions are waiting in a queue?',
    takes: 'queue',
    optional: true,
    answer: ({ model }: QuestionMoment, queueId?: string) =>
      queueId === undefined ? waitingSessions(model) : new Set(waitingIn(model, queueId)),
  },
  taken: {
    about: 'support_session',
    guide: 'What sessions have a representative in them?',
    answer: ({ model }) => sessions(model, (_row, id) => isTaken(model, id)),
  },
  olderThan: {
    about: 'support_session',
    guide: 'What sessions have been in the system for longer than X minutes?',
    takes: 'minutes',
    answer: ({ model, now }, minutes: number) =>
      sessions(model, (row) => now - (row.created_timestamp ?? now) > minutes * MINUTE),
  },
  estimatedWait: {
    about: 'support_session',
    guide: 'What is the estimated wait time for a session?',
    takes: 'minutes',
    answer: ({ model, now }, minutes: number) =>
      sessions(model, (_row, id) => (estimatedWaitSeconds(model, id, now) ?? 0) > minutes * MINUTE),
  },
  pickupOverdue: {
    about: 'support_session',
    answer: ({ model, now }) =>
      sessions(model, ({ estimated_pickup_timestamp: pickup }, id) =>
        Boolean(pickup && pickup <= now && isWaiting(model, id)),
      ),
  },
  chat: {
    about: 'support_session',
    guide: 'How many chat support sessions are in progress?',
    answer: ({ model }) =>
      sessions(model, (_row, id) => clientsOf(model, id).some(({ row }) => row.client_type === 'web_chat')),
  },
  rdp: {
    about: 'support_session',
    guide: 'How many RDP sessions are in progress?',
    answer: ({ model }) =>
      sessions(model, ({ start_method: method = '' }, id) => {
        const clients = clientsOf(model, id);
        return clients.length > 0
          ? clients.some(({ row }) => row.client_type === 'rdp')
          : method === 'local_rdp' || method === 'remote_rdp';
      }),
  },
  keyOrForm: {
    about: 'support_session',
    guide: 'How many sessions started from a session key or the issue submission form are in progress?',
    answer: ({ model }) =>
      sessions(model, ({ start_method: method }) => method === 'session_key' || method === 'issue_submission'),
  },
  loggedIn: {
    about: 'representative',
    guide: 'Which representatives are logged in?',
    answer: ({ model }) => representatives(model, () => true),
  },
  available: {
    about: 'representative',
    guide: 'Which representatives are available to accept sessions from a specific queue?',
    takes: 'queue',
    optional: true,
    answer: ({ model }: QuestionMoment, queueId?: string) =>
      queueId === undefined ? representatives(model, isAvailable) : new Set(availableFor(model, queueId)),
  },
  ofRepresentative: {
    about: 'support_session',
    guide: 'In which sessions is a representative participating?',
    takes: 'representative',
    answer: ({ model }, representativeId: string) =>
      sessions(model, (_row, id) => representativesIn(model, id).some((member) => member.id === representativeId)),
  },
  loggedInFor: {
    about: 'representative',
    guide: 'How long has a representative been logged in?',
    takes: 'minutes',
    answer: ({ model, now }, minutes: number) =>
      representatives(model, (row) => (loggedInSeconds(row, now) ?? 0) > minutes * MINUTE),
  },
  notFree: {
    about: 'representative',
    guide: WHICH_ARE_NOT_FREE,
    answer: ({ model }) =>
      representatives(
        model,
        (row) => row.routing_idle === true || row.routing_busy === true || row.routing_enabled === false,
      ),
  },
  idle: {
    about: 'representative',
    guide: WHICH_ARE_NOT_FREE,
    answer: ({ model }) => representatives(model, (row) => row.routing_idle === true),
  },
  busy: {
    about: 'representative',
    guide: WHICH_ARE_NOT_FREE,
    answer: ({ model }) => representatives(model, (row) => row.routing_busy === true),
  },
  autoAssignOff: {
    about: 'representative',
    guide: WHICH_ARE_NOT_FREE,
    answer: ({ model }) => representatives(model, (row) => row.routing_enabled === false),
  },
  inTeam: {
    about: 'representative',
    takes: 'queue',
    answer: ({ model }: QuestionMoment, queueId: string) =>
      new Set(representativesOf(model, queueId).map(({ id }) => id)),
  },
  withSkill: {
    about: 'representative',
    takes: 'skill',
    answer: ({ model }, skill: string) => representatives(model, (row) => skillsOfRepresentative(row).includes(skill)),
  },
} as const satisfies Record<string, Question>;

/** The name of a question: what an argument calls it. */
export type QuestionName = keyof typeof QUESTIONS;

/** What sessions are waiting in any queue? */
export function waitingSessions(model: ReadableModel): ReadonlySet<string> {
  return sessions(model, (_row, id) => isWaiting(model, id));
}

function sessions(
  model: ReadableModel,
  test: (row: TableRow<'support_session'>, id: string) => boolean,
): ReadonlySet<string> {
  return idsWhere(model.rows('support_session'), test);
}

function representatives(
  model: ReadableModel,
  test: (row: TableRow<'representative'>) => boolean,
): ReadonlySet<string> {
  return idsWhere(model.rows('representative'), test);
}

function idsWhere<R>(rows: ReadonlyMap<string, R>, test: (row: R, id: string) => boolean): ReadonlySet<string> {
  const ids = new Set<string>();
  for (const [id, row] of rows) {
    if (test(row, id)) {
      ids.add(id);
    }
  }
  return ids;
}
