import type { Answer } from '../../http/answer.ts';
import { Refusal } from '../parameters.ts';
import { xmlError } from '../xml.ts';
import type { CommandCall } from './call.ts';
import { answerCreateVirtualCustomer, answerSendChatMessage } from './chatCommands.ts';
import { answerConnectedClientList, answerConnectedClients } from './connectedClientCommands.ts';
import { answerImportJumpShortcut } from './jumpShortcutCommand.ts';
import { answerLoggedInReps, answerSetRepStatus, answerSupportTeams } from './repCommands.ts';
import {
  answerGetSessionAttributes,
  answerJoinSession,
  answerLeaveSession,
  answerSetSessionAttributes,
  answerTerminateSession,
  answerTransferSession,
} from './sessionCommands.ts';
import { answerGenerateSessionKey } from './sessionKeyCommand.ts';
import { answerApiInfo, answerAppliances, answerCheckHealth, answerSetFailoverRole } from './siteCommands.ts';

type Command = (call: CommandCall) => Answer;

/** Commands that change nothing. */
const QUESTIONS: Readonly<Record<string, Command>> = {
  check_health: answerCheckHealth,
  get_api_info: answerApiInfo,
  get_appliances: answerAppliances,
  get_connected_client_list: answerConnectedClientList,
  get_connected_clients: answerConnectedClients,
  get_logged_in_reps: answerLoggedInReps,
  get_session_attributes: answerGetSessionAttributes,
  get_support_teams: answerSupportTeams,
};

/** Commands that change something and yet need read-only access alone. */
const SMALL_CHANGES: Readonly<Record<string, Command>> = {
  create_virtual_customer: answerCreateVirtualCustomer,
  leave_session: answerLeaveSession,
  send_chat_message: answerSendChatMessage,
  set_rep_status: answerSetRepStatus,
};

/** Commands that need full access. */
const CHANGES: Readonly<Record<string, Command>> = {
  generate_session_key: answerGenerateSessionKey,
  import_jump_shortcut: answerImportJumpShortcut,
  join_session: answerJoinSession,
  set_failover_role: answerSetFailoverRole,
  set_session_attributes: answerSetSessionAttributes,
  terminate_session: answerTerminateSession,
  transfer_session: answerTransferSession,
};

const COMMANDS: ReadonlyMap<string, Command> = new Map(Object.entries({ ...QUESTIONS, ...SMALL_CHANGES, ...CHANGES }));

/** Answers one call of the command API (guide: Remote Support Command API). */
export function answerCommand(call: CommandCall): Answer {
  const action = call.parameters.get('action') ?? '';
  const command = COMMANDS.get(action);
  if (command === undefined) {
    return xmlError('Invalid action');
  }
  if (Object.hasOwn(CHANGES, action) && call.account.permissions.perm_command !== 'full_access') {
    return xmlError('This API account does not have permission to use the Command API for this action.');
  }
  if (call.appliance.failover.isSyncing && !Object.hasOwn(QUESTIONS, action)) {
    return xmlError('A data sync is in progress.');
  }
  try {
    return command(call);
  } catch (error) {
    if (error instanceof Refusal) {
      return xmlError(error.message);
    }
    throw error;
  }
}
