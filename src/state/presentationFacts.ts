import { relatedRows, type IdentifiedRow } from './relatedRows.ts';
import type { ReadableModel } from './source.ts';

/** The attendees of a presentation, in the order they joined. */
export function attendeesOf(model: ReadableModel, presentationId: string): readonly IdentifiedRow<'attendee'>[] {
  return relatedRows(model, 'attendee', 'presentation_session_id', presentationId);
}

/** The presenters of a presentation, in the order they started. */
export function presentersOf(model: ReadableModel, presentationId: string): readonly IdentifiedRow<'presenter'>[] {
  return relatedRows(model, 'presenter', 'presentation_session_id', presentationId);
}
