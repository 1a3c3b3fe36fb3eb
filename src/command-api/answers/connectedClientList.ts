import { child, children, type XmlElement } from '../../base/xmlElement.ts';
import { wholeNumber } from '../../schema/fields.ts';
import { unexpected } from './list.ts';

/** The number of clients of each type on one appliance. */
export interface ApplianceSummary {
  readonly applianceId: string;
  /** By client type (`representative`, `support_customer`, `pinned_client` …). */
  readonly counts: Readonly<Record<string, number>>;
}

/** A summary of the connected clients (guide: get_connected_client_list). */
export interface ConnectedClientList {
  readonly summary: readonly ApplianceSummary[];
  /** Empty if only the summary was requested. */
  readonly clients: readonly { readonly type: string; readonly id: string }[];
}

/**
 * Reads `<connected_client_list>`.
 * @throws SiteError `bad-answer`
 */
export function readConnectedClientList(root: XmlElement): ConnectedClientList {
  const summary = child(root, 'connected_client_summary');
  const clients = children(root, 'connected_client');
  if (!summary && clients.length === 0 && root.name !== 'connected_client_list') {
    throw unexpected(root, 'connected_client_list');
  }
  return {
    summary: summary ? children(summary, 'appliance_summary').map(readSummary) : [],
    clients: clients.map(({ attributes }) => ({ type: attributes['type'] ?? '', id: attributes['id'] ?? '' })),
  };
}

function readSummary(element: XmlElement): ApplianceSummary {
  const counts = children(element, 'count').flatMap(({ attributes, text }) => {
    const count = wholeNumber(text.trim());
    return count === undefined ? [] : [[attributes['type'] ?? '', count] as const];
  });
  return { applianceId: element.attributes['id'] ?? '', counts: Object.fromEntries(counts) };
}
