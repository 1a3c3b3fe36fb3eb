import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { presentationPage } from '../../src/ui/features/reports/pages/presentationPage.ts';
import { readPage, type WrittenPage } from './support/pageReader.ts';
import { listOf, reportSite } from './support/reportSite.ts';

const DAY = 86_400;
const NOON = Date.parse('2021-11-23T12:00:00') / 1000;

/** Returns the page of a presentation that a person joined at each of these times. */
async function pageOf(...times: readonly number[]): Promise<WrittenPage> {
  const events = times.map(
    (time) =>
      `<event timestamp="${time}" event_type="Conference Member Added"><performed_by type="system" gsnumber="0">System</performed_by>
      <data><value name="private_ip" value="10.0.0.1"/><value name="user_id" value="17"/></data></event>`,
  );
  const session = `<session lsid="a"><session_details>${events.join('')}</session_details></session>`;
  const site = reportSite(() => ({ xml: listOf('session_list', session) }));
  return readPage(presentationPage(site.active, { lsid: 'a' }));
}

/** Tells if the times of the events are shown without their day. */
function isWithoutDay(page: WrittenPage): boolean | undefined {
  const content = page.section('events')?.content;
  return content?.kind === 'table' ? content.columns[0]?.isOneDay : undefined;
}

describe('the table of events', () => {
  it('shows times without the day if all events were on one day', async () => {
    assert.equal(isWithoutDay(await pageOf(NOON, NOON + 3600)), true);
    assert.equal(isWithoutDay(await pageOf(NOON, NOON + DAY)), false);
    assert.equal(isWithoutDay(await pageOf()), false);
  });

  it('shows the site’s events and fields in words', async () => {
    const [row] = (await pageOf(NOON)).rows('events');
    assert.equal(row?.cells[2], 'Joined');
    assert.equal(row.cells.at(-1), 'Private IP: 10.0.0.1 · User ID: 17');
    assert.deepEqual(
      row.details?.map(({ label }) => label),
      ['Private IP', 'User ID'],
    );
  });
});
