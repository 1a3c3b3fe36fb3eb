import { validateParams } from '../../../command-api/validate.ts';
import { problemIn } from '../../platform/problems.ts';

type Fields = Readonly<Record<string, string>>;

/** Returns the bytes of all values in UTF-8, which the guide limits. */
export function sizeOfFields(fields: Fields): number {
  return Object.values(fields).reduce((sum, value) => sum + Buffer.byteLength(value), 0);
}

/** Returns what is wrong with the values by the table of actions, while they are typed; empty if nothing is. */
export function attributesProblem(fields: Fields): string {
  const params = Object.fromEntries(Object.entries(fields).map(([name, value]) => [`session.custom.${name}`, value]));
  return problemIn(() => validateParams('set_session_attributes', { lsid: 'any', ...params })) ?? '';
}
