import type { Answer } from '../../http/answer.ts';
import type { Actor } from '../../sim/history.ts';
import { checkForm, exactlyOne, known, Refusal, required } from '../parameters.ts';
import { namedSession, referredRep, type CommandCall } from './call.ts';
import type { LoggedInRep } from '../../sim/representatives.ts';
import { actorOf, type SupportSession } from '../../sim/sessions.ts';
import { TEAMS } from '../../company/configuration.ts';
import { xmlAnswer } from '../xml.ts';

/** Answers send_chat_message; the history has the message then. */
export function answerSendChatMessage(call: CommandCall): Answer {
  const { appliance, account, parameters } = call;
  const body = required(parameters, 'body');
  checkForm(parameters, 'timestamp', /^\d{1,10}$/);
  const at = Number(parameters.get('timestamp') ?? appliance.model.now());
  const message = { kind: 'chat', body, apiAccount: account.clientId } as const;
  if (exactlyOne(parameters, ['lsid', 'team_id']) === 'lsid') {
    const session = namedSession(call);
    appliance.history.append(at, session.lsid, { ...message, from: senderInSession(call, session) });
  } else {
    appliance.history.append(at, '', { ...message, ...teamChat(call) });
  }
  return xmlAnswer('success', 'Chat message sent');
}

function senderInSession(call: CommandCall, session: SupportSession): Actor {
  const impersonate = call.parameters.get('impersonate');
  if (impersonate === null) {
    return { type: 'system' };
  }
  if (impersonate === 'customer') {
    known(session.clientId, 'The customer is not in the session.');
    const row = call.appliance.model.rows('support_session').get(session.id);
    return { type: 'customer', name: row?.customer_name ?? '' };
  }
  const rep = referredRep(call, impersonate);
  if (!session.reps.has(rep)) {
    throw new Refusal('The representative is not in the session.');
  }
  return actorOf(rep);
}

function teamChat(call: CommandCall): { readonly teamId: string; readonly from: Actor; readonly to?: string } {
  const { parameters } = call;
  const team = known(
    TEAMS.find(({ id }) => id === parameters.get('team_id')),
    'There is no team with this ID.',
  );
  const member = (reference: string): LoggedInRep => {
    const rep = referredRep(call, reference);
    return known(team.codeName in rep.profile.teams ? rep : undefined, 'The representative is not in this team.');
  };
  const impersonate = parameters.get('impersonate');
  const from: Actor = impersonate === null ? { type: 'system' } : actorOf(member(impersonate));
  const id = parameters.get('to_rep');
  const username = parameters.get('to_rep_username');
  const to = id === null ? username && member(`rep_username:${username}`) : member(`rep:${id}`);
  return { teamId: team.id, from, ...(to && { to: to.profile.userId }) };
}

/** Answers create_virtual_customer: the key is used, and the customer waits in its queue. */
export function answerCreateVirtualCustomer(call: CommandCall): Answer {
  const { appliance, host, parameters } = call;
  const customer = virtualCustomer(parameters);
  const key = appliance.keys.byShortKey(required(parameters, 'short_key'));
  const session = key && appliance.simulation.useKey(key, customer);
  const { lsid } = known(session, 'Invalid session key.');
  const page = parameters.get('chat_url') === '1' ? 'chat' : 'customer_client';
  return xmlAnswer('virtual_customer', { download_url: `http://${host}/${page}?lsid=${lsid}` });
}

function virtualCustomer(parameters: URLSearchParams) {
  required(parameters, 'ip_address');
  return {
    name: required(parameters, 'name'),
    machine: {
      hostname: required(parameters, 'computer_name'),
      operatingSystem: required(parameters, 'operating_system'),
    },
  };
}
