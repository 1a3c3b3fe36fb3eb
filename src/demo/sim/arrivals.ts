import type { SimulationContext } from './simulationContext.ts';
import { CUSTOMERS } from '../company/people.ts';
import type { Random } from './random.ts';
import type { LoggedInRep } from './representatives.ts';
import type { Arrival } from './sessions.ts';
import {
  ATTRIBUTES,
  CUSTOMER_APPROACHES,
  ISSUES,
  REP_APPROACHES,
  SKILLS,
  type Approach,
} from '../company/configuration.ts';

/** Whose chance it is, and where a team's customers wait. */
type ArrivalContext = Pick<SimulationContext, 'random'> & {
  readonly representatives: Pick<SimulationContext['representatives'], 'queueOf'>;
};

/** A customer with some issue, on the way to the queue that takes it. */
export function customerArrival({ random, representatives }: ArrivalContext, at: number, approach?: Approach): Arrival {
  const issue = random.pick(ISSUES);
  const chosen = approach ?? random.pick(CUSTOMER_APPROACHES);
  return {
    approach: chosen,
    customer: random.pick(CUSTOMERS),
    issue: chosen.startMethod === 'rep_list' ? undefined : issue,
    description: random.pick(issue.texts),
    queueId: representatives.queueOf(issue.team),
    ...labels(random),
    at,
  };
}

/** A session that a representative starts on a machine. */
export function repArrival(
  { random }: Pick<ArrivalContext, 'random'>,
  rep: Pick<LoggedInRep, 'queueId'>,
  at: number,
  approach?: Approach,
): Arrival {
  return {
    approach: approach ?? random.pick(REP_APPROACHES),
    customer: random.chance(0.5) ? ['', '', ''] : random.pick(CUSTOMERS),
    issue: undefined,
    description: '',
    queueId: rep.queueId,
    ...labels(random),
    at,
  };
}

function labels(random: Random): Pick<Arrival, 'priority' | 'skills' | 'attributes'> {
  const attributes: Record<string, string> = {};
  if (random.chance(0.6)) {
    attributes['external_key'] = `${random.pick(['INC', 'ABC', 'REQ'])}-${random.integer(100, 9999)}`;
  }
  if (random.chance(0.5)) {
    const [codeName, values] = random.pick(Object.entries(ATTRIBUTES));
    attributes[codeName] = random.pick(values);
  }
  const skills = SKILLS.filter(() => random.chance(0.12));
  return { priority: random.pick([1, 2, 2, 2, 2, 3, 3]), skills, attributes };
}
