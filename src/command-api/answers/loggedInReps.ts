import { child, type XmlElement } from '../../base/xmlElement.ts';
import { readFields, readUnknownFields, type UnknownFields, type ReadFields } from '../../schema/fields.ts';
import { listItems } from './list.ts';

const FIELDS = {
  display_name: 'text',
  public_display_name: 'text',
  private_display_name: 'text',
  type: 'text',
  direct_link: 'text',
  logged_in_since: 'time',
  presentation_count: 'number',
  support_session_count: 'number',
  showing_on_rep_list: 'flag',
} as const;

const KNOWN = [...Object.keys(FIELDS), 'username'];

/** A logged-in representative (guide: get_logged_in_reps). */
export interface LoggedInRep extends ReadFields<typeof FIELDS>, UnknownFields {
  readonly id: string;
  /** Not in the guide; a site that sends it saves a second request. */
  readonly username?: string;
}

/**
 * Reads `<logged_in_reps>`.
 * @throws SiteError `bad-answer`
 */
export function readLoggedInReps(root: XmlElement): readonly LoggedInRep[] {
  return listItems(root, 'logged_in_reps', 'rep').map(readRep);
}

function readRep(element: XmlElement): LoggedInRep {
  const username = child(element, 'username')?.text.trim();
  const fields = readFields(element, FIELDS);
  // The guide does not define the format of the time, so the text of an unreadable one is kept.
  const isUnread = fields.loggedInSince === undefined && Boolean(child(element, 'logged_in_since')?.text.trim());
  const known = isUnread ? KNOWN.filter((name) => name !== 'logged_in_since') : KNOWN;
  return {
    id: element.attributes['id'] ?? '',
    ...fields,
    directLink: directLink(element),
    ...(username && { username }),
    ...readUnknownFields(element, known),
  };
}

/** Returns the link as the site escaped it; only the URL if the site sent the anchor as an element. */
function directLink(element: XmlElement): string {
  const link = child(element, 'direct_link');
  return (link && child(link, 'a')?.attributes['href']) ?? link?.text.trim() ?? '';
}
