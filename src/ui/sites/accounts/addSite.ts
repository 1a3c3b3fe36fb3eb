import { randomUUID } from 'node:crypto';
import * as vscode from 'vscode';
import { systemClock } from '../../../base/clock.ts';
import type { AccountReport } from '../../../command-api/account.ts';
import type { SiteClient } from '../../../site/client.ts';
import { discoverSite } from '../../../site/discovery.ts';
import { SiteError } from '../../../site/errors.ts';
import type { Credentials, Site } from '../../../site/site.ts';
import { parseSiteUrl, type SiteAddress } from '../../../site/siteUrl.ts';
import { callCommand } from '../../platform/commands/callCommand.ts';
import type { NewSite } from '../contributions.ts';
import { showErrorMessage, showInformationMessage, withProgress } from '../../platform/notifications.ts';
import { problemText } from '../../platform/problems.ts';
import { accountSummary } from './accountSummary.ts';
import { newSiteClient } from './newSiteClient.ts';
import { answers, readAccount } from './readAccount.ts';
import { askAddress, askCaFile, askCompany, askCredentials } from './siteForm.ts';
import type { SiteParts } from '../siteParts.ts';
import { socketSource } from '../stateSources.ts';

const { t } = vscode.l10n;

/** The longest wait for the first rows, if the account has no other API. */
const STATE_MILLISECONDS = 15_000;

/**
 * Adds a site after a check of its account (guide: Test Scenario), makes it the active one and connects in the
 * background. Nothing is stored if the check fails. Without an argument it asks for everything.
 */
export async function addSite(parts: SiteParts, argument?: NewSite): Promise<{ id: string } | undefined> {
  if (argument === undefined) {
    return addSiteByHand(parts);
  }
  const { url, clientId, clientSecret, ...rest } = argument;
  const address = parseSiteUrl(url);
  const draft = newSite({ ...rest, url: address.url, label: rest.label ?? address.host });
  const credentials = { clientId, clientSecret };
  const report = await check(draft, credentials, parts);
  return store(parts, { ...draft, company: draft.company || report.companyName }, credentials);
}

async function addSiteByHand(parts: SiteParts): Promise<{ id: string } | undefined> {
  const title = t('Add Site');
  const found = await askAddress(undefined, title, (address) => siteAt(address, parts));
  if (!found) {
    return undefined;
  }
  const company = found.company || (await askCompany(undefined, title));
  const credentials = company === undefined ? undefined : await askCredentials(title, found.label);
  if (company === undefined || !credentials) {
    return undefined;
  }
  const checked = await checkByHand({ site: { ...found, company }, credentials }, parts);
  if (!checked) {
    return undefined;
  }
  const site = { ...checked.site, company: company || checked.report.companyName };
  const added = await store(parts, site, checked.credentials);
  void showPermissions(site, checked.report);
  return added;
}

/** Returns the site of an address, with its company if the site sends it. */
async function siteAt({ url, host }: SiteAddress, parts: SiteParts): Promise<Site> {
  const draft = newSite({ url, label: host, company: '' });
  const found = await discover(draft, parts);
  if (found && !found.remoteSupport) {
    throw new Error(t('{0} is a Privileged Remote Access site. This extension is for Remote Support.', host));
  }
  return { ...draft, company: found?.company ?? '' };
}

/** The input so far. */
interface SiteInput {
  readonly site: Site;
  readonly credentials: Credentials;
}

interface Checked extends SiteInput {
  readonly report: AccountReport;
}

/** A way to continue after a failure; undefined when cancelled. */
interface NextStep {
  readonly button: string;
  readonly go: () => Promise<SiteInput | undefined>;
}

/**
 * Checks the account. After a failure the person decides how to continue, with the input kept. A refused secret is
 * never sent twice.
 */
