import * as vscode from 'vscode';
import { SiteError, type SiteErrorReason } from '../../../../site/errors.ts';
import { oneLine } from '../../../platform/plainText.ts';
import { problemText } from '../../../platform/problems.ts';

const { t } = vscode.l10n;

/** Reasons that are the same to whoever reads a row; the tooltip tells them apart. */
const NOT_REACHED: readonly SiteErrorReason[] = [
  'host-not-found',
  'unreachable',
  'certificate',
  'proxy',
  'timeout',
  'cut',
];

/** What is wrong, short enough for a row; the site's own words where it gave some. */
export function problemWords(problem: Error): string {
  return SiteError.is(problem, ...NOT_REACHED) ? t('Cannot be reached') : oneLine(problemText(problem));
}
