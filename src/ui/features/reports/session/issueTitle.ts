import type { ActiveSite } from '../../../sites/siteAccess.ts';

/**
 * The title of an issue by the number that reports have for it, from the lists that pickers share. '' where the site's
 * teams have none of that number, or the account may not read them: a bare number tells nobody anything.
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
