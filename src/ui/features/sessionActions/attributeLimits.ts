import { validateParams } from '../../../command-api/validate.ts';
import { problemIn } from '../../platform/problems.ts';

type Fields = Readonly<Record<string, string>>;

/** Bytes of UTF-8 of all values, which the guide bounds. */
export function sizeOfFields(fields: Fields): number {
  return Object.values(fields).reduce((sum, value) => sum + Buffer.byteLength(value), 0);
}

/** What is wrong with values by the table of actions, live while they are typed; empty when they fit. */
export function attributesProblem(fields: Fields): string {
  const params = Object.fromEntries(Object.entries(fields).map(([name, value]) => [`session.custom.${name}`, value]));
  return problemIn(() => validateParams('set_session_attributes', { lsid: 'any', ...params })) ?? '';
}
