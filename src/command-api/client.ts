import type { SiteClient } from '../site/client.ts';
import { SiteError } from '../site/errors.ts';
import { ACTIONS, isActionName, type ActionName, type ParamsOf } from './actions.ts';
import { readAnswer, type AnswerOf } from './readAnswer.ts';
import type { ApiInformation } from './answers/apiInformation.ts';
import type { ConnectedClientList } from './answers/connectedClientList.ts';
import type { ConnectedClient } from './answers/connectedClients.ts';
import type { LoggedInRep } from './answers/loggedInReps.ts';
import type { SessionKey } from './answers/sessionKey.ts';
import type { Success } from './answers/success.ts';
import type { SupportTeam } from './answers/supportTeams.ts';
import { sessionKeyParams, type SessionKeyRequest } from './sessionKeyRequest.ts';
import { validateParams, type FormEntries } from './validate.ts';

/** Which connected clients to ask for; a list may be an array or comma-separated. */
export interface ClientQuery {
  readonly type?: string | readonly string[];
}

/**
 * The command API of one site (guide: Remote Support Command API). Every call throws a SiteError: `invalid-parameter`
 * before anything is sent, `site-error` with the site's own words, `not-permitted`, or what reaching the site throws.
 */
export class CommandClient {
  readonly #client: Pick<SiteClient, 'send' | 'site'>;

  constructor(client: Pick<SiteClient, 'send' | 'site'>) {
    this.#client = client;
  }

  /** Runs an action with parameters by the guide's names. */
  async run<A extends ActionName>(action: A, params: ParamsOf<A>, signal?: AbortSignal): Promise<AnswerOf<A>> {
    return this.#send(action, validateParams(action, params), signal);
  }

  /** Runs an action that someone named, with parameters nobody has checked yet. */
  async runNamed(action: string, params: object, signal?: AbortSignal): Promise<AnswerOf<ActionName>> {
    if (!isActionName(action)) {
      const known = Object.keys(ACTIONS).join(', ');
      throw new SiteError('invalid-parameter', `action must be one of ${known}.`, { parameter: 'action' });
    }
    return this.#send(action, validateParams(action, params), signal);
  }

  /** All representatives who are logged in. */
  loggedInReps(signal?: AbortSignal): Promise<readonly LoggedInRep[]> {
    return this.run('get_logged_in_reps', {}, signal);
  }

  /** All support teams; their members only when asked for, because that can be much. */
  supportTeams({ showMembers = false } = {}, signal?: AbortSignal): Promise<readonly SupportTeam[]> {
    return this.run('get_support_teams', { showmembers: showMembers }, signal);
  }

  /** The connected clients' types and ids, with the counts of each appliance. */
  connectedClientList(
    { type, summaryOnly = false }: ClientQuery & { readonly summaryOnly?: boolean } = {},
    signal?: AbortSignal,
  ): Promise<ConnectedClientList> {
    return this.run('get_connected_client_list', { type, summary_only: summaryOnly }, signal);
  }

  /** The connected clients in detail; at most 100 `ids`. */
  connectedClients(
    query: ClientQuery & { readonly ids?: string | readonly string[]; readonly includeConnections?: boolean } = {},
    signal?: AbortSignal,
  ): Promise<readonly ConnectedClient[]> {
    const { type, ids, includeConnections = false } = query;
    return this.run('get_connected_clients', { type, id: ids, include_connections: includeConnections }, signal);
  }

  /** Sets the status of a representative, by the user ID and the status's code name. */
  setRepStatus(
    { repId, codeName }: { readonly repId: string; readonly codeName: string },
    signal?: AbortSignal,
  ): Promise<Success> {
    return this.run('set_rep_status', { rep_id: repId, code_name: codeName }, signal);
  }

  /** Creates a session key for a customer. */
  generateSessionKey(request: SessionKeyRequest, signal?: AbortSignal): Promise<SessionKey> {
    return this.run('generate_session_key', sessionKeyParams(request), signal);
  }

  /** The site's API version and clock, and what the account may do. */
  apiInformation(signal?: AbortSignal): Promise<ApiInformation> {
    return this.run('get_api_info', {}, signal);
  }

  async #send<A extends ActionName>(action: A, form: FormEntries, signal?: AbortSignal): Promise<AnswerOf<A>> {
    const { text } = await this.#client.send({
      method: 'POST',
      path: '/api/command',
      form: [['action', action], ...form],
      readOnly: ACTIONS[action].readOnly,
      action,
      ...(signal && { signal }),
    });
    const { parseXml } = await import('../site/xml.ts');
    return readAnswer(action, parseXml(text), new URL(this.#client.site.url).host);
  }
}
