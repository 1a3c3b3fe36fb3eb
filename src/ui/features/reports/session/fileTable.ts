import * as vscode from 'vscode';
import type { ReportEvent } from '../../../../reporting/items/events.ts';
import { filesOf, fileText } from '../../../../reporting/models/session/eventFiles.ts';
import type { SessionPeople } from '../../../../reporting/models/people/sessionPeople.ts';
import type { TableRow } from '../../../../webviews/kit/messages.ts';
import type { Section } from '../../../../webviews/report/messages.ts';
import { isOneDay } from '../../../shared/oneDay.ts';
import { performerText } from '../../../shared/reports/eventTable.ts';

const { t } = vscode.l10n;

/** Returns the table of the files in events with its rows; empty without files. */
export function fileSections(
  events: readonly ReportEvent[],
  people: SessionPeople,
): readonly { readonly section: Section; readonly rows: readonly TableRow[] }[] {
  const rows = events.flatMap((event, index) =>
    filesOf(event).map((file, at) => ({
      id: `${index}:${at}`,
      cells: [event.timestamp, fileText(file), file.size, event.eventType, performerText(people.performer(index))],
      ...(file.sha256 !== '' && { details: [{ label: 'SHA-256', value: file.sha256 }] }),
    })),
  );
  const section: Section = {
    id: 'files',
    title: t('Files ({0})', rows.length),
    content: {
      kind: 'table',
      columns: [
        { title: t('Time'), kind: 'time', isOneDay: isOneDay(events.map(({ timestamp }) => timestamp)) },
        { title: t('File'), kind: 'text', share: 4 },
        { title: t('Size'), kind: 'bytes' },
        { title: t('Event'), kind: 'text', share: 2, isFilter: true },
        { title: t('By'), kind: 'text', share: 1.5, isFilter: true },
      ],
      empty: '',
    },
  };
  return rows.length === 0 ? [] : [{ section, rows }];
}
