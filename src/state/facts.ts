import { oldestFirst, relatedRows, type IdentifiedRow } from './facts/relatedRows.ts';
import type { ReadableModel } from './source.ts';

/**
 * What the tables of the state model say when read together (guide: System State Model of the Real-Time API). Pure
 * functions over the rows; each costs what its answer is long.
 */
export {
  attributesOf,
  externalKeyOf,
  clientsOf,
  estimatedWaitSeconds,
  isTaken,
  isWaiting,
  representativesIn,
  sessionsIn,
  skillsOf,
  waitingCount,
  waitingIn,
  waitingSince,
} from './facts/sessionFacts.ts';
export {
  availableFor,
  isAvailable,
  loggedInSeconds,
  presenceOf,
  representativesOf,
  sessionCount,
  sessionsOf,
  skillsOfRepresentative,
  teamsOf,
  type Presence,
} from './facts/representativeFacts.ts';

/** The attendees of a presentation, in the order they joined. */
export function attendeesOf(model: ReadableModel, presentationId: string): readonly IdentifiedRow<'attendee'>[] {
  return relatedRows(model, 'attendee', 'presentation_session_id', presentationId);
}

/** The attendees of whom the site does not tell which presentation they are in, in the order they joined. */
export function unplacedAttendees(model: ReadableModel): readonly IdentifiedRow<'attendee'>[] {
  const attendees = [...model.rows('attendee')].map(([id, row]) => ({ id, row }));
  return oldestFirst(attendees.filter(({ row }) => row.presentation_session_id === undefined));
}

/** The presenters of a presentation, in the order they started. */
export function presentersOf(model: ReadableModel, presentationId: string): readonly IdentifiedRow<'presenter'>[] {
  return relatedRows(model, 'presenter', 'presentation_session_id', presentationId);
}