async function checkByHand(typed: SiteInput, parts: SiteParts): Promise<Checked | undefined> {
  try {
    return { ...typed, report: await check(typed.site, typed.credentials, parts) };
  } catch (error) {
    parts.log.warn(`Adding ${typed.site.url}: ${problemText(error)}`);
    const ways = waysOn(error, typed, parts);
    const answer = await showErrorMessage(problemText(error), ...ways.map(({ button }) => button));
    const next = await ways.find(({ button }) => button === answer)?.go();
    return next && checkByHand(next, parts);
  }
}

function waysOn(error: unknown, typed: SiteInput, parts: SiteParts): readonly NextStep[] {
  const { site, credentials } = typed;
  const chooseFile = async (): Promise<SiteInput | undefined> => {
    const caFile = await askCaFile();
    return caFile ? { credentials, site: { ...site, caFile } } : undefined;
  };
  const enterAgain = async (): Promise<SiteInput | undefined> => {
    const others = await askCredentials(t('Add Site'), site.label, credentials.clientId);
    return others && { site, credentials: others };
  };
  const editAddress = async (): Promise<SiteInput | undefined> => {
    const found = await askAddress(site.url, t('Add Site'), (address) => siteAt(address, parts));
    return found && { credentials, site: { ...site, ...found, company: found.company || site.company } };
  };
  if (SiteError.is(error, 'certificate')) {
    return [{ button: t('Choose CA File…'), go: chooseFile }];
  }
  if (SiteError.is(error, 'credentials-refused', 'access-denied')) {
    return [{ button: t('Enter Again…'), go: enterAgain }];
  }
  return [
    { button: t('Edit Address…'), go: editAddress },
    { button: t('Try Again'), go: () => Promise.resolve(typed) },
  ];
}

function newSite(fields: {
  url: string;
  label: string;
  company: string;
  rep?: string | undefined;
  caFile?: string | undefined;
}): Site {
  const { rep, caFile, ...rest } = fields;
  return { id: randomUUID(), ...rest, ...(rep && { rep }), ...(caFile && { caFile }) };
}

/**
 * Runs the guide's test scenario with an account that is not stored yet; see `readAccount` for one without the Command
 * API.
 */
export async function check(site: Site, credentials: Credentials, { log, sites }: SiteParts): Promise<AccountReport> {
  const client = newSiteClient(site, () => Promise.resolve(credentials), log, sites);
  const title = t('Checking the account at {0}…', new URL(site.url).host);
  try {
    return await withProgress({ location: vscode.ProgressLocation.Window, title }, () =>
      readAccount(client, () => readsState(client, log)),
    );
  } finally {
    client.dispose();
  }
}

/** Opens the state socket for a moment; undefined if that takes too long. */
async function readsState(client: SiteClient, log: SiteParts['log']): Promise<boolean | undefined> {
  const source = socketSource(client, systemClock, log);
  const late = Promise.withResolvers<undefined>();
  const timer = systemClock.after(STATE_MILLISECONDS, () => late.resolve(undefined));
  try {
    return await Promise.race([answers(() => source.start()), late.promise]);
  } finally {
    timer.dispose();
    source.dispose();
  }
}

async function discover(site: Site, { log }: SiteParts): ReturnType<typeof discoverSite> {
  const client = newSiteClient(site, () => Promise.resolve(undefined), log);
  try {
    return await discoverSite(client);
  } finally {
    client.dispose();
  }
}

async function store(parts: SiteParts, site: Site, credentials: Credentials): Promise<{ id: string }> {
  await parts.sites.saveCredentials(site, credentials);
  await parts.sites.save(site);
  await parts.choice.choose(site);
  void parts.active.open().catch((error: unknown) => parts.log.warn(problemText(error)));
  return { id: site.id };
}

async function showPermissions(site: Site, report: AccountReport): Promise<void> {
  const choose = t('Select Your Representative…');
  const answer = await showInformationMessage(t('{0} is connected. {1}', site.label, accountSummary(report)), choose);
  if (answer === choose) {
    await callCommand('chooseRepresentative');
  }
}
