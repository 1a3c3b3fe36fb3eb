import { JUMPOINTS, type Jumpoint } from '../../company/jumpShortcuts.ts';
import type { Appliance } from '../../appliance.ts';
import type { LoggedInRep } from '../../sim/representatives.ts';
import type { SupportSession } from '../../sim/sessions.ts';
import type { Row } from '../../sim/tables.ts';
import { Refusal } from '../parameters.ts';

/** What can be asked for by `type` in get_connected_client_list and get_connected_clients. */
export const CONNECTED_CLIENT_TYPES = [
  'representative',
  'support_customer',
  'presentation_attendee',
  'push_agent',
] as const;
export type ConnectedClientType = (typeof CONNECTED_CLIENT_TYPES)[number];

/** A client that is connected to the appliance now, and whose it is. */
export type ConnectedClient = { readonly id: string } & (
  | { readonly type: 'representative'; readonly rep: LoggedInRep }
  | { readonly type: 'support_customer'; readonly session: SupportSession; readonly row: Row<'customer_client'> }
  | { readonly type: 'presentation_attendee'; readonly row: Row<'attendee'> }
  | { readonly type: 'push_agent'; readonly jumpoint: Jumpoint }
);

/** All clients connected now. Representatives and customers have the ids of their rows in the state model. */
export function connectedClients({ context, model }: Appliance): ConnectedClient[] {
  const reps = [...context.representatives.loggedIn.values()].map(
    (rep) => ({ type: 'representative', id: rep.id, rep }) as const,
  );
  const customers = [...context.sessions.active].flatMap((session) => {
    const id = session.clientId ?? '';
    const row = model.rows('customer_client').get(id);
    return row ? [{ type: 'support_customer', id, session, row } as const] : [];
  });
  const attendees = [...model.rows('attendee')]
    .filter(([, row]) => row.connected)
    .map(([id, row]) => ({ type: 'presentation_attendee', id, row }) as const);
  const agents = JUMPOINTS.map((jumpoint) => ({ type: 'push_agent', id: jumpoint.id, jumpoint }) as const);
  return [...reps, ...customers, ...attendees, ...agents];
}

/** The types asked for. @throws Refusal where one of them is unknown. */
export function readClientTypes(text: string | null): readonly ConnectedClientType[] {
  const names = (text || 'all').split(',').map((name) => name.trim());
  if (names.includes('all')) {
    return CONNECTED_CLIENT_TYPES;
  }
  const types = CONNECTED_CLIENT_TYPES.filter((type) => names.includes(type));
  if (types.length !== new Set(names).size) {
    throw new Refusal('The parameter type is invalid.');
  }
  return types;
}
