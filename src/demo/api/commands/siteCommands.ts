import type { Answer } from '../../http/answer.ts';
import { API_VERSION, type CommandCall } from './call.ts';
import { APPLIANCE_GUID, PARTNER_GUID } from '../../failover.ts';
import { COMPANY } from '../../company/configuration.ts';
import { checkForm, required } from '../parameters.ts';
import { xmlAnswer, xmlTime } from '../xml.ts';

const SHARED_IP = '203.0.113.10';

/** Answers get_api_info. The root is `api_information`, as real sites have it. */
export function answerApiInfo({ appliance, account }: CommandCall): Answer {
  const permission = Object.entries(account.permissions).map(([name, value]) => ({
    '@name': name,
    '#text': String(value),
  }));
  return xmlAnswer('api_information', {
    api_version: API_VERSION,
    company_name: COMPANY,
    timestamp: appliance.model.now(),
    permissions: { permission },
  });
}

/** Answers get_appliances: a failover pair, no cluster. */
export function answerAppliances({ appliance, host }: CommandCall): Answer {
  const { role, partnerRole } = appliance.failover;
  const offset = appliance.time.offsetAt(appliance.model.now());
  const common = { cluster_role: 'single', accepting_connections: 1, timezone_offset: offset };
  const [own, partner] = [
    { '@id': APPLIANCE_GUID, name: 'Demo North', public_hostname: hostname(host), failover_role: role },
    { '@id': PARTNER_GUID, name: 'Demo South', public_hostname: 'south.demo.invalid', failover_role: partnerRole },
  ];
  return xmlAnswer('appliances', {
    appliance: [
      { ...own, ...common },
      { ...partner, ...common },
    ],
  });
}

/** Answers check_health. */
export function answerCheckHealth({ appliance, host }: CommandCall): Answer {
  const { isHealthy, role } = appliance.failover;
  const lastSync = appliance.failover.lastSync(appliance.model.now());
  return xmlAnswer('health_check', {
    appliance: { '@id': APPLIANCE_GUID, '#text': hostname(host) },
    version: '21.3.1 (demo)',
    success: isHealthy ? 1 : 0,
    ...(!isHealthy && { error_message: 'The appliance cannot write to its disk.' }),
    failover_role: role,
    enabled_shared_ips: { ip: [{ '#text': SHARED_IP }] },
    last_data_sync_time: xmlTime(lastSync),
    last_data_sync_status: 'Data sync completed',
  });
}

/** Answers set_failover_role; everybody is disconnected when the role changes. */
export function answerSetFailoverRole({ appliance, parameters }: CommandCall): Answer {
  checkForm(parameters, 'role', /^(primary|backup)$/);
  const role = required(parameters, 'role') === 'backup' ? 'backup' : 'primary';
  const isSynced = parameters.get('data_sync_first') === '1';
  appliance.setFailoverRole(role, isSynced);
  return xmlAnswer(
    'success',
    isSynced
      ? 'Successfully started data sync. Role change will occur upon successful completion.'
      : 'Successfully changed role.',
  );
}

function hostname(host: string): string {
  return new URL(`http://${host}`).hostname;
}
