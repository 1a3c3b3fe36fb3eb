import * as vscode from 'vscode';
import type { Appliance } from '../../command-api/answers/appliances.ts';
import type { ConnectedClient } from '../../command-api/answers/connectedClients.ts';
import { collected } from '../collected.ts';
import { dotted, oneLine } from '../plainText.ts';
import type { FirstRows } from '../views/firstRows.ts';
import { nodeKey, resolveNode } from '../views/nodeKeys.ts';
import type { TreeContent, TreeRow } from '../views/treeContent.ts';
import { applianceTooltip, clientTooltip } from './applianceTooltips.ts';
import type { ApplianceDirectory } from './applianceDirectory.ts';
import { clientTypeIcon, clientTypeWords } from './clientTypes.ts';

const { t } = vscode.l10n;

/** Types that get_connected_clients does not tell one by one (guide: get_connected_client_list, the note). */
const COUNTED_ONLY = new Set(['pinned_client']);

const ROLES: Readonly<Record<string, string>> = {
  primary: t('primary'),
  backup: t('backup'),
  traffic: t('traffic node'),
};

/** The Appliances view: each appliance with its role and health, and its clients by type. */
export class AppliancesContent implements TreeContent {
  readonly #directory: ApplianceDirectory;
  readonly #firstRows: FirstRows;

  constructor(directory: ApplianceDirectory, firstRows: FirstRows) {
    this.#directory = directory;
    this.#firstRows = firstRows;
  }

  children(key: string | undefined): readonly string[] {
    if (key === undefined) {
      this.#directory.look();
      return (this.#directory.facts?.appliances ?? []).map(({ id }) => nodeKey(undefined, 'appliance', id));
    }
    const node = resolveNode(key);
    if (node?.kind === 'appliance') {
      return Object.keys(this.#counts(node.id)).map((type) => nodeKey(key, 'clientType', type));
    }
    const clients = node?.kind === 'clientType' ? this.#directory.clientsOf(node.id) : undefined;
    return this.#firstRows.below(
      key,
      (clients ?? []).map(({ id }) => nodeKey(key, 'client', id)),
    );
  }

  row(key: string): TreeRow | undefined {
    const node = resolveNode(key);
    switch (node?.kind) {
      case 'appliance':
        return this.#applianceRow(node.id);
      case 'clientType':
        return this.#typeRow(key, node.id);
      case 'client':
        return this.#clientRow(key, node.id);
      case 'more':
        return this.#firstRows.moreRow(key);
      default:
        return undefined;
    }
  }

  tooltip(key: string): vscode.MarkdownString | undefined {
    const node = resolveNode(key);
    if (node?.kind === 'appliance') {
      const appliance = this.#appliance(node.id);
      return appliance && applianceTooltip(appliance, this.#healthOf(node.id));
    }
    const client = node?.kind === 'client' ? this.#client(key, node.id) : undefined;
    return client && clientTooltip(client);
  }

  #appliance(id: string): Appliance | undefined {
    return this.#directory.facts?.appliances.find((appliance) => appliance.id === id);
  }

  #healthOf(id: string) {
    const health = this.#directory.facts?.health;
    return health?.applianceId === id ? health : undefined;
  }

  #counts(id: string): Readonly<Record<string, number>> {
    const counts = this.#directory.facts?.counts.find(({ applianceId }) => applianceId === id)?.counts ?? {};
    return Object.fromEntries(Object.entries(counts).filter(([, count]) => count > 0));
  }

  #client(key: string, id: string): ConnectedClient | undefined {
    const type = resolveNode(key.slice(0, key.lastIndexOf('/')))?.id ?? '';
    return this.#directory.clientsOf(type)?.find((client) => client.id === id);
  }

  #applianceRow(id: string): TreeRow | undefined {
    const appliance = this.#appliance(id);
    if (!appliance) {
      return undefined;
    }
    const health = this.#healthOf(id);
    const roles = [appliance.failoverRole, appliance.clusterRole].map((role) => ROLES[role]);
    const state = health && (health.success ? t('healthy') : t('unhealthy'));
    return {
      label: oneLine(appliance.name || appliance.publicHostname),
      description: dotted(
        ...new Set(roles),
        state,
        appliance.acceptingConnections ? undefined : t('takes no connections'),
      ),
      icon: health && !health.success ? 'warning' : 'server',
      ...(health && !health.success && { color: 'charts.red' }),
      contextValue: 'appliance',
      collapsible: Object.keys(this.#counts(id)).length > 0 ? 'expanded' : 'no',
    };
  }

  #typeRow(key: string, type: string): TreeRow | undefined {
    const appliance = resolveNode(key.slice(0, key.lastIndexOf('/')))?.id ?? '';
    const count = this.#counts(appliance)[type];
    return count === undefined
      ? undefined
      : {
          label: clientTypeWords(type),
          description: String(count),
          icon: clientTypeIcon(type),
          contextValue: 'clientType',
          collapsible: COUNTED_ONLY.has(type) ? 'no' : 'collapsed',
        };
  }

  #clientRow(key: string, id: string): TreeRow | undefined {
    const client = this.#client(key, id);
    if (!client) {
      return undefined;
    }
    const name = client.privateDisplayName || client.publicDisplayName || client.name || client.hostname || client.id;
    return {
      label: oneLine(name),
      description: dotted(
        ...[client.hostname, client.platform].map((part) => (part === name ? '' : oneLine(collected(part)))),
      ),
      icon: clientTypeIcon(client.type),
      contextValue: 'client',
      collapsible: 'no',
    };
  }
}
