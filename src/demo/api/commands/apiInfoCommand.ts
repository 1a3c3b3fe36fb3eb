import type { Answer } from '../../http/answer.ts';
import type { CommandCall } from './commands.ts';
import { COMPANY } from '../../company/configuration.ts';
import { xmlAnswer } from '../xml.ts';

/** The API version of the guide, 21.3. */
export const API_VERSION = '1.21.1';

/** Answers get_api_info. The root is `api_information`, as real sites have it. */
export function answerApiInfo({ appliance, account }: CommandCall): Answer {
  const permission = Object.entries(account.permissions).map(([name, value]) => ({
    '@name': name,
    '#text': String(value),
  }));
  return xmlAnswer('api_information', {
    api_version: API_VERSION,
    company_name: COMPANY,
    timestamp: appliance.world.now(),
    permissions: { permission },
  });
}
