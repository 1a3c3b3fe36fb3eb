import { child, children, type XmlElement } from '../../base/xmlElement.ts';
import { readFields, readUnknownFields, type UnknownFields, type ReadFields } from '../../schema/fields.ts';
import { listItems } from './list.ts';

const TEAM_FIELDS = { name: 'text', support_session_count: 'number' } as const;
const MEMBER_FIELDS = {
  username: 'text',
  display_name: 'text',
  public_display_name: 'text',
  private_display_name: 'text',
} as const;

/** An issue that routes customers to a team. */
export interface SupportIssue {
  readonly id: string;
  readonly title: string;
}

/** A member of a team. */
export interface TeamMember extends ReadFields<typeof MEMBER_FIELDS> {
  readonly id: string;
}

/** A support team (guide: get_support_teams); `supportSessionCount` is the number of sessions waiting in its queue. */
export interface SupportTeam extends ReadFields<typeof TEAM_FIELDS>, UnknownFields {
  readonly id: string;
  readonly issues: readonly SupportIssue[];
  /** Present only if requested (`showmembers`). */
  readonly members?: readonly TeamMember[];
}

/**
 * Reads `<support_teams>`.
 * @throws SiteError `bad-answer`
 */
export function readSupportTeams(root: XmlElement): readonly SupportTeam[] {
  return listItems(root, 'support_teams', 'support_team').map(readTeam);
}

function readTeam(element: XmlElement): SupportTeam {
  const issues = child(element, 'issues');
  const members = child(element, 'members');
  return {
    id: element.attributes['id'] ?? '',
    ...readFields(element, TEAM_FIELDS),
    issues: issues ? children(issues, 'issue').flatMap(readIssue) : [],
    ...(members && { members: children(members, 'representative').map(readMember) }),
    ...readUnknownFields(element, [...Object.keys(TEAM_FIELDS), 'issues', 'members']),
  };
}

/** Reads an issue; none for the blank `<issue>` element of a team without issues. */
function readIssue(element: XmlElement): SupportIssue[] {
  const id = element.attributes['id'] ?? '';
  const { title } = readFields(element, { title: 'text' });
  return id === '' && title === '' ? [] : [{ id, title }];
}

function readMember(element: XmlElement): TeamMember {
  return { id: element.attributes['id'] ?? '', ...readFields(element, MEMBER_FIELDS) };
}
