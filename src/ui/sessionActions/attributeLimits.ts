import { validateParams } from '../../command-api/validate.ts';
import { problemText } from '../problems.ts';

type Fields = Readonly<Record<string, string>>;

/** Bytes of UTF-8 of all values, which the guide bounds. */
export function sizeOfFields(fields: Fields): number {
  return Object.values(fields).reduce((sum, value) => sum + Buffer.byteLength(value), 0);
}

/** What is wrong with the value of a field by the table of actions, live while it is typed; undefined when it fits. */
export function fieldProblem(fields: Fields, codeName: string): string | undefined {
  const entries = Object.entries({ ...fields, [codeName]: fields[codeName] ?? '' });
  const params = Object.fromEntries(entries.map(([name, value]) => [`session.custom.${name}`, value]));
  try {
    validateParams('set_session_attributes', { lsid: 'any', ...params });
    return undefined;
  } catch (error) {
    return problemText(error);
  }
}
