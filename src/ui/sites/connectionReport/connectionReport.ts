import * as vscode from 'vscode';
import type { AccountReport } from '../../../command-api/account.ts';
import { isGranted, PERMISSIONS, type Permission } from '../../../command-api/permissions.ts';
import { markdownTable, markdownText } from '../../../reporting/models/text/markdown.ts';
import { dateTimeText } from '../../platform/durations.ts';
import { showInformationMessage, withProgress } from '../../platform/notifications.ts';
import type { ActiveSite } from '../siteAccess.ts';
import { siteFolder } from '../siteFacts.ts';
import { tryApis, type TriedApi } from './tryApis.ts';

const { t } = vscode.l10n;

/**
 * Opens a page about the active site to give to its administrator: version, company, clock, health, each permission and
 * the features it controls, and which APIs answer. It contains no secret, no token and no client ID.
 */
export async function showConnectionReport(active: ActiveSite, account: AccountReport): Promise<void> {
  const options = { location: vscode.ProgressLocation.Window, title: t('Trying the APIs of the site…') };
  const tried = await withProgress(options, () => tryApis(active, account));
  const { previewMarkdown } = await import('../../platform/virtualDocuments.ts');
  const markdown = reportText(active, account, tried);
  await previewMarkdown(`${siteFolder(active)}/${t('Connection report')}.md`, markdown);
  const copy = t('Copy as Markdown');
  const message = t('The report holds no secret and can be handed to the site’s administrator.');
  if ((await showInformationMessage(message, copy)) === copy) {
    await vscode.env.clipboard.writeText(markdown);
  }
}

/** Returns the report as Markdown. */
function reportText(active: ActiveSite, account: AccountReport, tried: readonly TriedApi[]): string {
  const { site } = active;
  const { apiVersion, companyName, timestamp, skewSeconds } = account;
  const facts = [
    [t('Site'), site?.label ?? ''],
    [t('Address'), site?.url ?? ''],
    [t('Company'), companyName || site?.company || t('unknown')],
    [t('API version'), apiVersion || t('unknown')],
    [t('The site’s time'), `${isoTime(timestamp)} (${dateTimeText(timestamp)})`],
    [t('Clock'), clockText(skewSeconds)],
    [t('Report made'), isoTime(active.siteNow())],
  ];
  return [
    `# ${t('Connection report')}`,
    markdownTable([t('What'), t('Value')], facts),
    `## ${t('APIs')}`,
    markdownTable(
      [t('API'), t('State'), t('What it said')],
      tried.map(({ name, state, detail }) => [name, STATES[state], detail]),
    ),
    `## ${t('Permissions of the API account')}`,
    markdownTable(
      [t('Permission'), t('Value'), t('Without it there is no'), t('In /login > Management > API Configuration')],
      permissionRows(account.permissions),
    ),
    markdownText(t('Permissions that the site did not name are left to it: it answers whether they are there.')),
    '',
  ].join('\n\n');
}

const STATES: Readonly<Record<TriedApi['state'], string>> = {
  works: t('✓ works'),
  denied: t('✗ not allowed'),
  fails: t('✗ fails'),
  untried: t('allowed, not tried'),
};

/** Returns the rows of all known permissions, then of those that only the site knows. */
function permissionRows(permissions: AccountReport['permissions']): readonly (readonly string[])[] {
  const known = Object.entries<Permission>(PERMISSIONS).map(([name, { grant, without }]) => {
    const value = permissions[name];
    const mark = value === undefined ? '' : isGranted(value) ? '✓ ' : '✗ ';
    return [name, mark + (value ?? t('unknown')), without, grant];
  });
  const others = Object.entries(permissions).filter(([name]) => !Object.hasOwn(PERMISSIONS, name));
  return [...known, ...others.map(([name, value]) => [name, value, '', ''])];
}

function clockText(skewSeconds: number): string {
  const skew = Math.round(skewSeconds);
  if (skew === 0) {
    return t('the same as this computer’s');
  }
  return skew > 0 ? t('{0} s ahead of this computer’s', skew) : t('{0} s behind this computer’s', -skew);
}

/** In whole seconds and UTC, because the reader may be in another time zone. */
function isoTime(seconds: number): string {
  const isTime = Math.abs(seconds) <= 8.64e12;
  return isTime ? new Date(Math.floor(seconds) * 1000).toISOString().replace('.000', '') : String(seconds);
}
