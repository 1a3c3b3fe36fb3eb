import type { Answer } from '../../http/answer.ts';
import { exactlyOne, known, Refusal, required } from '../parameters.ts';
import { namedRep, namedSession, referredRep, type CommandCall } from './call.ts';
import { ATTRIBUTES, attributeName, TEAMS } from '../../company/configuration.ts';
import { xmlAnswer } from '../xml.ts';

const PREFIX = 'session.custom.';
const EXTERNAL_KEY = 'external_key';

/** Answers join_session; a session that waited is in the representative's hands then. */
export function answerJoinSession(call: CommandCall): Answer {
  const rep = namedRep(call);
  const session = namedSession(call);
  if (session.reps.has(rep)) {
    throw new Refusal('The representative is already in the session.');
  }
  call.appliance.simulation.receive(session, rep);
  return xmlAnswer('success', 'Representative successfully added');
}

/** Answers transfer_session; the session waits in its new queue. */
export function answerTransferSession(call: CommandCall): Answer {
  const queueId = queueFor(call);
  call.appliance.simulation.transfer(namedSession(call), queueId);
  return xmlAnswer('success', 'Successfully transferred');
}

function queueFor(call: CommandCall): string {
  const { representatives } = call.appliance.context;
  const queue = required(call.parameters, 'queue_id');
  const [, teamId] = /^team:(.*)$/s.exec(queue) ?? [];
  if (teamId === undefined) {
    return referredRep(call, queue).queueId;
  }
  const team = known(
    TEAMS.find(({ id }) => id === teamId),
    'There is no team with this ID.',
  );
  const queueId = representatives.queueOf(team.codeName);
  return known(
    queueId === representatives.generalQueueId ? undefined : queueId,
    'No representative is there for this team.',
  );
}

/** Answers leave_session; where nobody is left to help, the session waits again. */
export function answerLeaveSession(call: CommandCall): Answer {
  const { simulation } = call.appliance;
  const leaving = exactlyOne(call.parameters, ['rep_id', 'rep_username', 'customer']);
  const session = namedSession(call);
  if (leaving === 'customer') {
    known(session.clientId, 'The customer is not in the session.');
    simulation.dismissCustomer(session);
    return xmlAnswer('success', 'Customer successfully removed');
  }
  const rep = namedRep(call);
  if (!session.reps.has(rep)) {
    throw new Refusal('The representative is not in the session.');
  }
  simulation.dismissRep(session, rep);
  return xmlAnswer('success', 'Representative successfully removed');
}

/** Answers terminate_session. */
export function answerTerminateSession(call: CommandCall): Answer {
  call.appliance.context.sessions.end(namedSession(call));
  return xmlAnswer('success', 'Successfully terminated');
}

/** Answers set_session_attributes: what is not named stays, an empty text clears. */
export function answerSetSessionAttributes(call: CommandCall): Answer {
  const session = namedSession(call);
  const { sessions } = call.appliance.context;
  const custom = [...call.parameters]
    .filter(([name]) => name.startsWith(PREFIX))
    .map(([name, value]) => [name.slice(PREFIX.length), value] as const);
  const unknown = custom.find(([codeName]) => codeName !== EXTERNAL_KEY && !Object.hasOwn(ATTRIBUTES, codeName));
  if (unknown) {
    throw new Refusal(`There is no custom field with the code name ${unknown[0].slice(0, 64)}.`);
  }
  for (const [codeName, value] of custom) {
    if (value === '') {
      sessions.clearAttribute(session, codeName);
    } else {
      sessions.setAttribute(session, codeName, value);
    }
  }
  return xmlAnswer('success', 'Session attributes were set');
}

/** Answers get_session_attributes with those that are set. */
export function answerGetSessionAttributes(call: CommandCall): Answer {
  const session = namedSession(call);
  const rows = call.appliance.model.rows('support_session_attribute');
  const custom_attribute = [...session.attributes].map(([codeName, id]) => ({
    '@display_name': attributeName(codeName),
    '@code_name': codeName,
    '#text': rows.get(id)?.value ?? '',
  }));
  return xmlAnswer('custom_attributes', { custom_attribute });
}
