import { describeAction, type ActionName, type Ending } from './actions.ts';
import type { FormEntries } from '../schema/parameters.ts';

/** Returns the destructive effect of a call of `action` with the fields `form`; undefined if it has none. */
export function endingOf(action: ActionName, form: FormEntries): Ending | undefined {
  const { ends } = describeAction(action);
  const ending = ends?.when === undefined || form.some(([name]) => name === ends.when);
  return ending ? ends : undefined;
}
