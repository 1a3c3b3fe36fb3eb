import * as vscode from 'vscode';
import type { SupportTeam } from '../../../command-api/answers/supportTeams.ts';
import type { ReadableModel } from '../../../state/source.ts';
import type { StartParams } from '../../../session-start/checkStart.ts';
import { oneLine } from '../../platform/plainText.ts';

const { t } = vscode.l10n;

/** Returns the heading of the session that `params` start, for a customer who gets the link. */
export function startHeading(params: StartParams, model: ReadableModel, teams: readonly SupportTeam[]): string {
  const { name, short_key: key, id, codeName } = params;
  if (typeof key === 'string') {
    return t('Start a session with the key {0}', oneLine(key));
  }
  if (typeof name === 'string') {
    return t('Start a session with {0}', oneLine(name));
  }
  const issue = typeof codeName === 'string' ? titleOfCode(model, codeName) : titleOfId(teams, String(id));
  const rep = typeof codeName === 'string' ? '' : nameOfRepresentative(model, String(id));
  // An ID that a representative and an issue have may mean either: it depends on the site's menu.
  if ((issue === '') === (rep === '')) {
    return t('Start a session');
  }
  return rep === '' ? t('Start a session: {0}', oneLine(issue)) : t('Start a session with {0}', oneLine(rep));
}

function nameOfRepresentative(model: ReadableModel, userId: string): string {
  const rows = [...model.rows('representative').values()];
  return rows.find(({ user_id }) => user_id === userId)?.public_display_name ?? '';
}

function titleOfCode(model: ReadableModel, codeName: string): string {
  const rows = [...model.rows('support_session').values()];
  return rows.find((row) => row.issue_code_name === codeName)?.issue_description || codeName;
}

function titleOfId(teams: readonly SupportTeam[], issueId: string): string {
  return teams.flatMap(({ issues }) => issues).find(({ id }) => id === issueId)?.title ?? '';
}
