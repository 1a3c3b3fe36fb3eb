import type { Answer } from './answer.ts';
import { APPLIANCE_GUID } from './connectedClients.ts';
import type { CommandCall } from './commands.ts';
import { xmlAnswer } from './xml.ts';

/** Answers check_health: this appliance is always well, and has no partner to fail over to. */
export function answerCheckHealth({ host }: CommandCall): Answer {
  return xmlAnswer('health_check', {
    appliance: { '@id': APPLIANCE_GUID, '#text': host },
    version: '21.3.1 (demo)',
    success: 1,
    failover_role: 'none',
  });
}
