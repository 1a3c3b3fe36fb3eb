import { buildScript, type RequestedCommand } from '../../brcs/buildScript.ts';
import { checkedClientScript } from '../../brcs/clientScript.ts';
import { scriptAction } from '../../brcs/scriptActions.ts';
import { notFound, page, type Answer } from '../http/answer.ts';
import type { DemoRequest } from '../http/request.ts';
import { COMPANY } from '../company/configuration.ts';
import { xmlError } from './xml.ts';

const OPERATIONS = { rep: 'generate', web_console: 'execute' } as const;

/** Answers the client scripting API (guide: The BeyondTrust Client Scripting API). It asks nobody for a token. */
export function answerClientScript({ method, query }: DemoRequest): Answer {
  if (method !== 'GET') {
    return notFound();
  }
  const { type = '', operation, action = '', ...params } = Object.fromEntries(query);
  try {
    const request = checkedClientScript({ type, action, params });
    if (operation !== OPERATIONS[request.type]) {
      return xmlError('Invalid operation.');
    }
    return request.type === 'rep'
      ? scriptFile({ action, params })
      : page(200, 'Web Console', 'The web console of the demo site would do this now.');
  } catch (error) {
    return xmlError(error instanceof Error ? error.message : 'Invalid request.');
  }
}

/** The file, with the two actions that the site adds by itself around the one that was asked for. */
function scriptFile(command: RequestedCommand): Answer {
  const isAutomatic = scriptAction(command.action)?.automatic ?? false;
  const login = command.action === 'login' ? command : { action: 'login' };
  const body = buildScript([login, ...(isAutomatic ? [] : [command]), { action: 'delete_script_file' }]);
  const name = `${command.action}.brcs-${COMPANY}`;
  return {
    status: 200,
    type: 'application/octet-stream',
    body: `${body}\n`,
    headers: { 'Content-Disposition': `attachment; filename="${name}"` },
  };
}
