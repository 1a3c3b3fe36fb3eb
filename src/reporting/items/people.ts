import { itemReader, list, one, othersOf, ownText, type Item, type ItemReader, type Others } from '../itemFields.ts';
import type { XmlElement } from '../../base/xmlElement.ts';

/** Something with an id and a name: a public site, a Jumpoint, a team. */
export interface Named extends Others {
  /** '' where the site tells none. */
  readonly id: string;
  readonly name: string;
}

/** Who took part in a session, as its report refers to them. */
export interface Participant extends Named {
  /** Of the connection; the system has 0. It joins events with the lists of people. */
  readonly gsnumber: string;
}

/** Who did something, or to whom it was done. */
export interface Actor extends Others {
  /** `system`, `customer`, `representative` or `attendee`. */
  readonly type: string;
  readonly gsnumber: string;
  readonly name: string;
  /** Only where the site tells it. */
  readonly id?: string;
}

const NAMES = ['name', 'value', 'display_name', 'private_display_name', 'username'];

/** Reads an element that is a name with an `id`. */
export const readNamed: ItemReader<Named> = (element) => ({
  id: valueOf(element, 'id'),
  name: ownText(element, ...NAMES),
  ...unknown(element, ['id', ...NAMES]),
});

/** As `readNamed`, for what a session need not have: by the id `-1` the site says that there is none. */
export const readNamedIfAny: ItemReader<Named | undefined> = (element) =>
  valueOf(element, 'id') === '-1' ? undefined : readNamed(element);

/** Reads an element that is a name with a `gsnumber` and perhaps an `id`. */
export const readParticipant: ItemReader<Participant> = (element) => ({
  id: valueOf(element, 'id'),
  gsnumber: valueOf(element, 'gsnumber'),
  name: ownText(element, ...NAMES),
  ...unknown(element, ['id', 'gsnumber', ...NAMES]),
});

/** Reads `<performed_by>` and `<destination>`. */
export const readActor: ItemReader<Actor> = (element) => {
  const id = valueOf(element, 'id');
  const gsnumber = valueOf(element, 'gsnumber');
  const type = valueOf(element, 'type').toLowerCase();
  return {
    type: type === '' && gsnumber === '0' ? 'system' : type,
    gsnumber,
    name: ownText(element, ...NAMES),
    ...(id !== '' && { id }),
    ...unknown(element, ['id', 'gsnumber', 'type', ...NAMES]),
  };
};

const INFO = { name: 'text', company: 'text', company_code: 'text', issue: 'text', details: 'text' } as const;

/** Reads `<info>`: what a customer entered before the session, or was given by the program that started it. */
const readInfo = itemReader(INFO);

const CUSTOMER = {
  gsnumber: 'text',
  username: 'text',
  public_ip: 'text',
  private_ip: 'text',
  hostname: 'text',
  os: 'text',
  primary_cust: 'flag',
  info: one(readInfo),
} as const;

/** A customer in a session; what the site did not collect is the word `Unknown`. */
export type Customer = Item<typeof CUSTOMER>;

/** Reads `<customer>`. */
const readCustomer: ItemReader<Customer> = itemReader(CUSTOMER);

const ATTENDEE = { gsnumber: 'text', username: 'text', public_ip: 'text', info: one(readInfo) } as const;

/** An attendee of a presentation. */
export type Attendee = Item<typeof ATTENDEE>;

/** Reads `<attendee>`. */
export const readAttendee: ItemReader<Attendee> = itemReader(ATTENDEE);

const REPRESENTATIVE = {
  gsnumber: 'text',
  id: 'text',
  username: 'text',
  display_name: 'text',
  public_display_name: 'text',
  private_display_name: 'text',
  display_number: 'text',
  public_ip: 'text',
  private_ip: 'text',
  hostname: 'text',
  os: 'text',
  session_owner: 'flag',
  primary_rep: 'flag',
  seconds_involved: 'number',
  invited: 'flag',
} as const;

/** A representative in a session; one who reconnected is there several times, with different gsnumbers. */
export type Representative = Item<typeof REPRESENTATIVE>;

/** Reads `<representative>` of a session. */
export const readRepresentative: ItemReader<Representative> = itemReader(REPRESENTATIVE);

/** A team that a session belonged to. */
export interface SessionTeam extends Named {
  /** Whether the session was transferred to it last. */
  readonly primaryTeam: boolean;
}

/** Reads `<team>` of a session. */
const readSessionTeam: ItemReader<SessionTeam> = (element) => ({
  id: valueOf(element, 'id'),
  name: ownText(element, ...NAMES),
  primaryTeam: /^(?:1|true)$/i.test(valueOf(element, 'primary_team')),
  ...unknown(element, ['id', 'primary_team', ...NAMES]),
});

/** The lists of people that sessions and surveys share. */
export const PEOPLE = {
  customer_list: list('customer', readCustomer),
  rep_list: list('representative', readRepresentative),
  team_list: list('team', readSessionTeam),
} as const;

/** An attribute, or else the text of the child element of that name. */
export function valueOf(element: XmlElement, name: string): string {
  const value = element.attributes[name] ?? element.children.find((candidate) => candidate.name === name)?.text;
  return value?.trim() ?? '';
}

function unknown(element: XmlElement, known: readonly string[]): Others {
  const attributes = Object.keys(element.attributes);
  if (element.children.length === 0 && attributes.every((name) => known.includes(name))) {
    return {};
  }
  const others = othersOf(element, new Set(known));
  return others ? { others } : {};
}
