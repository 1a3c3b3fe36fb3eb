import * as vscode from 'vscode';
import { largest } from '../../../base/lists.ts';
import type { Replay } from '../../../reporting/archive/replay/replay.ts';
import type { WaitingSample } from '../../../reporting/archive/waitingSampler.ts';
import { QUESTIONS } from '../../../state/questions.ts';
import type { ReplayFrame, ReplayMoment, ReplayTexts } from '../../../webviews/replay/messages.ts';
import { momentText } from '../../platform/durations.ts';
import { SPEEDS, type ReplayPlayer } from './replayPlayer.ts';

const { t } = vscode.l10n;
const PEAKS = 6;
/** The least distance of two peaks, in seconds. */
const APART = 1800;
/** The least number of waiting sessions of a peak, also on a calm day. */
const LEAST_MANY = 2;

/** Returns the state of the site at the second that the replay shows. */
export function replayMoment(replay: Replay, player: ReplayPlayer): ReplayMoment {
  const { model, time, isKnown } = replay;
  const moment = { model, now: time };
  const figures = (): ReplayMoment['figures'] => [
    { label: t('waiting'), value: QUESTIONS.waiting.answer(moment).size },
    { label: t('in progress'), value: QUESTIONS.taken.answer(moment).size },
    { label: t('logged in'), value: QUESTIONS.loggedIn.answer(moment).size },
    { label: t('available'), value: QUESTIONS.available.answer(moment).size },
  ];
  const { isPlaying, speed } = player;
  return { time, text: momentText(time), isPlaying, speed, figures: isKnown ? figures() : [] };
}

/** Returns the time line of a replay. */
export function replayFrame({ from, to, waiting, unknown }: Replay): ReplayFrame {
  const most = largest(
    waiting.map(({ sessions }) => sessions),
    0,
  );
  const manyWaiting = Math.max(LEAST_MANY, Math.ceil(most * 0.6));
  const peaks = peaksOf(waiting, manyWaiting).map(({ time, sessions }) => ({
    time,
    text: t('{0}: {1} waiting', momentText(time), sessions),
  }));
  return { from, to, waiting, manyWaiting, peaks, unknown, speeds: SPEEDS };
}

function peaksOf(waiting: readonly WaitingSample[], manyWaiting: number): readonly WaitingSample[] {
  const peaks: WaitingSample[] = [];
  for (const sample of waiting.toSorted((a, b) => b.sessions - a.sessions)) {
    const isApart = peaks.every(({ time }) => Math.abs(time - sample.time) >= APART);
    if (sample.sessions >= manyWaiting && isApart && peaks.length < PEAKS) {
      peaks.push(sample);
    }
  }
  return peaks;
}

/** Returns the words of the replay's page. `isCut` is true if there are more events than are listed. */
export function replayTexts(isCut: boolean): ReplayTexts {
  return {
    past: t('Replay (read-only). The views in the side bar show the same time.'),
    unknown: t('There is no archive of this time.'),
    timeline: t('Time, with how many sessions waited'),
    peaks: t('Long queues'),
    legend: { waiting: t('sessions waiting'), many: t('long queue'), unknown: t('no archive') },
    play: t('Play'),
    pause: t('Pause'),
    next: t('Next Event'),
    previous: t('Previous Event'),
    speed: t('Speed'),
    goTo: t('Go to Time…'),
    live: t('Back to Live'),
    events: isCut ? t('The First Events in Sessions (choose a shorter time to see all)') : t('Events in Sessions'),
  };
}
