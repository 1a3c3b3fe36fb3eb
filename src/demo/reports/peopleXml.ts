import { repMachine } from '../company/machines.ts';
import type { RecordedRep, SessionRecord } from './sessionRecord.ts';
import { PUBLIC_SITES, TEAMS } from '../company/configuration.ts';
import type { XmlElement } from '../api/xml.ts';

/** The names of a representative: the deprecated one too. */
export function nameElements({ profile }: Pick<RecordedRep, 'profile'>): XmlElement {
  return {
    display_name: profile.privateName,
    public_display_name: profile.publicName,
    private_display_name: profile.privateName,
  };
}

/** What all reports tell of the people in a session. */
export function peopleElements(record: SessionRecord): XmlElement {
  return {
    customer_list: { customer: [customerElement(record)] },
    rep_list: { representative: record.reps.map((rep) => repElement(rep, record)) },
    team_list: {
      team: record.teamIds.map((id) => ({
        '@id': id,
        '@primary_team': id === record.primaryTeamId ? 1 : 0,
        '#text': teamName(id),
      })),
    },
  };
}

/** The public site that a session came by. */
export function siteElement(record: SessionRecord): XmlElement {
  const { siteId } = record.begun;
  return { '@id': siteId, '#text': PUBLIC_SITES.find(({ id }) => id === siteId)?.name ?? '' };
}

/** `<primary_rep>` and `<primary_team>`, where there is one. */
export function primaryElements({ primaryRep, primaryTeamId }: SessionRecord): XmlElement {
  return {
    ...(primaryRep && {
      primary_rep: {
        '@gsnumber': primaryRep.gsnumber,
        '@id': primaryRep.profile.userId,
        '#text': primaryRep.profile.privateName,
      },
    }),
    ...(primaryTeamId !== undefined && { primary_team: { '@id': primaryTeamId, '#text': teamName(primaryTeamId) } }),
  };
}

/** What a team is called now. */
export function teamName(teamId: string): string {
  return TEAMS.find(({ id }) => id === teamId)?.name ?? '';
}

/** What a connection tells of a representative's computer. */
export function machineElements(userId: string): XmlElement {
  const { publicIp: public_ip, privateIp: private_ip, hostname, operatingSystem: os } = repMachine(userId);
  return { public_ip, private_ip, hostname, os };
}

function customerElement({ customer, customerAddresses, begun }: SessionRecord): XmlElement {
  return {
    '@gsnumber': customer.gsnumber,
    username: customer.name,
    public_ip: customerAddresses.publicIp,
    private_ip: customerAddresses.privateIp,
    hostname: begun.hostname,
    os: begun.operatingSystem,
    primary_cust: 1,
    info: {
      name: begun.customerName,
      company: begun.customerCompany,
      company_code: begun.customerCompanyCode,
      issue: begun.issueId,
      details: begun.description,
    },
  };
}

function repElement(rep: RecordedRep, { primaryRep }: SessionRecord): XmlElement {
  const { gsnumber, profile, seconds, isOwner } = rep;
  return {
    '@gsnumber': gsnumber,
    '@id': profile.userId,
    username: profile.username,
    ...nameElements(rep),
    display_number: 100 + Number(profile.userId),
    ...machineElements(profile.userId),
    session_owner: isOwner ? 1 : 0,
    primary_rep: rep === primaryRep ? 1 : 0,
    seconds_involved: seconds,
    ...(profile.type === 'invited' && { invited: 1 }),
  };
}
