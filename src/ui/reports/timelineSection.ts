import * as vscode from 'vscode';
import { withoutSignatures } from '../../reporting/models/signedAddresses.ts';
import { timelineOf, type Lane, type TimelineSource } from '../../reporting/models/timeline.ts';
import { messageText } from '../../reporting/models/transcript.ts';
import type { Section, TimelineLane } from '../../webviews/report/messages.ts';

const SHORT = 80;

/** A session as one can look at it. `now` is the site's time in seconds, for one that goes on. */
export function timelineSection(source: TimelineSource, now: number): Section {
  const { from, to, lanes } = timelineOf(source, now);
  return {
    id: 'timeline',
    title: vscode.l10n.t('Timeline'),
    content: { kind: 'timeline', from, to, section: 'events', lanes: lanes.map((lane) => laneOf(lane, source)) },
  };
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
