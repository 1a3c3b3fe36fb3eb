import { child, type XmlElement } from '../base/xmlElement.ts';
import { readFields, readUnknownFields, type UnknownFields } from '../schema/fields.ts';
import { describeAction, type ActionName } from './actions.ts';
import { readApiInformation, type ApiInformation } from './answers/apiInformation.ts';
import { readAppliances, type Appliance } from './answers/appliances.ts';
import { readConnectedClientList, type ConnectedClientList } from './answers/connectedClientList.ts';
import { readConnectedClients, type ConnectedClient } from './answers/connectedClients.ts';
import { unexpected } from './answers/list.ts';
import { readHealth, type Health } from './answers/health.ts';
import { readLoggedInReps, type LoggedInRep } from './answers/loggedInReps.ts';
import { readSessionAttributes, type SessionAttribute } from './answers/sessionAttributes.ts';
import { readSessionKey, type SessionKey } from './answers/sessionKey.ts';
import { readSupportTeams, type SupportTeam } from './answers/supportTeams.ts';
import { errorText, refusalFor, siteErrorFor } from '../site/siteMessages.ts';

/** The answer of an action that changes something: the site's message. */
export interface Success {
  readonly success: string;
}

/** A customer represented by a chat-bot (guide: create_virtual_customer). */
export interface VirtualCustomer extends UnknownFields {
  /** The URL of the native client, or of the click-to-chat session if that was requested. */
  readonly downloadUrl: string;
  /** The click-to-chat URL: the guide lists `chat_url` among the answer's elements too. */
  readonly chatUrl?: string;
}

/** The types of answers by action. */
interface Answers {
  get_logged_in_reps: readonly LoggedInRep[];
  set_rep_status: Success;
  get_support_teams: readonly SupportTeam[];
  generate_session_key: SessionKey;
  join_session: Success;
  transfer_session: Success;
  leave_session: Success;
  set_session_attributes: Success;
  get_session_attributes: readonly SessionAttribute[];
  terminate_session: Success;
  send_chat_message: Success;
  create_virtual_customer: VirtualCustomer;
  get_appliances: readonly Appliance[];
  get_connected_client_list: ConnectedClientList;
  get_connected_clients: readonly ConnectedClient[];
  check_health: Health;
  set_failover_role: Success;
  get_api_info: ApiInformation;
  import_jump_shortcut: Success;
}

/** The typed answer of action `A`. */
export type AnswerOf<A extends ActionName> = Answers[A];

const READERS: { readonly [A in ActionName]: (root: XmlElement) => Answers[A] } = {
  get_logged_in_reps: readLoggedInReps,
  set_rep_status: readSuccess,
  get_support_teams: readSupportTeams,
  generate_session_key: readSessionKey,
  join_session: readSuccess,
  transfer_session: readSuccess,
  // The guide does not describe the answers of these two.
  leave_session: readAnySuccess,
  send_chat_message: readAnySuccess,
  set_session_attributes: readSuccess,
  get_session_attributes: readSessionAttributes,
  terminate_session: readSuccess,
  create_virtual_customer: readVirtualCustomer,
  get_appliances: readAppliances,
  get_connected_client_list: readConnectedClientList,
  get_connected_clients: readConnectedClients,
  check_health: readHealth,
  set_failover_role: readSuccess,
  get_api_info: readApiInformation,
  import_jump_shortcut: readSuccess,
};

/** The root elements of lists whose name differs from their action. */
const ROOTS: Readonly<Record<string, string>> = { get_session_attributes: 'custom_attributes' };

/** Returns a list without items. */
function emptyList(action: ActionName): XmlElement {
  return { name: ROOTS[action] ?? action.replace(/^get_/, ''), attributes: {}, text: '', children: [] };
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
  const isList = describeAction(action).answer === 'list';
  const refusal = (isList ? refusalFor : siteErrorFor)(action, error, host);
  if (refusal === undefined) {
    return READERS[action](emptyList(action));
  }
  throw refusal;
}

/**
 * Reads `<success>`, as the root or inside it.
 * @throws SiteError `bad-answer`
 */
function readSuccess(root: XmlElement): Success {
  const element = root.name === 'success' ? root : child(root, 'success');
  if (!element) {
    throw unexpected(root, 'success');
  }
  return { success: element.text.trim() };
}

/** Reads an answer that the guide does not describe: anything but an error. */
function readAnySuccess(root: XmlElement): Success {
  const element = child(root, 'success') ?? root;
  return { success: element.text.trim() };
}

/**
 * Reads the answer of create_virtual_customer, whose root the guide does not name.
 * @throws SiteError `bad-answer`
 */
function readVirtualCustomer(root: XmlElement): VirtualCustomer {
  const names = ['download_url', 'chat_url'];
  if (!names.some((name) => child(root, name)) && !/virtual_customer|success/.test(root.name)) {
    throw unexpected(root, 'virtual_customer');
  }
  const { downloadUrl, chatUrl } = readFields(root, { download_url: 'text', chat_url: 'text' } as const);
  return { downloadUrl, ...(chatUrl && { chatUrl }), ...readUnknownFields(root, names) };
}
