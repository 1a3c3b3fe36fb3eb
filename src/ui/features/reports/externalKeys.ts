import { openInBrowser } from '../../platform/openInBrowser.ts';
import { setting } from '../../platform/settings.ts';

/** The action of a link to the ticket; undefined where there is no key or no address for it. */
export function externalKeyAction(externalKey: string): string | undefined {
  return externalKey !== '' && ticketUrl(externalKey) ? 'ticket' : undefined;
}

/** The ticket's address by the person's own template; undefined where that makes no web address. */
function ticketUrl(externalKey: string): string | undefined {
  const template = setting('reports.externalKeyUrl');
  const url = template.replaceAll('{key}', encodeURIComponent(externalKey.toWellFormed()));
  return template.includes('{key}') && /^https?:/i.test(url) && URL.canParse(url) ? url : undefined;
}

/** Opens the ticket of an external key. */
export async function openTicket(externalKey: string): Promise<void> {
  const url = ticketUrl(externalKey);
  if (url !== undefined) {
    await openInBrowser(url);
  }
}
