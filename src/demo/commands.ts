import type { ApiAccount } from './accounts.ts';
import type { Answer } from './answer.ts';
import { answerApiInfo } from './apiInfoCommand.ts';
import type { Appliance } from './appliance.ts';
import { answerCheckHealth } from './checkHealthCommand.ts';
import { answerConnectedClientList } from './connectedClientListCommand.ts';
import { answerConnectedClients } from './connectedClientsCommand.ts';
import { answerGenerateSessionKey } from './generateSessionKeyCommand.ts';
import { answerLoggedInReps } from './loggedInRepsCommand.ts';
import { answerSetRepStatus } from './setRepStatusCommand.ts';
import { answerSupportTeams } from './supportTeamsCommand.ts';
import { xmlError } from './xml.ts';

/** What a command is answered from. */
export interface CommandCall {
  readonly appliance: Appliance;
  readonly account: ApiAccount;
  /** The site's own host, with its port. */
  readonly host: string;
  readonly parameters: URLSearchParams;
}

interface Command {
  /** What the API account needs (guide: under each command). */
  readonly permission: 'read_only' | 'full_access';
  readonly answer: (call: CommandCall) => Answer;
}

const COMMANDS: ReadonlyMap<string, Command> = new Map<string, Command>([
  ['check_health', { permission: 'read_only', answer: answerCheckHealth }],
  ['generate_session_key', { permission: 'full_access', answer: answerGenerateSessionKey }],
  ['get_api_info', { permission: 'read_only', answer: answerApiInfo }],
  ['get_connected_client_list', { permission: 'read_only', answer: answerConnectedClientList }],
  ['get_connected_clients', { permission: 'read_only', answer: answerConnectedClients }],
  ['get_logged_in_reps', { permission: 'read_only', answer: answerLoggedInReps }],
  ['get_support_teams', { permission: 'read_only', answer: answerSupportTeams }],
  ['set_rep_status', { permission: 'read_only', answer: answerSetRepStatus }],
]);

/** Answers one call of the command API (guide: Remote Support Command API). */
export function answerCommand(call: CommandCall): Answer {
  const command = COMMANDS.get(call.parameters.get('action') ?? '');
  if (!command) {
    return xmlError('Invalid action');
  }
  if (!isAllowed(call.account, command)) {
    return xmlError('This API account does not have permission to use the Command API for this action.');
  }
  return command.answer(call);
}

function isAllowed({ permissions }: ApiAccount, { permission }: Command): boolean {
  const { perm_command: granted } = permissions;
  return granted === 'full_access' || granted === permission;
}
