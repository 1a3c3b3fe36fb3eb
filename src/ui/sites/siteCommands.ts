import * as vscode from 'vscode';
import type { AccountReport } from '../../command-api/account.ts';
import type { Site } from '../../site/site.ts';
import type { StateStatus } from '../../state/source.ts';
import { ContextKey } from '../platform/contextKey.ts';
import { showInformationMessage, showWarningMessage } from '../platform/notifications.ts';
import { problemText } from '../platform/problems.ts';
import { accountSummary } from './accounts/accountSummary.ts';
import { addSite, check } from './accounts/addSite.ts';
import { DEMO_SITE_ID } from './demoSiteHost.ts';
import { askAddress, askCompany, askCredentials } from './accounts/siteForm.ts';
import type { SiteParts } from './siteParts.ts';
import { showInputBox, showQuickPick } from '../platform/prompts.ts';

export { addSite };

const { t } = vscode.l10n;
const demoRunning = new ContextKey('demoRunning');

/** Returns the site with this id, else the one that the person picks (or the only one). Undefined when cancelled. */
async function siteOf(parts: SiteParts, siteId: string | undefined, title: string): Promise<Site | undefined> {
  return siteId === undefined ? pickSite(parts, title) : activeOr(parts, siteId);
}

async function pickSite({ sites, active }: SiteParts, title: string): Promise<Site | undefined> {
  const [only, ...others] = siteItems({ sites, active });
  if (!only) {
    throw new Error(t('There is no site yet. Add one, or open the demo site.'));
  }
  return others.length === 0
    ? only.site
    : (await showQuickPick([only, ...others], { title, placeHolder: t('Select a site') }))?.site;
}

function siteItems({ sites, active }: Pick<SiteParts, 'sites' | 'active'>) {
  return sites.all().map((site) => ({
    label: site.label,
    description: site.id === active.site?.id ? t('active') : '',
    detail: [new URL(site.url).host, site.company].filter(Boolean).join(' · '),
    site,
  }));
}

/** Returns the site with this id, else the active one. */
function activeOr(parts: SiteParts, siteId: string | undefined): Site {
  const site = siteId === undefined ? parts.active.site : parts.sites.get(siteId);
  if (!site) {
    throw new Error(
      siteId === undefined
        ? t('There is no site yet. Add one, or open the demo site.')
        : t('There is no site with the id {0}.', siteId),
    );
  }
  return site;
}

/** Makes the site the active one and connects; resolves once the first rows are in. */
export async function connect(parts: SiteParts, siteId?: string): Promise<{ status: StateStatus }> {
  const site = activeOr(parts, siteId);
  await parts.choice.choose(site);
  await parts.active.open();
  return { status: parts.active.status };
}

/** Retries a lost connection at once, and fails with its reason. */
export async function reconnect({ active }: SiteParts): Promise<{ status: StateStatus }> {
  active.tryNow();
  await active.open();
  return { status: active.status };
}

/** Closes the connection of the active site. */
export function disconnect(parts: SiteParts, siteId?: string): { status: StateStatus } {
  const site = activeOr(parts, siteId);
  if (site.id === parts.active.site?.id) {
    parts.active.close();
  }
  return { status: parts.active.status };
}

/** Makes another site the active one of this window. */
export async function switchSite(parts: SiteParts, siteId?: string): Promise<{ status: StateStatus } | undefined> {
  if (siteId !== undefined) {
    return connect(parts, siteId);
  }
  const add = { icon: 'add', label: t('Add Site…'), site: undefined };
  const options = { title: t('Switch Site'), placeHolder: t('Select a site') };
  const picked = await showQuickPick([...siteItems(parts), add], options);
  if (picked === add) {
    await addSite(parts);
    return undefined;
  }
  return picked?.site && connect(parts, picked.site.id);
}

/** Removes a site and its secret, after a modal confirmation. */
export async function removeSite(parts: SiteParts, siteId?: string): Promise<{ id: string } | undefined> {
  const site = await siteOf(parts, siteId, t('Remove Site'));
  if (!site) {
    return undefined;
  }
  const remove = t('Remove');
  const answer = await showWarningMessage(
    t('Remove {0}?', site.label),
    {
      modal: true,
      detail: t('The site’s entry in the settings, its stored secret and what is kept of its archives are deleted.'),
    },
    remove,
  );
  if (answer !== remove) {
    return undefined;
  }
  if (site.id === DEMO_SITE_ID) {
    await parts.demo.stop();
  }
  await parts.sites.remove(site.id);
  return { id: site.id };
}

