import * as vscode from 'vscode';
import type { PageTexts } from '../../../webviews/kit/messages.ts';

/** The words of every page. */
export function pageTexts(): PageTexts {
  const { t } = vscode.l10n;
  return {
    search: t('Search'),
    all: t('{0}: all', '{0}'),
    row: t('1 row'),
    rows: t('{0} rows', '{0}'),
    rowsOf: t('{0} of {1} rows', '{0}', '{1}'),
    noMatch: t('No row matches.'),
    save: t('Save {0}', '{0}'),
    retry: t('Try Again'),
    zoomIn: t('Zoom In'),
    zoomOut: t('Zoom Out'),
    wholeTime: t('Whole Time'),
    clearBrush: t('Show All'),
    hits: t('{0} found', '{0}'),
    next: t('Next'),
    previous: t('Previous'),
    system: t('System'),
    utc: t('{0} UTC', '{0}'),
    sortBy: t('Sort by {0}', '{0}'),
    seconds: t('{0} s', '{0}'),
    minutes: t('{0} min', '{0}'),
    hours: t('{0} h {1} min', '{0}', '{1}'),
    wholeHours: t('{0} h', '{0}'),
  };
}
