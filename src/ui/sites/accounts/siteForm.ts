import * as vscode from 'vscode';
import type { Credentials } from '../../../site/site.ts';
import { parseSiteUrl, type SiteAddress } from '../../../site/siteUrl.ts';
import { askChecked } from '../../platform/forms/askChecked.ts';
import { problemIn } from '../../platform/problems.ts';
import { vendorToolDefaults } from './environmentSite.ts';
import { showInputBox } from '../../platform/prompts.ts';

const { t } = vscode.l10n;

/**
 * Asks for a site's address in any form that people paste. `attempt` tries it while the box is open. Undefined when
 * cancelled.
 */
export function askAddress<T>(
  value: string | undefined,
  title: string,
  attempt: (address: SiteAddress) => Promise<T>,
): Promise<T | undefined> {
  return askChecked({
    title,
    prompt: t('The address of your support site'),
    placeHolder: 'support.example.com',
    value: value ?? vendorToolDefaults(process.env).host ?? '',
    problem: (text) => problemIn(() => parseSiteUrl(text)),
    attempt: (text) => attempt(parseSiteUrl(text)),
  });
}

/** Asks for the company's API name if the site does not send it. The answer may be empty. */
export async function askCompany(value: string | undefined, title: string): Promise<string | undefined> {
  return showInputBox({
    title,
    prompt: t('The Company API Name (/login > Status > Information). Leave it empty if you do not know it.'),
    value: value ?? '',
    ignoreFocusOut: true,
  });
}

/**
 * Asks for an API account's client ID and secret. Suggests the `known` client ID, else the one of the vendor's own
 * tools in the environment.
 */
export async function askCredentials(title: string, host: string, known = ''): Promise<Credentials | undefined> {
  const defaults = vendorToolDefaults(process.env);
  const clientId = await showInputBox({
    title,
    prompt: t('The API account’s client ID for {0} (/login > Management > API Configuration)', host),
    value: known || (defaults.clientId ?? ''),
    ignoreFocusOut: true,
  });
  if (!clientId?.trim()) {
    return undefined;
  }
  const fromEnvironment = defaults.clientId === clientId && defaults.clientSecret;
  const clientSecret = await showInputBox({
    title,
    prompt: fromEnvironment
      ? t('Its client secret, filled in from BT_CLIENT_SECRET.')
      : t('Its client secret. It is kept in VS Code’s secret storage only.'),
    value: fromEnvironment || '',
    password: true,
    ignoreFocusOut: true,
  });
  return clientSecret?.trim() ? { clientId: clientId.trim(), clientSecret: clientSecret.trim() } : undefined;
}

/** Asks for a PEM file with certificate authorities. */
export async function askCaFile(): Promise<string | undefined> {
  const [file] =
    (await vscode.window.showOpenDialog({
      title: t('Certificate Authorities (PEM)'),
      openLabel: t('Trust for This Site'),
      filters: { [t('Certificates')]: ['pem', 'crt', 'cer'], [t('All Files')]: ['*'] },
    })) ?? [];
  return file?.fsPath;
}
