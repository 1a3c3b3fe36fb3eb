import * as vscode from 'vscode';
import type { Clock } from '../../../base/clock.ts';
import type { SiteZone } from '../../../site/siteZone.ts';
import { durationText } from '../../platform/durations.ts';
import { dotted, oneLine } from '../../platform/plainText.ts';
import { timeWithSites } from '../../platform/siteTimes.ts';
import { nodeKey, resolveNode } from '../../platform/trees/nodeKeys.ts';
import { paragraphs } from '../../platform/trees/tooltipText.ts';
import type { TreeContent, TreeRow } from '../../platform/trees/treeContent.ts';
import type { ValidKey, ValidKeys } from './validKeys.ts';

const { t } = vscode.l10n;

/** The Session Keys view: the keys of this window that are still valid. */
export class KeysContent implements TreeContent {
  readonly #keys: ValidKeys;
  readonly #clock: Clock;
  readonly #zone: () => SiteZone;

  /** @param zone the time zone of the active site. */
  constructor(validKeys: ValidKeys, clock: Clock, zone: () => SiteZone) {
    this.#keys = validKeys;
    this.#clock = clock;
    this.#zone = zone;
  }

  children(key: string | undefined): readonly string[] {
    return key === undefined ? this.#keys.keys.map(({ id }) => nodeKey(undefined, 'key', id)) : [];
  }

  row(key: string): TreeRow | undefined {
    const validKey = this.#keyOf(key);
    if (!validKey) {
      return undefined;
    }
    const { expiresAt } = validKey;
    const left = expiresAt === undefined ? '' : durationText((expiresAt - this.#clock.now()) / 1000);
    return {
      label: oneLine(validKey.key.shortKey),
      description: dotted(validKey.queueName, left, oneLine(validKey.key.externalKey ?? '')),
      icon: 'key',
      contextValue: 'key',
      collapsible: 'no',
      command: 'showSessionKey',
    };
  }

  tooltip(key: string): vscode.MarkdownString | undefined {
    const validKey = this.#keyOf(key);
    return validKey && tooltipOf(validKey, this.#zone());
  }

  #keyOf(key: string): ValidKey | undefined {
    const node = resolveNode(key);
    return node?.kind === 'key' ? this.#keys.get(node.id) : undefined;
  }
}

function tooltipOf({ key, queueName, expiresAt }: ValidKey, zone: SiteZone): vscode.MarkdownString {
  const lines = [
    key.shortKey,
    key.keyUrl,
    t('Queue: {0}', queueName),
    key.available === false ? t('Nobody is available there at the moment.') : '',
    key.externalKey ? t('External key: {0}', oneLine(key.externalKey)) : '',
    expiresAt === undefined ? '' : t('Expires: {0}', timeWithSites(expiresAt / 1000, zone)),
  ];
  return paragraphs(...lines);
}
