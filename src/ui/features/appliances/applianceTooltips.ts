import * as vscode from 'vscode';
import type { Appliance } from '../../../command-api/answers/appliances.ts';
import type { ConnectedClient } from '../../../command-api/answers/connectedClients.ts';
import type { UnknownFields } from '../../../schema/fields.ts';
import type { Health } from '../../../command-api/answers/health.ts';
import type { SiteZone } from '../../../site/siteZone.ts';
import { timeWithSites } from '../../platform/siteTimes.ts';
import { tooltip, type Fact, type TooltipSection } from '../../platform/trees/tooltipText.ts';
import { clientTypeWords } from './clientTypes.ts';

const { t } = vscode.l10n;
const TIMES = new Set(['connectedSince', 'lastDataSyncTime', 'timestamp']);

/** The labels of properties whose own name does not read well; the others are labelled by their name. */
const LABELS: Readonly<Record<string, string>> = {
  id: t('ID'),
  lsid: t('LSID'),
  success: t('Healthy'),
  timezoneOffset: t('Time zone'),
  enabledSharedIps: t('Shared IP addresses'),
  lastDataSyncTime: t('Last data sync'),
  lastDataSyncStatus: t('Outcome of the sync'),
};

/** Returns all that the site sends about an appliance, with its health if that is known. */
export function applianceTooltip(
  appliance: Appliance,
  health: Health | undefined,
  zone: SiteZone,
): vscode.MarkdownString {
  const { name, id, ...rest } = appliance;
  // The list of appliances has these already.
  const { appliance: _host, applianceId: _id, failoverRole: _role, ...state } = health ?? {};
  const sections = health ? [{ title: t('Health'), facts: facts(state, zone) }] : [];
  return tooltip(name || appliance.publicHostname, [...facts(rest, zone), ...facts({ id }, zone)], ...sections);
}

/** Returns all that the site sends about a connected client, its connections and their events. */
export function clientTooltip(client: ConnectedClient, zone: SiteZone): vscode.MarkdownString {
  const { clientConnections = [], eventLog = [], type, id, ...rest } = client;
  const sections: TooltipSection[] = clientConnections.map((connection) => ({
    title: t('Connection'),
    facts: facts(connection, zone),
  }));
  const events = eventLog.map(({ timestamp, text }) => ({
    label: timestamp === undefined ? t('Event') : timeWithSites(timestamp, zone),
    value: text,
  }));
  const kind = { label: t('Type'), value: clientTypeWords(type) };
  const title = client.name || client.hostname || id;
  return tooltip(title, [kind, ...facts(rest, zone), ...facts({ id }, zone)], ...sections, {
    title: t('Event log'),
    facts: events,
  });
}

/** Returns the facts that the guide knows, then the others under the site's own names. */
function facts(answer: object, zone: SiteZone): readonly Fact[] {
  const { others = {}, ...known }: UnknownFields & Readonly<Record<string, unknown>> = { ...answer };
  return [
    ...Object.entries(known).map(([property, value]) => ({
      label: LABELS[property] ?? words(property),
      value: valueText(property, value, zone),
    })),
    ...Object.entries(others).map(([label, value]) => ({ label, value: value.replaceAll('\n', ', ') })),
  ];
}

function valueText(property: string, value: unknown, zone: SiteZone): string {
  if (typeof value === 'boolean') {
    return value ? t('yes') : t('no');
  }
  if (typeof value === 'number') {
    const text = TIMES.has(property) ? timeWithSites(value, zone) : String(value);
    return property === 'timezoneOffset' ? zoneText(value) : text;
  }
  return typeof value === 'string' ? value : Array.isArray(value) ? value.map(String).join(', ') : '';
}

/** Returns seconds from UTC as `UTC+01:00`. */
function zoneText(seconds: number): string {
  const minutes = Math.round(Math.abs(seconds) / 60);
  const two = (part: number): string => String(part).padStart(2, '0');
  return `UTC${seconds < 0 ? '−' : '+'}${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
}

/** Returns the words of a property's name: `privateIp` → `Private IP`. */
function words(property: string): string {
  const spaced = property.replace(/([A-Z])/g, (letter) => ` ${letter.toLowerCase()}`);
  const named = spaced.replace(/\b(?:ip|id|lsid)\b/g, (word) => word.toUpperCase()).replace(/\bips\b/g, 'IPs');
  return named.charAt(0).toUpperCase() + named.slice(1);
}
