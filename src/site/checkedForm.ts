import { LONGEST_NAME, parameterFaults } from '../schema/checkParameters.ts';
import type { FormEntries, Signature } from '../schema/parameters.ts';
import type { SiteFacts } from '../schema/siteFacts.ts';
import { shortened } from '../schema/words.ts';
import { SiteError } from './errors.ts';

/**
 * Checks `params` (by the guide's names) against a call's signature and returns the form fields to send. An undefined
 * value counts as left out.
 * @param subject the guide's name of the call, for messages.
 * @throws SiteError `invalid-parameter`, whose message names the parameter and its bound.
 */
export function checkedForm(subject: string, signature: Signature, params: object, facts: SiteFacts = {}): FormEntries {
  const values: readonly (readonly [string, unknown])[] = Object.entries(params);
  const given = values.filter(([, value]) => value !== undefined);
  const { done, value } = parameterFaults(subject, signature, given, facts).next();
  if (!done) {
    const { message, parameter } = value;
    throw new SiteError('invalid-parameter', message, {
      action: subject,
      parameter: shortened(parameter, LONGEST_NAME),
    });
  }
  return value;
}
