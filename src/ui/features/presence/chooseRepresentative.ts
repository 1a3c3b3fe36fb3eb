import * as vscode from 'vscode';
import { oneLine } from '../../platform/plainText.ts';
import { showInputBox, showQuickPick } from '../../platform/prompts.ts';
import type { SiteParts } from '../../sites/siteParts.ts';
import { representativeName } from '../../shared/rows/names.ts';

const { t } = vscode.l10n;

/** Stores who the person is, by username: the chosen one of the logged-in representatives, or the named one. */
export async function chooseRepresentative(
  { active, sites }: SiteParts,
  username?: string,
): Promise<{ username: string } | undefined> {
  const site = active.site;
  if (!site) {
    throw new Error(t('There is no site yet. Add one, or open the demo site.'));
  }
  const chosen = username ?? (await pickRepresentative(active, site.rep));
  if (!chosen) {
    return undefined;
  }
  await sites.save({ ...site, rep: chosen });
  return { username: chosen };
}

async function pickRepresentative(
  active: SiteParts['active'],
  current: string | undefined,
): Promise<string | undefined> {
  const items = [...active.model.rows('representative').values()].flatMap((row) => {
    const username = row.username ?? '';
    const description = oneLine(username) + (username === current ? ` · ${t('you')}` : '');
    return username === '' ? [] : [{ label: representativeName(row), description, username }];
  });
  const other = { label: t('Other User…'), description: t('by username'), username: undefined };
  const title = t('Select Your Representative');
  const placeHolder = t('Logged-in representatives');
  const sorted = items.sort((a, b) => a.label.localeCompare(b.label));
  const picked = await showQuickPick([...sorted, other], {
    title,
    placeHolder,
    matchOnDescription: true,
  });
  if (picked !== other) {
    return picked?.username;
  }
  const prompt = t('Your username in the representative console');
  return (await showInputBox({ title, prompt, value: current ?? '' }))?.trim();
}
