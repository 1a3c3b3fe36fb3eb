import * as vscode from 'vscode';
import type { Appliance } from '../../command-api/answers/appliances.ts';
import type { ConnectedClient } from '../../command-api/answers/connectedClients.ts';
import type { Health } from '../../command-api/answers/health.ts';
import { dateTimeText } from '../durations.ts';
import type { Fact } from '../views/fieldLabels.ts';
import { tooltip, type TooltipSection } from '../views/tooltips.ts';

const { t } = vscode.l10n;
const TIMES = new Set(['connectedSince', 'lastDataSyncTime', 'timestamp']);

/** Everything the site tells of an appliance, with its health where it told that. */
export function applianceTooltip(appliance: Appliance, health: Health | undefined): vscode.MarkdownString {
  const sections = health ? [{ title: t('Health'), facts: facts(health) }] : [];
  return tooltip(appliance.name || appliance.publicHostname, facts(appliance), ...sections);
}

/** Everything the site tells of a connected client, its connections and what happened to them. */
export function clientTooltip(client: ConnectedClient): vscode.MarkdownString {
  const { clientConnections = [], eventLog = [], ...rest } = client;
  const sections: TooltipSection[] = clientConnections.map((connection) => ({
    title: t('Connection'),
    facts: facts(connection),
  }));
  const events = eventLog.map(({ timestamp, text }) => ({
    label: timestamp === undefined ? t('Event') : dateTimeText(timestamp),
    value: text,
  }));
  return tooltip(client.hostname ?? client.id, facts(rest), ...sections, { title: t('Event log'), facts: events });
}

function facts(answer: object): readonly Fact[] {
  return Object.entries(answer).map(([property, value]) => ({
    label: words(property),
    value: valueText(property, value),
  }));
}

function valueText(property: string, value: unknown): string {
  if (typeof value === 'boolean') {
    return value ? t('yes') : t('no');
  }
  if (typeof value === 'number') {
    return TIMES.has(property) ? dateTimeText(value) : String(value);
  }
  return typeof value === 'string' ? value : Array.isArray(value) ? value.map(String).join(', ') : '';
}

/** `lastDataSyncTime` → `Last data sync time`. */
function words(property: string): string {
  const spaced = property.replace(/([A-Z])/g, (letter) => ` ${letter.toLowerCase()}`);
  return spaced.charAt(0).toUpperCase() + spaced.slice(1);
}
