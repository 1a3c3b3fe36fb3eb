import { timeText, utcText } from '../kit/format.ts';
import type { PageTexts } from '../report/messages.ts';
import type { ReplayFrame } from './messages.ts';

/** The tooltip of a bar of the time line: when, by the page's time, by UTC and the site's, and how many waited. */
export function barTitle({ time, sessions }: ReplayFrame['waiting'][number], texts: PageTexts): string {
  return `${timeText(time)}: ${sessions}\n${utcText(time, texts)}`;
}
