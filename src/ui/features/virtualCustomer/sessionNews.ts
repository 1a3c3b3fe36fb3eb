import { representativesIn } from '../../../state/facts.ts';
import type { ReadableModel } from '../../../state/source.ts';
import { queueName, representativeName } from '../../shared/rows/names.ts';

/** A session as far as a customer would notice it. */
export interface SessionSnapshot {
  /** The names of the representatives by row id. */
  readonly reps: ReadonlyMap<string, string>;
  readonly queueId: string | undefined;
  readonly queue: string;
}

/** What has happened in a session. Names are one line each. */
export type SessionNews =
  | { readonly kind: 'joined' | 'left'; readonly name: string }
  | { readonly kind: 'moved'; readonly queue: string }
  | { readonly kind: 'ended' };

/** How the session with row `id` stands; undefined when there is none (any more). */
export function snapshotOf(model: ReadableModel, id: string): SessionSnapshot | undefined {
  const row = model.rows('support_session').get(id);
  return (
    row && {
      reps: new Map(representativesIn(model, id).map((rep) => [rep.id, representativeName(rep.row)])),
      queueId: row.queue_id,
      queue: queueName(model.rows('queue').get(row.queue_id ?? '')),
    }
  );
}

/** What happened between two looks at a session. */
export function sessionNews(
  before: SessionSnapshot | undefined,
  now: SessionSnapshot | undefined,
): readonly SessionNews[] {
  if (!before || !now) {
    return before && !now ? [{ kind: 'ended' }] : [];
  }
  const joined = [...now.reps].filter(([id]) => !before.reps.has(id));
  const left = [...before.reps].filter(([id]) => !now.reps.has(id));
  // A representative's own queue is where a session goes that somebody took: that they joined says enough.
  const hasMoved = now.queueId !== before.queueId && now.reps.size === 0 && now.queueId !== undefined;
  return [
    ...left.map(([, name]): SessionNews => ({ kind: 'left', name })),
    ...(hasMoved ? [{ kind: 'moved', queue: now.queue } as const] : []),
    ...joined.map(([, name]): SessionNews => ({ kind: 'joined', name })),
  ];
}
