import { COMPANY } from '../company/configuration.ts';
import { notFound, page, type Answer } from '../http/answer.ts';
import type { DemoRequest } from '../http/request.ts';
import { known, Refusal, required } from './parameters.ts';
import { xmlError } from './xml.ts';

const OPERATIONS: Readonly<Record<string, string>> = { rep: 'generate', web_console: 'execute' };

/** The commands, each with what it needs (guide: API Script Command). */
const COMMANDS: Readonly<Record<string, readonly string[]>> = {
  login: [],
  generate_session_key: [],
  push_and_start_local: ['hostname'],
  push_and_start_remote: ['target'],
  start_jump_item_session: [],
  start_pinned_client_session: [],
  start_rdp_session: ['target'],
  start_vnc_session: ['target'],
  start_shell_jump_session: ['target'],
  start_vpro_session: ['target', 'jumpoint'],
  delete_script_file: [],
};
const CONSOLE_COMMANDS = ['generate_session_key', 'start_jump_item_session'];

/** Answers the client scripting API (guide: The BeyondTrust Client Scripting API). It asks nobody for a token. */
export function answerClientScript({ method, query }: DemoRequest): Answer {
  if (method !== 'GET') {
    return notFound();
  }
  try {
    const action = checkedAction(query);
    return query.get('type') === 'rep'
      ? scriptFile(action, query)
      : page(200, 'Web Console', 'The web console of the demo site would do this now.');
  } catch (error) {
    if (error instanceof Refusal) {
      return xmlError(error.message);
    }
    throw error;
  }
}

function checkedAction(query: URLSearchParams): string {
  const [type, action] = [required(query, 'type'), required(query, 'action')];
  if (required(query, 'operation') !== known(OPERATIONS[type], 'Invalid type.')) {
    throw new Refusal('Invalid operation.');
  }
  if (type === 'web_console' && !CONSOLE_COMMANDS.includes(action)) {
    throw new Refusal('The web console does not have this action.');
  }
  for (const name of known(COMMANDS[action], 'Invalid action.')) {
    required(query, name);
  }
  return action;
}

/** The file, with the two actions that the site adds by itself around the one that was asked for. */
function scriptFile(action: string, query: URLSearchParams): Answer {
  const parameters = [...query].filter(([name]) => !['type', 'operation', 'action'].includes(name));
  const command = [['action', action] as const, ...parameters]
    .map((pair) => pair.map((text) => encodeURIComponent(text.toWellFormed())).join('='))
    .join('&');
  const lines = [
    'BRCS1.0',
    ...(action === 'login' ? [] : ['action=login']),
    ...(action === 'delete_script_file' ? [] : [command]),
    'action=delete_script_file',
  ];
  return {
    status: 200,
    type: 'application/octet-stream',
    body: lines.map((line) => `${line}\n`).join(''),
    headers: { 'Content-Disposition': `attachment; filename="${action}.brcs-${COMPANY}"` },
  };
}
