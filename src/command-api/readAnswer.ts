import type { XmlElement } from '../site/xmlElement.ts';
import { ACTIONS, type ActionName } from './actions.ts';
import { readApiInformation, type ApiInformation } from './answers/apiInformation.ts';
import { readConnectedClientList, type ConnectedClientList } from './answers/connectedClientList.ts';
import { readConnectedClients, type ConnectedClient } from './answers/connectedClients.ts';
import { readLoggedInReps, type LoggedInRep } from './answers/loggedInReps.ts';
import { readSessionKey, type SessionKey } from './answers/sessionKey.ts';
import { readSuccess, type Success } from './answers/success.ts';
import { readSupportTeams, type SupportTeam } from './answers/supportTeams.ts';
import { errorText, meansNothingFound, siteErrorFor } from './siteMessages.ts';

/** What each action answers. */
interface Answers {
  get_logged_in_reps: readonly LoggedInRep[];
  set_rep_status: Success;
  get_support_teams: readonly SupportTeam[];
  generate_session_key: SessionKey;
  get_connected_client_list: ConnectedClientList;
  get_connected_clients: readonly ConnectedClient[];
  get_api_info: ApiInformation;
}

/** The typed answer of action `A`. */
export type AnswerOf<A extends ActionName> = Answers[A];

const READERS: { readonly [A in ActionName]: (root: XmlElement) => Answers[A] } = {
  get_logged_in_reps: readLoggedInReps,
  set_rep_status: readSuccess,
  get_support_teams: readSupportTeams,
  generate_session_key: readSessionKey,
  get_connected_client_list: readConnectedClientList,
  get_connected_clients: readConnectedClients,
  get_api_info: readApiInformation,
};

/** A list in which nothing matches. Its root has the action's name without `get_`, for every list of the guide. */
function emptyList(action: ActionName): XmlElement {
  return { name: action.replace(/^get_/, ''), attributes: {}, text: '', children: [] };
}

/**
 * Reads the answer to `action`.
 * @throws SiteError `site-error` or `not-permitted` for the site's `<error>`, `bad-answer` for another document.
 */
export function readAnswer<A extends ActionName>(action: A, root: XmlElement, host: string): AnswerOf<A> {
  const error = errorText(root);
  if (error === undefined) {
    return READERS[action](root);
  }
  if (ACTIONS[action].answer === 'list' && meansNothingFound(error)) {
    return READERS[action](emptyList(action));
  }
  throw siteErrorFor(action, error, host);
}
