/** The context values of rows (`viewItem`), by which menus select them: the kind of row, then its other features. */
export type RowContext =
  | `queue.${'general' | 'team' | 'personal' | 'other'}`
  | `session.${'waiting' | 'active'}${'' | '.keyed'}`
  | `rep${'' | '.self'}`
  | `report${'' | '.recorded'}`
  | `archive.${'period' | 'search' | 'message'}`
  | `operation.${'get' | 'other'}`
  | 'appliance'
  | 'attendee'
  | 'backup'
  | 'client'
  | 'clientType'
  | 'group'
  | 'key'
  | 'message'
  | 'more'
  | 'personal'
  | 'presentation'
  | 'resource';

/**
 * A context value, or its beginning up to a dot: `session` and `session.waiting` of `session.waiting.keyed`. Those of a
 * replay begin with `past.`, so that no menu offers to act on what is over.
 */
export type ContextPrefix<T extends string = RowContext | `past.${RowContext}`> =
  T extends `${infer Head}.${infer Rest}` ? Head | `${Head}.${ContextPrefix<Rest>}` : T;
