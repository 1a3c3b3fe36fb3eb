import { describeAction, isActionName, type ActionName } from '../../../command-api/actions.ts';
import type { ApiAccount } from '../../http/accounts.ts';
import type { Answer } from '../../http/answer.ts';
import { answerApiInfo } from './apiInfoCommand.ts';
import type { Appliance } from '../../appliance.ts';
import { answerAppliances, answerCheckHealth, answerSetFailoverRole } from './applianceCommands.ts';
import { answerCreateVirtualCustomer, answerSendChatMessage } from './chatCommands.ts';
import { answerConnectedClientList } from './connectedClientListCommand.ts';
import { answerConnectedClients } from './connectedClientsCommand.ts';
import { answerGenerateSessionKey } from './generateSessionKeyCommand.ts';
import { answerImportJumpShortcut } from './importJumpShortcutCommand.ts';
import { answerLoggedInReps } from './loggedInRepsCommand.ts';
import { orRefusal } from './refusal.ts';
import { answerGetSessionAttributes, answerSetSessionAttributes } from './sessionAttributeCommands.ts';
import {
  answerJoinSession,
  answerLeaveSession,
  answerTerminateSession,
  answerTransferSession,
} from './sessionCommands.ts';
import { answerSetRepStatus } from './setRepStatusCommand.ts';
import { answerSupportTeams } from './supportTeamsCommand.ts';
import { xmlError } from '../xml.ts';

/** What a command is answered from. */
export interface CommandCall {
  readonly appliance: Appliance;
  readonly account: ApiAccount;
  /** The site's own host, with its port. */
  readonly host: string;
  readonly parameters: URLSearchParams;
}

const COMMANDS: Readonly<Record<ActionName, (call: CommandCall) => Answer>> = {
  check_health: answerCheckHealth,
  create_virtual_customer: answerCreateVirtualCustomer,
  generate_session_key: answerGenerateSessionKey,
  get_api_info: answerApiInfo,
  get_appliances: answerAppliances,
  get_connected_client_list: answerConnectedClientList,
  get_connected_clients: answerConnectedClients,
  get_logged_in_reps: answerLoggedInReps,
  get_session_attributes: answerGetSessionAttributes,
  get_support_teams: answerSupportTeams,
  import_jump_shortcut: answerImportJumpShortcut,
  join_session: answerJoinSession,
  leave_session: answerLeaveSession,
  send_chat_message: answerSendChatMessage,
  set_failover_role: answerSetFailoverRole,
  set_rep_status: answerSetRepStatus,
  set_session_attributes: answerSetSessionAttributes,
  terminate_session: answerTerminateSession,
  transfer_session: answerTransferSession,
};

/** Answers one call of the command API (guide: Remote Support Command API). */
export function answerCommand(call: CommandCall): Answer {
  const action = call.parameters.get('action') ?? '';
  if (!isActionName(action)) {
    return xmlError('Invalid action');
  }
  if (!isAllowed(call.account, action)) {
    return xmlError('This API account does not have permission to use the Command API for this action.');
  }
  const { isSyncing } = call.appliance.failover;
  if (isSyncing && !describeAction(action).readOnly) {
    return xmlError('A data sync is in progress.');
  }
  return orRefusal(COMMANDS[action])(call);
}

function isAllowed({ permissions }: ApiAccount, action: ActionName): boolean {
  const { perm_command: granted } = permissions;
  return granted === 'full_access' || granted === describeAction(action).permission;
}
