import { representativesIn } from '../../../state/facts.ts';
import type { ReadableModel } from '../../../state/source.ts';
import { queueName, representativeName } from '../../shared/rows/names.ts';

/** The part of a session that its customer would notice. */
export interface SessionSnapshot {
  /** The names of the representatives by row id. */
  readonly reps: ReadonlyMap<string, string>;
  readonly queueId: string | undefined;
  readonly queue: string;
}

/** A change in a session. Names are one line each. */
export type SessionNews =
  | { readonly kind: 'joined' | 'left'; readonly name: string }
  | { readonly kind: 'moved'; readonly queue: string }
  | { readonly kind: 'ended' };

/** Returns the snapshot of the session with row `id`; undefined if there is none. */
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

/** Returns the changes between two snapshots of a session. */
export function sessionNews(
  before: SessionSnapshot | undefined,
  now: SessionSnapshot | undefined,
): readonly SessionNews[] {
  if (!before || !now) {
    return before && !now ? [{ kind: 'ended' }] : [];
  }
  const joined = [...now.reps].filter(([id]) => !before.reps.has(id));
  const left = [...before.reps].filter(([id]) => !now.reps.has(id));
  // A session goes to the personal queue of the representative who takes it: their joining is news enough.
  const hasMoved = now.queueId !== before.queueId && now.reps.size === 0 && now.queueId !== undefined;
  return [
    ...left.map(([, name]): SessionNews => ({ kind: 'left', name })),
    ...(hasMoved ? [{ kind: 'moved', queue: now.queue } as const] : []),
    ...joined.map(([, name]): SessionNews => ({ kind: 'joined', name })),
  ];
}
