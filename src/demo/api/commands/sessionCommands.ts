import type { Answer } from '../../http/answer.ts';
import type { CommandCall } from './commands.ts';
import { checkParameters, known, namedRep, namedSession, Refusal } from './refusal.ts';
import type { LoggedInRep } from '../../sim/representatives.ts';
import { TEAMS } from '../../company/configuration.ts';
import { xmlAnswer } from '../xml.ts';

/** Answers join_session; a session that waited is in the representative's hands then. */
export function answerJoinSession(call: CommandCall): Answer {
  checkParameters('join_session', call);
  const session = namedSession(call);
  const rep = namedRep(call);
  if (session.reps.has(rep)) {
    throw new Refusal('The representative is already in the session.');
  }
  call.appliance.life.receive(session, rep);
  return xmlAnswer('success', 'Representative successfully added');
}

/** Answers transfer_session; the session waits in its new queue. */
export function answerTransferSession(call: CommandCall): Answer {
  checkParameters('transfer_session', call);
  const session = namedSession(call);
  call.appliance.life.transfer(session, queueFor(call));
  return xmlAnswer('success', 'Successfully transferred');
}

function queueFor({ appliance, parameters }: CommandCall): string {
  const { roster } = appliance.participants;
  const [, kind = '', name = ''] = /^(\w+):(.*)$/s.exec(parameters.get('queue_id') ?? '') ?? [];
  if (kind === 'team') {
    const team = known(
      TEAMS.find(({ id }) => id === name),
      'There is no team with this ID.',
    );
    const queueId = roster.queueOf(team.codeName);
    return known(queueId === roster.generalQueueId ? undefined : queueId, 'No representative is there for this team.');
  }
  const rep = kind === 'rep' ? roster.loggedIn.get(name) : roster.byUsername(name);
  return known(rep, 'The representative is not logged in.').queueId;
}

/** Answers leave_session; where nobody is left to help, the session waits again. */
export function answerLeaveSession(call: CommandCall): Answer {
  checkParameters('leave_session', call);
  const session = namedSession(call);
  const { life } = call.appliance;
  if (call.parameters.get('customer') === '1') {
    known(session.clientId, 'The customer is not in the session.');
    life.dismissCustomer(session);
    return xmlAnswer('success', 'Customer successfully removed');
  }
  const rep: LoggedInRep = namedRep(call);
  if (!session.reps.has(rep)) {
    throw new Refusal('The representative is not in the session.');
  }
  life.dismissRep(session, rep);
  return xmlAnswer('success', 'Representative successfully removed');
}

/** Answers terminate_session. */
export function answerTerminateSession(call: CommandCall): Answer {
  checkParameters('terminate_session', call);
  call.appliance.participants.sessions.end(namedSession(call));
  return xmlAnswer('success', 'Successfully terminated');
}
