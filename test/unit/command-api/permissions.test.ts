import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { isGranted, mayUse, PERMISSIONS } from '../../../src/command-api/permissions.ts';

/** The guide's table (get_api_info, Element Names and Attributes). */
const GUIDE = [
  'perm_backup',
  'perm_command',
  'perm_configuration',
  'perm_configuration_vault_account',
  'perm_ecm',
  'perm_real_time_state',
  'perm_reporting_archive',
  'perm_reporting_license',
  'perm_reporting_presentation',
  'perm_reporting_support',
  'perm_reporting_vault',
  'perm_vault_backup',
];

describe('the permissions of an API account', () => {
  it('are all those of the guide', () => {
    assert.deepEqual(
      GUIDE.filter((name) => !Object.hasOwn(PERMISSIONS, name)),
      [],
    );
  });

  it('are granted unless the site refuses them', () => {
    assert.deepEqual(['0', 'deny', ' 0 ', 'False'].map(isGranted), [false, false, false, false]);
    assert.deepEqual(['1', 'read_only', 'full_access', 'maybe', undefined].map(isGranted), Array(5).fill(true));
  });

  it('say where a missing one is granted', () => {
    const may = mayUse('perm_backup', 'Backup API', { permissions: { perm_backup: '0' } });
    assert.ok(!may.available && /Backup API.*API Configuration \(Backup API: Allow Access\)/.test(may.reason));
    assert.ok(mayUse('perm_backup', 'Backup API', undefined).available);
  });
});
