import * as vscode from 'vscode';
import { SiteError, type SiteErrorReason } from '../../../../site/errors.ts';
import { oneLine } from '../../../platform/plainText.ts';
import { problemText } from '../../../platform/problems.ts';

const { t } = vscode.l10n;

/** Reasons that get the same words in a row; its tooltip has the exact one. */
const NOT_REACHED: readonly SiteErrorReason[] = [
  'host-not-found',
  'unreachable',
  'certificate',
  'proxy',
  'timeout',
  'cut',
];

/** Returns a problem in a few words for a row; the site's own words if it sent some. */
export function problemWords(problem: Error): string {
  return SiteError.is(problem, ...NOT_REACHED) ? t('Cannot be reached') : oneLine(problemText(problem));
}
