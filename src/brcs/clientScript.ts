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

/** One request to the client scripting API: what the console, or the web console, is to do. */
export type ClientScriptRequest = {
  [T in ClientType]: { [A in ClientScriptAction<T>]: RequestOf<T, A> }[ClientScriptAction<T>];
}[ClientType];

/** A request as somebody else wrote it. */
export interface AskedClientScript {
  readonly type: string;
  readonly action: string;
  readonly params?: Readonly<Record<string, ScriptValue>>;
}

const ACTION = 'client_script';

/** What is asked of each client type: a script for the console, or that the web console does it at once. */
const OPERATIONS: Readonly<Record<ClientType, 'generate' | 'execute'>> = { rep: 'generate', web_console: 'execute' };

/** Whether the client scripting API takes the action for that client type. */
export function isForClient(action: string, type: ClientType): boolean {
  return scriptAction(action)?.clientTypes.includes(type) ?? false;
}

/**
 * The request that somebody else wrote, if the guide's tables allow it.
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
 * The path of a request, with its query (guide: The BeyondTrust Client Scripting API). The guide knows GET only.
 * @throws Error whose message names the parameter and its bound.
 */
function clientScriptPath({ type, action, params = {} }: ClientScriptRequest): string {
  const command = printCommand(checkedCommand({ action, params: { ...params } }));
  return `/api/${ACTION}?type=${type}&operation=${OPERATIONS[type]}&${command}`;
}

/**
 * The URL of a request to the site at `siteUrl` (its origin). Beside the origin it holds only letters, digits and
 * `-._~%&=?/`.
 * @throws Error as `clientScriptPath`.
 */
export function clientScriptUrl(siteUrl: string, request: ClientScriptRequest): string {
  return `${siteUrl.replace(/\/+$/, '')}${clientScriptPath(request)}`;
}

/** No script comes near this. */
const MAX_BYTES = 1024 * 1024;

/**
 * The HTTP request that fetches a script. It needs nobody's token, for browsers send it, too; the guide does not say so. What names it in logs and
 * messages is its action, since its path may hold a password (guide: Query Examples, login).
 * @throws Error as `clientScriptPath`.
 */
export function clientScriptDownload(request: ClientScriptRequest) {
  const path = clientScriptPath(request);
  const authenticated = 'when-denied';
  return { method: 'GET', path, readOnly: true, authenticated, action: ACTION, maxBytes: MAX_BYTES } as const;
}
