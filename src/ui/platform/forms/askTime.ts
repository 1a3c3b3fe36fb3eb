import * as vscode from 'vscode';
import { personalOffset } from '../../../base/personalTime.ts';
import { SiteDay } from '../../../base/siteDay.ts';
import { dateTimeText } from '../durations.ts';
import { showInputBox } from '../prompts.ts';

const { t } = vscode.l10n;
const DATE_AND_TIME = /^(\d{4}-\d\d-\d\d)[ T](\d\d):(\d\d)(?::(\d\d))?$/;

/**
 * Asks for a point in time: seconds since the epoch, or a date and time in this machine's zone. Returns the seconds,
 * empty for none; undefined when cancelled.
 * @param problem returns what is wrong with the seconds; undefined if they can be taken.
 */
export async function askTime(
  title: string,
  { description }: { readonly description: string },
  problem: (seconds: string) => string | undefined,
): Promise<string | undefined> {
  const example = t('A date and time such as 2026-11-30 14:05 in your own time zone is fine, too.');
  const text = await showInputBox({
    title,
    prompt: `${description} ${example}`,
    ignoreFocusOut: true,
    validateInput: (typed) => {
      const seconds = secondsOf(typed);
      const wrong = problem(seconds);
      return (
        wrong ??
        (seconds === ''
          ? undefined
          : { message: dateTimeText(Number(seconds)), severity: vscode.InputBoxValidationSeverity.Info })
      );
    },
  });
  return text === undefined ? undefined : secondsOf(text);
}

/** Returns the seconds since the epoch for a date and time in this machine's zone; any other text unchanged. */
export function secondsOf(text: string): string {
  const [, date = '', ...time] = DATE_AND_TIME.exec(text.trim()) ?? [];
  const day = SiteDay.parse(date);
  const [hour = 0, minute = 0, second = 0] = time.map((part) => Number(part || 0));
  if (!day || hour > 23 || minute > 59 || second > 59) {
    return text.trim();
  }
  const wall = day.wall + (hour * 60 + minute) * 60 + second;
  return String(wall - personalOffset(wall - personalOffset(wall)));
}
