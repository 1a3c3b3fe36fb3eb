import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import type { AccountReport } from '../../../src/command-api/account.ts';
import { mayReport } from '../../../src/reporting/reportPermissions.ts';
import { isReportType, REPORT_TYPES, reportDefinition } from '../../../src/reporting/reportTypes.ts';

function account(permissions: Readonly<Record<string, string>>, apiVersion = '1.21.1'): AccountReport {
  return { apiVersion, companyName: 'acme', timestamp: 0, skewSeconds: 0, permissions };
}

const TYPES = Object.keys(REPORT_TYPES).filter(isReportType);

describe('whether an account may have a report', () => {
  it('depends on the one permission that the guide names for it', () => {
    for (const type of TYPES) {
      const { permission } = reportDefinition(type);
      const others = TYPES.map((other) => reportDefinition(other).permission).filter((other) => other !== permission);
      const none = Object.fromEntries(others.map((other) => [other, '0']));
      assert.deepEqual(mayReport(type, account({ ...none, [permission]: '1' })), { available: true }, type);
      const denied = mayReport(type, account({ [permission]: '0' }));
      assert.ok(!denied.available, type);
    }
  });

  it('is told in the words of the page where an administrator can change it', () => {
    assert.deepEqual(mayReport('LicenseUsage', account({ perm_reporting_license: ' FALSE ' })), {
      available: false,
      reason:
        'LicenseUsage needs “Allow Access to License Usage Reports”. An administrator can allow it under /login > Management > API Configuration.',
    });
  });

  it('depends on the site’s version', () => {
    const { available, ...rest } = mayReport('PresentationSession', account({}, '1.9.2'));
    assert.equal(available, false);
    assert.deepEqual(rest, { reason: 'PresentationSession needs API version 1.15.0 or later; the site has 1.9.2.' });
    assert.equal(mayReport('PresentationSession', account({}, '1.15.0')).available, true);
    assert.equal(mayReport('PresentationSession', account({}, 'next')).available, true);
    assert.equal(mayReport('SupportSession', account({}, '1.0.0')).available, true);
  });

  it('is left to the site while nothing is known, and for values the guide does not know', () => {
    for (const type of TYPES) {
      assert.deepEqual(mayReport(type, undefined), { available: true });
      assert.deepEqual(mayReport(type, account({})), { available: true });
    }
    assert.equal(mayReport('SupportSession', account({ perm_reporting_support: 'view_own' })).available, true);
  });
});
