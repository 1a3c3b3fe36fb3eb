import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { systemClock, type Clock } from '../../../src/base/clock.ts';
import { checkAccount } from '../../../src/command-api/account.ts';
import { FakeSite } from './fakeSite.ts';

const XML = `<api_information><api_version>1.21.1</api_version><company_name>acme</company_name>
  <timestamp>1000090</timestamp><permissions><permission name="perm_command">full_access</permission></permissions>
  </api_information>`;

function clockAt(seconds: number): Clock & { seconds: number } {
  return {
    ...systemClock,
    seconds,
    now: function (this: { seconds: number }) {
      return this.seconds * 1000;
    },
  };
}

describe('checkAccount', () => {
  it('compares the clocks at the middle of the request, without the time for the token', async () => {
    const clock = clockAt(1_000_000);
    class SlowSite extends FakeSite {
      override async token(): Promise<string> {
        clock.seconds += 50;
        return super.token();
      }
    }
    const site = new SlowSite(() => {
      clock.seconds += 20;
      return XML;
    });
    assert.deepEqual(await checkAccount(site, clock), {
      apiVersion: '1.21.1',
      companyName: 'acme',
      timestamp: 1_000_090,
      skewSeconds: 30,
      permissions: { perm_command: 'full_access' },
    });
  });

  it('assumes equal clocks if the site does not send its time', async () => {
    const site = new FakeSite('<api_information><api_version>1.25.0</api_version></api_information>');
    assert.deepEqual(await checkAccount(site, clockAt(77)), {
      apiVersion: '1.25.0',
      companyName: '',
      timestamp: 77,
      skewSeconds: 0,
      permissions: {},
    });
  });

  it('sends no request if it gets no token', async () => {
    const refusal = new Error('refused');
    const site = new FakeSite(XML);
    site.token = () => Promise.reject(refusal);
    await assert.rejects(checkAccount(site), refusal);
    assert.deepEqual(site.requests, []);
  });
});
