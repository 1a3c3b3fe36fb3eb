import type { TimelineMark } from './messages.ts';
import { offsetAt, secondText, timeText } from './format.ts';

/** The span of a timeline that is looked at, in seconds since the epoch. */
export interface View {
  readonly from: number;
  readonly to: number;
}

/** Marks too close to each other to be told apart. */
export interface Cluster {
  /** In pixels. */
  readonly x: number;
  readonly marks: readonly TimelineMark[];
}

const STEPS = [1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200, 10_800, 21_600, 43_200, 86_400];
const TICK_WIDTH = 90;
const LABEL_WIDTH = 72;

/** Round times to write under a timeline of that many pixels. */
export function scaleTicks({ from, to }: View, width: number): readonly number[] {
  const least = ((to - from) * TICK_WIDTH) / Math.max(width, TICK_WIDTH);
  const step = STEPS.find((candidate) => candidate >= least) ?? Math.ceil(least / 86_400) * 86_400;
  const offset = offsetAt(from);
  const ticks: number[] = [];
  // A tick without room for its time before the end is left out.
  const last = to - ((to - from) * LABEL_WIDTH) / Math.max(width, LABEL_WIDTH);
  for (let tick = Math.ceil((from + offset) / step) * step - offset; tick <= last; tick += step) {
    ticks.push(tick);
  }
  return ticks;
}

/** What is written at one of some times: with seconds where the minute alone would be written twice. */
export function tickText(tick: number, ticks: readonly number[]): string {
  const [first = 0, second = first + 60] = ticks;
  return second - first < 60 ? secondText(tick) : timeText(tick);
}

/** The marks that can be seen, those within `apart` pixels as one. */
export function clusters(
  marks: readonly TimelineMark[],
  place: (mark: TimelineMark) => number,
  width: number,
  apart: number,
): readonly Cluster[] {
  const found: { x: number; marks: TimelineMark[] }[] = [];
  for (const mark of marks) {
    const x = place(mark);
    if (x < -apart || x > width + apart) {
      continue;
    }
    const last = found.at(-1);
    if (last && Math.abs(x - last.x) < apart) {
      last.marks.push(mark);
    } else {
      found.push({ x, marks: [mark] });
    }
  }
  return found;
}
