import * as vscode from 'vscode';
import { operationId, type Operation } from '../../../config-api/operations.ts';
import { oneLine } from '../../platform/plainText.ts';
import { nodeKey, resolveNode } from '../../platform/trees/nodeKeys.ts';
import { paragraphs } from '../../platform/trees/tooltipText.ts';
import type { TreeContent, TreeRow } from '../../platform/trees/treeContent.ts';
import type { ConfigDirectory } from './configDirectory.ts';

const { t } = vscode.l10n;

/** The Configuration API view: the resources of the site's OpenAPI document, and their operations. */
export class ConfigApiContent implements TreeContent {
  readonly #directory: ConfigDirectory;

  constructor(directory: ConfigDirectory) {
    this.#directory = directory;
  }

  children(key: string | undefined): readonly string[] {
    this.#directory.load();
    const node = resolveNode(key);
    const { byResource } = this.#directory;
    if (key === undefined) {
      return [...byResource.keys()].map((resource) => nodeKey(undefined, 'resource', resource));
    }
    const operations = node?.kind === 'resource' ? byResource.get(node.id) : undefined;
    return (operations ?? []).map((operation) => nodeKey(key, 'operation', operationId(operation)));
  }

  row(key: string): TreeRow | undefined {
    const node = resolveNode(key);
    if (node?.kind === 'resource') {
      const count = this.#directory.byResource.get(node.id)?.length ?? 0;
      return {
        label: oneLine(node.id),
        description: count === 1 ? t('1 operation') : t('{0} operations', count),
        icon: 'symbol-namespace',
        contextValue: 'resource',
        collapsible: 'collapsed',
      };
    }
    const operation = this.#operation(key);
    return operation && operationRow(operation);
  }

  tooltip(key: string): vscode.MarkdownString | undefined {
    const operation = this.#operation(key);
    if (!operation) {
      return undefined;
    }
    const { method, summary, description } = operation;
    const readOnly = method === 'GET' ? '' : t('It changes the site, so it is shown here but not sent.');
    return paragraphs(operationId(operation), summary, description.slice(0, 500), readOnly);
  }

  #operation(key: string): Operation | undefined {
    const node = resolveNode(key);
    return node?.kind === 'operation' ? this.#directory.operation(node.id) : undefined;
  }
}

function operationRow(operation: Operation): TreeRow {
  const isGet = operation.method === 'GET';
  return {
    label: oneLine(operationId(operation)),
    description: oneLine(operation.deprecated ? t('deprecated: {0}', operation.summary) : operation.summary),
    icon: isGet ? 'arrow-circle-down' : 'lock',
    ...(isGet && { color: 'charts.blue' }),
    contextValue: isGet ? 'operation.get' : 'operation.other',
    collapsible: 'no',
    command: 'showConfigOperation',
  };
}
