import * as vscode from 'vscode';
import { withoutSignatures } from '../../../../reporting/models/text/signedAddresses.ts';
import { timelineOf, type Lane, type TimelineSource } from '../../../../reporting/models/session/timeline.ts';
import { messageText } from '../../../../reporting/models/session/transcript.ts';
import type { TimelineLane } from '../../../../webviews/kit/messages.ts';
import type { Section } from '../../../../webviews/report/messages.ts';

const SHORT = 80;
const MOST_LANES = 200;
const MOST_SPANS = 1000;
const MOST_MARKS = 20_000;

/** Returns the timeline of a session. `now` is the site's time in seconds, for a session in progress. */
export function timelineSection(source: TimelineSource, now: number): Section {
  const { from, to, lanes } = timelineOf(source, now);
  const shown = boundedLanes(lanes).map((lane) => laneOf(lane, source));
  return {
    id: 'timeline',
    title: timelineTitle(lanes.length),
    content: { kind: 'timeline', from, to, section: 'events', lanes: shown },
  };
}

/** Returns the title of a timeline, with the part that is drawn if that is not all. */
export function timelineTitle(lanes: number): string {
  return lanes > MOST_LANES
    ? vscode.l10n.t('Timeline ({0} of {1} lines)', MOST_LANES, lanes)
    : vscode.l10n.t('Timeline');
}

/**
 * Reduces lanes and marks to a number that can be told apart; of too many marks it keeps every second or third, and so
 * on.
 */
export function boundedLanes(lanes: readonly Lane[]): readonly Lane[] {
  const shown = lanes.slice(0, MOST_LANES);
  const marks = shown.reduce((sum, lane) => sum + lane.marks.length, 0);
  const step = Math.max(1, Math.ceil(marks / MOST_MARKS));
  return shown.map((lane) => ({
    ...lane,
    spans: lane.spans.slice(0, MOST_SPANS),
    marks: step === 1 ? lane.marks : lane.marks.filter((_, index) => index % step === 0),
  }));
}

function laneOf({ kind, name, spans, marks }: Lane, { events }: TimelineSource): TimelineLane {
  const title = name || (kind === 'system' ? vscode.l10n.t('System') : vscode.l10n.t('Unknown'));
  return {
    title,
    about: kind,
    spans: spans.map((span) => ({ ...span, text: title })),
    marks: marks.map(({ index, timestamp, kind: about, eventType }) => {
      const body = withoutSignatures(messageText(events[index]?.body ?? ''));
      const text = body === '' ? eventType : `${eventType}: ${body.slice(0, SHORT)}${body.length > SHORT ? '…' : ''}`;
      return { row: String(index), at: timestamp, about, text };
    }),
  };
}
