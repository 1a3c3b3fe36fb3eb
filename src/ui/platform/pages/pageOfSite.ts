import { callCommand } from '../commands/callCommand.ts';
import * as vscode from 'vscode';
import type { PageEnd, PageSpec, PageWriter } from './page.ts';

/** Whose a page is. */
export interface PageSite {
  readonly id: string;
  readonly label: string;
}

const SWITCH = 'switchSite';

/**
 * A page that asks its own site alone. While another one is active it says whose it is and offers to switch; `isActive`
 * tells whether its site is the active one.
 */
export function pageOfSite(spec: PageSpec, site: PageSite, isActive: () => boolean): PageSpec {
  const { load, onAction, onQuery } = spec;
  return {
    ...spec,
    load: (page, signal) => (isActive() ? load(page, signal) : Promise.resolve(elsewhere(page, spec, site))),
    onAction: async (id, row) => {
      if (id === SWITCH) {
        await callCommand('switchSite', { siteId: site.id });
      } else if (isActive()) {
        await onAction?.(id, row);
      } else {
        throw new Error(belongsTo(site));
      }
    },
    ...(onQuery && {
      onQuery: (values) => pageOfSite(isActive() ? onQuery(values) : spec, site, isActive),
    }),
  };
}

function elsewhere(page: PageWriter, { title }: PageSpec, site: PageSite): PageEnd {
  const { t } = vscode.l10n;
  page.head({ title, facts: [{ label: t('Site'), value: site.label }], actions: [] });
  return {
    state: 'refused',
    text: belongsTo(site),
    action: { id: SWITCH, title: t('Switch to {0}', site.label) },
  };
}

function belongsTo({ label }: PageSite): string {
  return vscode.l10n.t('This report is of {0}, which is not the active site. It is not asked of another one.', label);
}
