import { openInBrowser } from '../../platform/openInBrowser.ts';
import { setting } from '../../platform/settings.ts';

/** Returns the action that opens the ticket of an external key; undefined if there is no key or no address for it. */
export function externalKeyAction(externalKey: string): string | undefined {
  return externalKey !== '' && ticketUrl(externalKey) ? 'ticket' : undefined;
}

/** Returns the ticket's address by the setting's template; undefined if that makes no web address. */
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
