import * as vscode from 'vscode';
import type { Attendee, Customer, Representative } from '../../reporting/items/people.ts';
import type { Section, TableRow } from '../../webviews/report/messages.ts';

const { t } = vscode.l10n;

/** The people of a session or a presentation. */
export interface People {
  readonly customerList?: readonly Customer[];
  readonly attendeeList?: readonly Attendee[];
  readonly repList: readonly Representative[];
}

/** The table of everybody who took part. */
export function peopleSection(): Section {
  return {
    id: 'people',
    title: t('People'),
    content: {
      kind: 'table',
      columns: [
        { title: t('Name'), kind: 'text', share: 2 },
        { title: t('Role'), kind: 'text', share: 1.9, isFilter: true },
        { title: t('In the session'), kind: 'duration' },
        { title: t('Computer'), kind: 'text', share: 1.5 },
        { title: t('System'), kind: 'text', share: 1.7 },
        { title: t('Public IP'), kind: 'text', share: 2 },
        { title: t('Private IP'), kind: 'text', share: 1.4 },
      ],
      empty: t('The report names nobody.'),
    },
  };
}

/** Customers or attendees, then representatives. */
export function peopleRows({ customerList = [], attendeeList = [], repList }: People): readonly TableRow[] {
  const customers = customerList.map((customer, index) => ({
    id: `customer:${index}`,
    cells: [
      customer.username || (customer.info?.name ?? ''),
      customer.primaryCust ? t('Customer') : t('Further customer'),
      null,
      customer.hostname,
      customer.os,
      customer.publicIp,
      customer.privateIp,
    ],
    details: factsOf({ ...customer.info, ...customer.others }),
  }));
  const attendees = attendeeList.map((attendee, index) => ({
    id: `attendee:${index}`,
    cells: [attendee.username || (attendee.info?.name ?? ''), t('Attendee'), null, '', '', attendee.publicIp, ''],
    details: factsOf({ ...attendee.info, ...attendee.others }),
  }));
  return [...customers, ...attendees, ...repList.map(representativeRow)];
}

function representativeRow(rep: Representative, index: number): TableRow {
  const role = rep.primaryRep ? t('Primary representative') : rep.invited ? t('Invited') : t('Representative');
  return {
    id: `representative:${index}`,
    cells: [
      rep.privateDisplayName || rep.displayName || rep.publicDisplayName || rep.username,
      role,
      rep.secondsInvolved,
      rep.hostname,
      rep.os,
      rep.publicIp,
      rep.privateIp,
    ],
    details: factsOf({ [t('Username')]: rep.username, [t('Public name')]: rep.publicDisplayName, ...rep.others }),
  };
}

function factsOf(values: Readonly<Record<string, unknown>>): { label: string; value: string }[] {
  return Object.entries(values).flatMap(([label, value]) =>
    typeof value === 'string' && value !== '' ? [{ label, value }] : [],
  );
}
