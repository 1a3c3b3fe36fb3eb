import type { SiteClient } from '../site/client.ts';
import type { ActionName, ParamsOf } from './actions.ts';
import type { AnswerWithXml, SentChange } from './actionCall.ts';
import type { ActionArgument } from './guideParams.ts';
import type { HealthProbe } from './healthProbe.ts';
import type { AnswerOf } from './readAnswer.ts';
import type { SiteFacts } from '../schema/siteFacts.ts';

/** The connected clients to query; a list may be an array or comma-separated. */
export interface ClientQuery {
  readonly type?: string | readonly string[];
}

/** The result of a typed call. */
type Answer<A extends ActionName> = Promise<AnswerOf<A>>;

/**
 * The command API of one site (guide: Remote Support Command API). Every call throws a SiteError: `invalid-parameter`
 * and `not-permitted` before anything is sent, `site-error` with the site's message, `not-permitted` if the site
 * refuses it, `outcome-unknown` if the answer to a change was interrupted, or the failure of the request.
 */
export class CommandClient {
  readonly #client: Pick<SiteClient, 'send' | 'site'>;
  readonly #facts: () => SiteFacts;
  readonly #mayEnd: boolean;
  readonly #onSent: ((change: SentChange) => void) | undefined;

  /**
   * @param facts returns the known facts about the site and the account that bounds and permissions depend on.
   * @param mayEnd true to allow actions that end or remove something; otherwise they throw `not-permitted`.
   * @param onSent is called with every change that was sent, once its outcome is known.
   */
  constructor(
    client: Pick<SiteClient, 'send' | 'site'>,
    facts: () => SiteFacts = () => ({}),
    mayEnd = true,
    onSent?: (change: SentChange) => void,
  ) {
    this.#client = client;
    this.#onSent = onSent;
    this.#facts = facts;
    this.#mayEnd = mayEnd;
  }

  /** Returns a client that may also end and remove things, for use after a person has confirmed it. */
  afterConfirmation(): CommandClient {
    return new CommandClient(this.#client, this.#facts, true, this.#onSent);
  }

  /** Runs an action with parameters by the guide's names. */
  async run<A extends ActionName>(action: A, params: ParamsOf<A>, signal?: AbortSignal): Answer<A> {
    const { callAction } = await import('./actionCall.ts');
    const { answer } = await callAction({ ...this.#call(action, signal), params });
    return answer;
  }

  /** Runs an action by name, with unchecked parameters. */
  runNamed<A extends ActionName>(action: A, params: object, signal?: AbortSignal): Answer<A>;
  runNamed(action: string, params: object, signal?: AbortSignal): Answer<ActionName>;
  async runNamed(action: string, params: object, signal?: AbortSignal): Answer<ActionName> {
    return (await this.runRaw(action, params, signal)).answer;
  }

  /** Like `runNamed`, also returning the site's XML. */
  async runRaw(action: string, params: object, signal?: AbortSignal): Promise<AnswerWithXml> {
    const { actionNamed, callAction } = await import('./actionCall.ts');
    return callAction({ ...this.#call(actionNamed(action), signal), params });
  }

  /** Runs an action with the extension's own names: `lsid`, `repId`, `attributes` … */
  async runArgument<A extends ActionName>(action: A, argument: ActionArgument<A>, signal?: AbortSignal): Answer<A> {
    const { callWithArgument } = await import('./actionCall.ts');
    return (await callWithArgument(this.#call(action, signal), argument)).answer;
  }

  /** Returns all logged-in representatives. */
  loggedInReps(signal?: AbortSignal): Answer<'get_logged_in_reps'> {
    return this.run('get_logged_in_reps', {}, signal);
  }

  /** Returns all support teams; their members only on request, because they can be many. */
  supportTeams({ showMembers = false } = {}, signal?: AbortSignal): Answer<'get_support_teams'> {
    return this.run('get_support_teams', { showmembers: showMembers }, signal);
  }

  /** Creates a session key for a customer. */
  generateSessionKey(
    request: ActionArgument<'generate_session_key'>,
    signal?: AbortSignal,
  ): Answer<'generate_session_key'> {
    return this.runArgument('generate_session_key', request, signal);
  }

  /** Returns the appliances of the failover pair or cluster. */
  appliances(signal?: AbortSignal): Answer<'get_appliances'> {
    return this.run('get_appliances', {}, signal);
  }

  /** Returns the connected clients' types and ids, with the counts of each appliance. */
  connectedClientList(
    { type, summaryOnly = false }: ClientQuery & { readonly summaryOnly?: boolean } = {},
    signal?: AbortSignal,
  ): Answer<'get_connected_client_list'> {
    return this.run('get_connected_client_list', { type, summary_only: summaryOnly }, signal);
  }

  /** Returns details of the connected clients; more than 100 `ids` are split into several requests. */
  connectedClients(
    query: ClientQuery & { readonly ids?: string | readonly string[]; readonly includeConnections?: boolean } = {},
    signal?: AbortSignal,
  ): Answer<'get_connected_clients'> {
    const { type, ids, includeConnections = false } = query;
    return this.run('get_connected_clients', { type, id: ids, include_connections: includeConnections }, signal);
  }

  /** Returns the health of the appliance that answers, and its role in the failover pair. */
  health(signal?: AbortSignal): Answer<'check_health'> {
    return this.run('check_health', {}, signal);
  }

  /** Runs the plain HTTP status check, which needs no permission. */
  async probeHealth(signal?: AbortSignal): Promise<HealthProbe> {
    const { probeHealth } = await import('./healthProbe.ts');
    return probeHealth(this.#client, signal);
  }

  /** Returns the site's API version and clock, and the account's permissions. */
  apiInformation(signal?: AbortSignal): Answer<'get_api_info'> {
    return this.run('get_api_info', {}, signal);
  }

  #call<A extends ActionName>(action: A, signal: AbortSignal | undefined) {
    return { client: this.#client, action, facts: this.#facts(), mayEnd: this.#mayEnd, signal, onSent: this.#onSent };
  }
}