/** Changes a site's address, company or name. After a change of the address the secret must be entered again. */
export async function editSite(parts: SiteParts, siteId?: string): Promise<{ id: string } | undefined> {
  const site = await siteOf(parts, siteId, t('Edit Site'));
  const title = t('Edit Site');
  const address = site && (await askAddress(site.url, title, (known) => Promise.resolve(known)));
  const company = address && (await askCompany(site.company, title));
  const label =
    company === undefined
      ? undefined
      : await showInputBox({ title, prompt: t('The name shown in menus'), value: site?.label ?? '' });
  if (!site || !address || company === undefined || !label) {
    return undefined;
  }
  await parts.sites.save({ ...site, url: address.url, company, label });
  return { id: site.id };
}

/** Stores an account for a site after a check, and connects. */
export async function signIn(parts: SiteParts, siteId?: string): Promise<{ id: string } | undefined> {
  const site = activeOr(parts, siteId);
  const credentials = await askCredentials(t('Sign In to {0}', site.label), new URL(site.url).host);
  if (!credentials) {
    return undefined;
  }
  await check(site, credentials, parts);
  await parts.sites.saveCredentials(site, credentials);
  parts.active.close();
  await parts.choice.choose(site);
  await parts.active.open();
  return { id: site.id };
}

/** Deletes a site's account; the site stays in the list. */
export async function signOut(parts: SiteParts, siteId?: string): Promise<{ id: string }> {
  const site = activeOr(parts, siteId);
  if (parts.sites.isTransient(site.id)) {
    throw new Error(t('{0} signs in by itself. Disconnect or switch the site instead.', site.label));
  }
  await parts.sites.deleteCredentials(site.id);
  if (site.id === parts.active.site?.id) {
    parts.active.close();
    parts.active.show(site, false);
  }
  return { id: site.id };
}

/** Asks the active site for the account's permissions (guide: Test Scenario). */
export async function testConnection(
  parts: SiteParts,
  argument?: { readonly siteId?: string | undefined },
): Promise<AccountReport> {
  const site = activeOr(parts, argument?.siteId);
  const report = await parts.active.access().check();
  void showReport(parts, site, report, argument === undefined);
  return report;
}

/** Opens a page with the whole report if a person started the command; other callers get one sentence. */
async function showReport(
  { active, log }: SiteParts,
  site: Site,
  report: AccountReport,
  isByHand: boolean,
): Promise<void> {
  try {
    if (isByHand) {
      const { showConnectionReport } = await import('./connectionReport/connectionReport.ts');
      await showConnectionReport(active, report);
    } else {
      void showInformationMessage(`${site.label}: ${accountSummary(report)}`);
    }
  } catch (error) {
    log.warn(`The report on ${site.label}: ${problemText(error)}`);
  }
}

/** Starts the demo site if necessary, makes it the active one, and connects. */
export async function openDemoSite(parts: SiteParts): Promise<{ id: string; url: string; clientId: string }> {
  const known = await parts.demo.start();
  const rep = parts.sites.get(DEMO_SITE_ID)?.rep ?? known.site.rep;
  parts.sites.addInMemory({ ...known, site: { ...known.site, ...(rep && { rep }) } });
  demoRunning.set(true);
  parts.active.tryNow();
  await connect(parts, DEMO_SITE_ID);
  return { id: DEMO_SITE_ID, url: known.site.url, clientId: known.credentials.clientId };
}

/** Stops the demo site; it stays in the list, so that its reconnect can be watched. */
export async function stopDemoSite(parts: SiteParts): Promise<void> {
  await parts.demo.stop();
  demoRunning.set(false);
}

async function readAccountAnew({ active, log }: SiteParts): Promise<void> {
  try {
    await active.access().check();
  } catch (error) {
    log.info(`The account's permissions are not known: ${problemText(error)}`);
  }
}

/** Requests everything again: the cached lists, and the connection if it is lost. */
export async function refresh(parts: SiteParts): Promise<void> {
  if (!parts.active.site) {
    return;
  }
  parts.active.access().cache.refresh();
  parts.active.refresh();
  // The permissions may have changed; the views do not wait for them.
  void readAccountAnew(parts);
  if (parts.active.status === 'disconnected' || parts.active.status === 'refused') {
    await parts.active.open();
  }
}
