import * as vscode from 'vscode';
import { callCommand } from '../../platform/commands/callCommand.ts';
import type { PageArgument, PageSpec } from '../../platform/pages/page.ts';
import type { Pages } from '../../platform/pages/pages.ts';
import type { Change, ChangeTrail } from '../../sites/changeTrail.ts';
import type { TableRow } from '../../../webviews/kit/messages.ts';
import type { Section } from '../../../webviews/report/messages.ts';

const { t } = vscode.l10n;
const TABLE = 'changes';

/**
 * Opens the page of changes if a person started the command; returns the changes since `from` to a caller with an
 * argument.
 */
export async function showChanges(
  trail: ChangeTrail,
  pages: Pages,
  argument?: { readonly from?: number | undefined },
): Promise<readonly Change[]> {
  if (!argument) {
    await pages.open('changes', {}, true);
  }
  return trail.since(argument?.from);
}

/** The page of the changes that this person's windows sent in the last 30 days. */
export function changesPage(trail: ChangeTrail, argument: PageArgument): PageSpec {
  const title = t('My Changes');
  return {
    title,
    argument,
    load: async (page) => {
      const changes = await trail.since();
      page.head({
        title,
        subtitle: t('The changes that were sent from your windows on this machine in the last 30 days'),
        facts: [],
        actions: [],
      });
      page.section(tableOf());
      page.rows(TABLE, changes.map(rowOf));
      return { state: 'complete' };
    },
    onAction: async (_id, row) => {
      const lsid = row?.slice(row.indexOf(':') + 1);
      if (lsid) {
        await callCommand('openSessionReport', { lsid });
      }
    },
  };
}

function tableOf(): Section {
  return {
    id: TABLE,
    title: t('Changes'),
    content: {
      kind: 'table',
      columns: [
        { title: t('Time'), kind: 'time', share: 2 },
        { title: t('Action'), kind: 'text', share: 2, isFilter: true },
        { title: t('Customer'), kind: 'text', share: 2 },
        { title: t('Session'), kind: 'text', share: 2 },
        { title: t('Result'), kind: 'text', share: 1, isFilter: true },
        { title: t('Reason'), kind: 'text', share: 3 },
        { title: t('Site'), kind: 'text', share: 2, isFilter: true },
        { title: t('Window'), kind: 'text', isFilter: true },
      ],
      rowAction: 'open',
      rowActionTitle: t('Open Session Report'),
      empty: t('Nothing was sent from here in the last 30 days.'),
    },
  };
}

function rowOf({ time, action, customer, lsid, result, message, site, window }: Change, index: number): TableRow {
  const results = { done: t('done'), failed: t('failed'), unknown: t('unknown') };
  return {
    id: `${index}:${lsid ?? ''}`,
    cells: [time, action, customer ?? '', lsid ?? '', results[result], message ?? '', site, window],
  };
}
