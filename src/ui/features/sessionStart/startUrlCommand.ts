import * as vscode from 'vscode';
import type { SupportTeam } from '../../../command-api/answers/supportTeams.ts';
import type { StartParams } from '../../../session-start/checkStart.ts';
import { OPTIONAL_PARAMETERS, type StartParameterName } from '../../../session-start/startParameters.ts';
import { startSessionUrl } from '../../../session-start/startUrl.ts';
import type { CommandRow } from '../../platform/commands/commandCall.ts';
import { askFields } from '../../platform/forms/askFields.ts';
import { queueOfRow } from '../../shared/pickers/rowQueue.ts';
import { setStatusBarMessage } from '../../platform/notifications.ts';
import { showQuickPick } from '../../platform/prompts.ts';
import type { ActiveSite } from '../../sites/siteAccess.ts';
import { siteFactsOf } from '../../sites/siteFacts.ts';
import { offerText } from './offerText.ts';
import { pickStart, representativeStart, startProblem } from '../../shared/pickers/pickStart.ts';
import { startFields } from './startFields.ts';
import { startHeading } from './startHeading.ts';
import { issueStarts, type StartMethodParams } from '../../shared/pickers/startItems.ts';
import { siteUrlOf, type StartParts } from './startParts.ts';

const { t } = vscode.l10n;

/** A URL that starts a session. */
export interface StartUrl {
  readonly url: string;
}

/**
 * Builds a URL that starts a session (guide: Session Generation API). With parameters by the guide's names it asks
 * nothing; else it asks for them and offers to copy, insert or open the URL. Undefined when cancelled.
 * @throws Error whose message names the parameter and its bound.
 */
export async function startSessionUrlCommand(
  parts: StartParts,
  argument?: Readonly<Record<string, unknown>>,
): Promise<StartUrl | undefined> {
  const siteUrl = siteUrlOf(parts);
  if (argument) {
    return { url: startSessionUrl(siteUrl, argument, siteFactsOf(parts.active)) };
  }
  const title = t('Build Start Session URL');
  const method = await pickStart(parts.active, title, 'url');
  const params = method && (await askStartParams(parts.active, { title, method, ...urlForm(siteUrl) }));
  if (!params) {
    return undefined;
  }
  const url = startSessionUrl(siteUrl, params);
  const heading = await headingOf(parts, params);
  await offerText(parts, { title, text: url, language: 'plaintext', link: { heading, url } });
  return { url };
}

async function headingOf({ active }: StartParts, params: StartParams): Promise<string> {
  return startHeading(params, active.model, 'issue_menu' in params ? await knownTeams(active) : []);
}

/** Without a connection there are no teams, and issues have no titles. */
async function knownTeams(active: ActiveSite): Promise<readonly SupportTeam[]> {
  try {
    return await active.access().cache.supportTeams();
  } catch {
    return [];
  }
}

/** The options of a form for the optional parameters of start_session. */
interface StartForm {
  readonly title: string;
  readonly method: StartMethodParams;
  readonly take: string;
  readonly names: readonly StartParameterName[];
  /** Returns the text that the parameters make. */
  readonly preview: (params: StartParams) => string;
}

/** Returns the options of the form for a URL, or for a text that contains one. */
export function urlForm(siteUrl: string): Pick<StartForm, 'take' | 'names' | 'preview'> {
  return {
    take: t('Use This URL'),
    names: OPTIONAL_PARAMETERS,
    preview: (params) => startSessionUrl(siteUrl, params),
  };
}

/** Asks for the optional parameters, with a live preview. Undefined when cancelled. */
export async function askStartParams(
  active: ActiveSite,
  { title, method, take, names, preview }: StartForm,
): Promise<Readonly<Record<string, unknown>> | undefined> {
  const values = await askFields({
    title,
    take,
    fields: startFields(names, siteFactsOf(active)),
    values: {},
    problem: (given) => startProblem({ ...method, ...given }),
    preview: (given) => preview({ ...method, ...given }),
  });
  return values && { ...method, ...values };
}

/**
 * Copies the URL that starts a session with the queue in the given row: by an issue of its team, or with its
 * representative.
 */
export async function copyStartSessionUrl(
  active: ActiveSite,
  row: CommandRow<'queue'> | undefined,
): Promise<StartUrl | undefined> {
  const method = await startOfRow(active, row);
  if (!method) {
    return undefined;
  }
  const url = startSessionUrl(siteUrlOf({ active }), method);
  await vscode.env.clipboard.writeText(url);
  setStatusBarMessage(t('Copied {0}', url), 5000);
  return { url };
}

async function startOfRow(
  active: ActiveSite,
  row: CommandRow<'queue'> | undefined,
): Promise<StartMethodParams | undefined> {
  const queueId = queueOfRow(active.model, row) ?? '';
  const [form, id = ''] = queueId.split(':');
  if (form === 'rep') {
    const start = await representativeStart(active, id);
    if (!start) {
      throw new Error(t('The representative’s public name is not known, and the URL needs it.'));
    }
    return start;
  }
  if (form !== 'team') {
    throw new Error(t('That row is no longer there.'));
  }
  const issues = issueStarts(await active.access().cache.supportTeams(), id);
  if (issues.length === 0) {
    throw new Error(t('No issue leads to this team. Customers reach a team by its issues, or by a session key.'));
  }
  const title = t('Start Session URL: Issue');
  return issues.length === 1 ? issues[0]?.params : (await showQuickPick(issues, { title }))?.params;
}
