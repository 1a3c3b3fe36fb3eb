import type { Answer } from '../../http/answer.ts';
import type { CommandCall } from './commands.ts';
import { xmlAnswer, xmlError } from '../xml.ts';

/** Answers set_rep_status; the state model shows the new status. */
export function answerSetRepStatus({ appliance, parameters }: CommandCall): Answer {
  const userId = parameters.get('rep_id') ?? '';
  const codeName = parameters.get('code_name') ?? '';
  if (!/^\d+$/.test(userId)) {
    return xmlError('The parameter rep_id must be an integer.');
  }
  if (codeName === '') {
    return xmlError('The parameter code_name is missing.');
  }
  const { roster } = appliance.participants;
  const rep = roster.loggedIn.get(userId);
  if (!rep) {
    return xmlError('The representative is not logged in.');
  }
  return roster.setStatus(rep, codeName)
    ? xmlAnswer('success', 'The status was set successfully.')
    : xmlError('The status code name is invalid.');
}
