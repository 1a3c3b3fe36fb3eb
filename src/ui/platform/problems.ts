import * as vscode from 'vscode';
import { SiteError, type SiteErrorDetails, type SiteErrorReason } from '../../site/errors.ts';

const { t } = vscode.l10n;

/** Returns what happened, its reason if known, and what to do, in the person's language. */
export function problemText(error: unknown): string {
  if (SiteError.is(error)) {
    const { host = t('the site'), ...details } = error.details;
    return TEXTS[error.reason]({ ...details, host }, error.message) + archivesOff(error);
  }
  return error instanceof Error ? error.message : String(error);
}

/** Returns the text of the error that `task` throws; undefined if it succeeds. */
export function problemIn(task: () => unknown): string | undefined {
  try {
    task();
    return undefined;
  } catch (error) {
    return problemText(error);
  }
}

/**
 * Returns an Error whose message is `problemText(error)` for commands to throw, with its cause; returns such an Error
 * unchanged.
 */
export function asProblem(error: unknown): Error {
  if (!SiteError.is(error)) {
    return error instanceof Error ? error : new Error(String(error), { cause: error });
  }
  return Object.assign(new Error(problemText(error), { cause: error }), { name: error.name });
}

const ARCHIVES: readonly (string | undefined)[] = ['ArchiveListing', 'Archive'];
const SWITCHED_OFF: readonly SiteErrorReason[] = ['not-permitted', 'api-disabled', 'site-error'];

/** The site has a switch for archives besides the account's permission. */
function archivesOff({ reason, details }: SiteError): string {
  return SWITCHED_OFF.includes(reason) && ARCHIVES.includes(details.action)
    ? ' ' +
        t(
          'Archives need “Enable State Archive API” to be checked on the page Management > API Configuration of /login.',
        )
    : '';
}

type ErrorDetails = SiteErrorDetails & { readonly host: string };

/** Returns the message of the site as a further sentence. */
const said = ({ siteMessage }: ErrorDetails): string => (siteMessage ? ' ' + t('The site says: {0}', siteMessage) : '');

const asWritten = (_details: ErrorDetails, message: string): string => message;

function outcomeText(details: ErrorDetails): string {
  const { host, action = t('the command'), cause, seconds } = details;
  const look = t('Whether it was done is not known: look before you try again.');
  switch (cause) {
    case 'no-answer':
      return `${seconds === undefined ? t('{0} did not answer {1} in time.', host, action) : t('{0} did not answer {1} within {2} s.', host, action, seconds)} ${look}`;
    case 'unreadable':
      return `${t('The answer of {0} to {1} cannot be read.', host, action)} ${look}`;
    case 'server':
      return `${t('{0} reported an internal error while it carried out {1}.', host, action)} ${look}${said(details)}`;
    default:
      return `${t('The connection to {0} broke while it carried out {1}.', host, action)} ${look}`;
  }
}

/** The texts by reason. Messages that already name the parameter, the file or the action are used unchanged. */
const TEXTS: Record<SiteErrorReason, (details: ErrorDetails, message: string) => string> = {
  'host-not-found': ({ host }) =>
    t('No host named {0} was found. Check the address and the network (or VPN) connection.', host),
  unreachable: ({ host }) =>
    t('{0} cannot be reached. Check the network connection, the VPN and VS Code’s proxy settings.', host),
  certificate: ({ host, issuer, code }, message) =>
    issuer
      ? t(
          'The certificate of {0} is not trusted ({1}). It was issued by {2}. If that is your company’s own authority, name its PEM file as caFile of the site.',
          host,
          code ?? 'TLS',
          issuer,
        )
      : message,
  proxy: asWritten,
  timeout: ({ host }) =>
    t('{0} did not answer in time. Try again, or raise the setting repWorkflows.request.timeoutSeconds.', host),
  cut: ({ host }) => t('The connection to {0} broke before the answer was complete. Try again.', host),
  cancelled: () => t('Cancelled.'),
  'credentials-missing': asWritten,
  'credentials-refused': (details) =>
    t(
      '{0} refused the client ID or secret. They are not tried again until you enter them again, because accounts lock after failed tries.',
      details.host,
    ) + said(details),
  'access-denied': (details) => t('{0} denied access to this account. Sign in again.', details.host) + said(details),
  'not-permitted': (details, message) =>
    details.action
      ? t(
          'The API account may not use {0}. An administrator can allow it under /login > Management > API Configuration.',
          details.action,
        ) + said(details)
      : message,
  'api-disabled': ({ host }) =>
    t(
      'The API of {0} did not answer at its address. Check that “Enable XML API” is on and that the account has the permission (/login > Management > API Configuration).',
      host,
    ),
  html: asWritten,
  'bad-answer': asWritten,
  'too-large': asWritten,
  'rate-limited': ({ host, retryAfterSeconds }) =>
    retryAfterSeconds === undefined
      ? t('{0} asks to send fewer requests. Try again in a while.', host)
      : t('{0} asks to send fewer requests. Try again in {1} s.', host, Math.ceil(retryAfterSeconds)),
  server: (details) => t('{0} reported an internal error. Try again later.', details.host) + said(details),
  'site-error': ({ action, siteMessage }, message) =>
    siteMessage && action ? t('The site answered {0} with: {1}', action, siteMessage) : message,
  'outcome-unknown': outcomeText,
  'invalid-parameter': asWritten,
};
