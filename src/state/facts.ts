/**
 * What the tables of the state model say when read together (guide: System State Model of the Real-Time API). Pure
 * functions over the rows; each costs what its answer is long.
 */
export {
  attributesOf,
  externalKeyOf,
  clientsOf,
  estimatedWaitSeconds,
  isTaken,
  isWaiting,
  representativesIn,
  sessionsIn,
  skillsOf,
  waitingCount,
  waitingIn,
  waitingSince,
} from './sessionFacts.ts';
export {
  availableFor,
  isAvailable,
  loggedInSeconds,
  presenceOf,
  representativesOf,
  sessionCount,
  sessionsOf,
  skillsOfRepresentative,
  teamsOf,
  type Presence,
} from './representativeFacts.ts';
export { attendeesOf, presentersOf, unplacedAttendees } from './presentationFacts.ts';
