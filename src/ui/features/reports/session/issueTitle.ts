import type { ActiveSite } from '../../../sites/siteAccess.ts';

/**
 * Returns the title of an issue for its number in reports, from the lists that pickers share. '' if no team of the site
 * has it, or the account may not read them: a bare number means nothing to people.
 */
export async function issueTitle(active: ActiveSite, id: string): Promise<string> {
  if (id === '') {
    return '';
  }
  try {
    const teams = await active.access().cache.supportTeams();
    return teams.flatMap(({ issues }) => issues).find((issue) => issue.id === id)?.title ?? '';
  } catch {
    return '';
  }
}
