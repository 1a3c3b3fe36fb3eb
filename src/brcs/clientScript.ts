import { checkedCommand, type ScriptValue } from './buildScript.ts';
import { printCommand } from './print.ts';
import { SCRIPT_ACTIONS, scriptAction, type ScriptActionName } from './scriptActions.ts';
import { CLIENT_TYPES, type ClientType } from './scriptParameters.ts';

/** The actions that the client scripting API takes for a client type. */
export type ClientScriptAction<T extends ClientType> = {
  [A in ScriptActionName]: T extends (typeof SCRIPT_ACTIONS)[A]['clientTypes'][number] ? A : never;
}[ScriptActionName];

/** The parameters of an action by the guide's names; `session.custom.*` stands for every name with that beginning. */
export type ClientScriptParams<A extends ScriptActionName> = {
  readonly [
    K in keyof (typeof SCRIPT_ACTIONS)[A]['parameters'] & string as K extends `${infer Prefix}.*`
      ? `${Prefix}.${string}`
      : K
  ]?: ScriptValue;
};

interface RequestOf<T extends ClientType, A extends ScriptActionName> {
  readonly type: T;
  readonly action: A;
  readonly params?: ClientScriptParams<A>;
}

/** A request to the client scripting API, for the console or the web console. */
export type ClientScriptRequest = {
  [T in ClientType]: { [A in ClientScriptAction<T>]: RequestOf<T, A> }[ClientScriptAction<T>];
}[ClientType];

/** A request with unchecked texts from outside. */
export interface AskedClientScript {
  readonly type: string;
  readonly action: string;
  readonly params?: Readonly<Record<string, ScriptValue>>;
}

const ACTION = 'client_script';

/**
 * The operation of each client type: to generate a script for the console, or to execute at once in the web console.
 */
const OPERATIONS: Readonly<Record<ClientType, 'generate' | 'execute'>> = { rep: 'generate', web_console: 'execute' };

/** True if the client scripting API has the action for that client type. */
export function isForClient(action: string, type: ClientType): boolean {
  return scriptAction(action)?.clientTypes.includes(type) ?? false;
}

/**
 * Checks a request against the guide's tables.
 * @throws Error whose message names the parameter and its bound.
 */
export function checkedClientScript({ type, action, params = {} }: AskedClientScript): ClientScriptRequest {
  const client = CLIENT_TYPES.find((known) => known === type);
  if (client === undefined) {
    throw new Error(`type must be one of ${CLIENT_TYPES.join(', ')}.`);
  }
  checkedCommand({ action, params });
  if (!isForClient(action, client)) {
    const names = Object.keys(SCRIPT_ACTIONS).filter((name) => isForClient(name, client));
    throw new Error(`The type ${client} supports only the actions ${names.join(', ')}.`);
  }
  return { type: client, action, params } as ClientScriptRequest;
}

/**
 * Returns the path and query of a request (guide: The BeyondTrust Client Scripting API). The guide has GET only.
 * @throws Error whose message names the parameter and its bound.
 */
function clientScriptPath({ type, action, params = {} }: ClientScriptRequest): string {
  const command = printCommand(checkedCommand({ action, params: { ...params } }));
  return `/api/${ACTION}?type=${type}&operation=${OPERATIONS[type]}&${command}`;
}

/**
 * Returns the URL of a request to the site at `siteUrl` (its origin). After the origin it has only letters, digits and
 * `-._~%&=?/`.
 * @throws Error like `clientScriptPath`.
 */
export function clientScriptUrl(siteUrl: string, request: ClientScriptRequest): string {
  return `${siteUrl.replace(/\/+$/, '')}${clientScriptPath(request)}`;
}

/** Limit of a script; none comes near it. */
const MAX_BYTES = 1024 * 1024;

/**
 * Returns the HTTP request that downloads a script. It needs no token, because browsers send it too; the guide does not
 * say so. Logs and messages name it by its action, since its path may contain a password (guide: Query Examples,
 * login).
 * @throws Error like `clientScriptPath`.
 */
export function clientScriptDownload(request: ClientScriptRequest) {
  const path = clientScriptPath(request);
  const authenticated = 'when-denied';
  return { method: 'GET', path, readOnly: true, authenticated, action: ACTION, maxBytes: MAX_BYTES } as const;
}
