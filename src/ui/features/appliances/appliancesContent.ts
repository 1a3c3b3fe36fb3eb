import * as vscode from 'vscode';
import type { Appliance } from '../../../command-api/answers/appliances.ts';
import type { ConnectedClient } from '../../../command-api/answers/connectedClients.ts';
import { collected } from '../../shared/collected.ts';
import { dotted, oneLine } from '../../platform/plainText.ts';
import { problemText } from '../../platform/problems.ts';
import type { FirstRows } from '../../platform/trees/firstRows.ts';
import { nodeKey, parentKey, resolveNode } from '../../platform/trees/nodeKeys.ts';
import { tooltip } from '../../platform/trees/tooltipText.ts';
import type { TreeContent, TreeRow } from '../../platform/trees/treeContent.ts';
import { applianceTooltip, clientTooltip } from './applianceTooltips.ts';
import type { ApplianceDirectory } from './applianceDirectory.ts';
import { clientTypeIcon, clientTypeWords } from './clientTypes.ts';

const { t } = vscode.l10n;

/** Types of which get_connected_clients has only the number (guide: get_connected_client_list, the note). */
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
      this.#directory.load();
      return (this.#directory.facts?.appliances ?? []).map(({ id }) => nodeKey(undefined, 'appliance', id));
    }
    const node = resolveNode(key);
    if (node?.kind === 'appliance') {
      return Object.keys(this.#counts(node.id)).map((type) => nodeKey(key, 'clientType', type));
    }
    return node?.kind === 'clientType' ? this.#clientKeys(key, node.id) : [];
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
      case 'message':
        return this.#messageRow(key, node.id);
      default:
        return undefined;
    }
  }

  tooltip(key: string): vscode.MarkdownString | undefined {
    const node = resolveNode(key);
    if (node?.kind === 'appliance') {
      const appliance = this.#appliance(node.id);
      return appliance && applianceTooltip(appliance, this.#healthOf(node.id), this.#directory.zone);
    }
    if (node?.kind === 'message') {
      return tooltip(this.#messageRow(key, node.id)?.label ?? '', []);
    }
    const client = node?.kind === 'client' ? this.#client(key, node.id) : undefined;
    return client && clientTooltip(client, this.#directory.zone);
  }

  #appliance(id: string): Appliance | undefined {
    return this.#directory.facts?.appliances.find((appliance) => appliance.id === id);
  }

  #healthOf(id: string) {
    const health = this.#directory.facts?.health;
    return health?.applianceId === id ? health : undefined;
  }

  #counts(id: string): Readonly<Record<string, number>> {
    const counts = this.#directory.facts?.counts?.find(({ applianceId }) => applianceId === id)?.counts ?? {};
    return Object.fromEntries(Object.entries(counts).filter(([, count]) => count > 0));
  }

  #clientKeys(key: string, type: string): readonly string[] {
    const { clients = [], problem } = this.#directory.clientsOf(type);
    const own = this.#ownClients(key, clients).map(({ id }) => nodeKey(key, 'client', id));
    const unplaced = clients.some((client) => this.#isUnplaced(client));
    return [
      ...this.#firstRows.below(key, own),
      ...(unplaced ? [nodeKey(key, 'message', 'untold')] : []),
      ...(problem ? [nodeKey(key, 'message', 'problem')] : []),
    ];
  }

  /** Filters the clients by the appliance of the row: the site lists those of the whole cluster. */
  #ownClients(typeKey: string, clients: readonly ConnectedClient[]): readonly ConnectedClient[] {
    const appliance = idAbove(typeKey);
    const isOnly = this.#directory.facts?.appliances.length === 1;
    return isOnly
      ? clients
      : clients.filter(({ clientConnections = [] }) =>
          clientConnections.some(({ applianceId }) => applianceId === appliance),
        );
  }

  /** True if the site does not say where the client is connected and there are several appliances. */
  #isUnplaced({ clientConnections = [] }: ConnectedClient): boolean {
    const several = (this.#directory.facts?.appliances.length ?? 0) > 1;
    return several && !clientConnections.some(({ applianceId }) => applianceId !== '');
  }

  #messageRow(key: string, id: string): TreeRow | undefined {
    const { clients = [], problem } = this.#directory.clientsOf(idAbove(key));
    const count = clients.filter((client) => this.#isUnplaced(client)).length;
    const label = id === 'problem' ? problem && problemText(problem) : unplacedText(count);
    const icon = id === 'problem' ? 'warning' : 'info';
    return label === undefined
      ? undefined
      : { label: oneLine(label), icon, contextValue: 'message', collapsible: 'no' };
  }

  #client(key: string, id: string): ConnectedClient | undefined {
    return this.#directory.clientsOf(idAbove(key)).clients?.find((client) => client.id === id);
  }

  #applianceRow(id: string): TreeRow | undefined {
    const appliance = this.#appliance(id);
    if (!appliance) {
      return undefined;
    }
    const health = this.#healthOf(id);
    const roles = [appliance.failoverRole, appliance.clusterRole].map((role) => ROLES[role]);
    const isHealthy = health?.success;
    const state = isHealthy === undefined ? undefined : isHealthy ? t('healthy') : t('unhealthy');
    return {
      label: oneLine(appliance.name || appliance.publicHostname),
      description: dotted(
        ...new Set(roles),
        state,
        appliance.acceptingConnections === false ? t('takes no connections') : undefined,
      ),
      icon: isHealthy === false ? 'warning' : 'server',
      ...(isHealthy === false && { color: 'charts.red' }),
      contextValue: 'appliance',
      collapsible: Object.keys(this.#counts(id)).length > 0 ? 'expanded' : 'no',
    };
  }

  #typeRow(key: string, type: string): TreeRow | undefined {
    const count = this.#counts(idAbove(key))[type];
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

function idAbove(key: string): string {
  return resolveNode(parentKey(key))?.id ?? '';
}

function unplacedText(count: number): string | undefined {
  if (count === 0) {
    return undefined;
  }
  return count === 1
    ? t('1 client of the site does not tell its appliance')
    : t('{0} clients of the site do not tell their appliance', count);
}
