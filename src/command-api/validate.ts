import type { FormEntries } from '../schema/parameters.ts';
import type { SiteFacts } from '../schema/siteFacts.ts';
import { checkedForm } from '../site/checkedForm.ts';
import { describeAction, type ActionName } from './actions.ts';

/**
 * Checks `params` (by the guide's names) against the table of actions and returns the form fields to send, without
 * `action`.
 * @throws SiteError `invalid-parameter`, whose message names the parameter and its bound.
 */
export function validateParams(action: ActionName, params: object, facts: SiteFacts = {}): FormEntries {
  return checkedForm(action, describeAction(action), params, facts);
}
