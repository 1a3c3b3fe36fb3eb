import { StateModel } from '../../../src/state/model/model.ts';
import type { Moment } from '../../../src/ui/shared/rows/sessionRow.ts';

/** 2021-11-23, 09:00 UTC, in seconds. */
export const NOW = 1_637_658_000;

/** Two teams, three representatives, two customers who wait and one who is being helped; as a site would send it. */
export function supportCentre(): StateModel {
  const model = new StateModel();
  model.apply({
    type: 'model_update',
    insert: {
      queue: {
        '1': { name: 'General', type: 'prewait', created_timestamp: NOW - 9000 },
        '2': { name: 'Network', code_name: 'network', support_team_id: '3', type: 'team' },
        '3': { name: 'Hardware', code_name: 'hardware', support_team_id: '5', type: 'team' },
        '18446744073709551615': { name: 'Bob Baker', type: 'personal' },
      },
      representative: {
        '11': representative('bob', 'Bob Baker', '18446744073709551615', { user_id: 1, routing_available: 1 }),
        '12': representative('li', 'Li Wei', '', { user_id: 2, routing_enabled: 0 }),
        '13': representative('zoe', 'Zoë Ångström', '', { user_id: 3, routing_busy: 1 }),
      },
      representative_queue: {
        '21': { representative_id: '11', queue_id: '3', role: 'member' },
        '22': { representative_id: '13', queue_id: '2', role: 'lead' },
      },
      support_session: {
        '41': session('Zoë', 'ACME', '2', NOW - 840),
        '42': session('Kim', '', '2', NOW - 180),
        '43': session('Sven', 'Fuchs', '18446744073709551615', NOW - 2460),
      },
      representative_support_session: { '51': { representative_id: '11', support_session_id: '43' } },
      customer_client: { '61': { client_type: 'web_chat', support_session_id: '42' } },
    },
  });
  return model;
}

/** Returns the moment of the tests, with the default limit of ten minutes. */
export function momentOf(model: StateModel, now = NOW): Moment {
  return { model, now, longWaitSeconds: 600 };
}

function representative(username: string, name: string, queue: string, fields: Record<string, number>): object {
  const routing = { routing_available: 0, routing_busy: 0, routing_enabled: 1, routing_idle: 0 };
  return { username, private_display_name: name, queue_id: queue, ...routing, ...fields };
}

function session(name: string, company: string, queue: string, since: number): object {
  return {
    customer_name: name,
    customer_company: company,
    queue_id: queue,
    queue_entry_timestamp: since,
    created_timestamp: since,
    start_method: 'session_key',
    lsid: `lsid-${name}`,
  };
}
