import { bbCodeText, parseBbCode } from '../../command-api/bbCode.ts';
import type { RecordedEvent } from './sessionRecord.ts';
import type { SiteTime } from '../sim/siteTime.ts';

/** What a transcript is made from. */
interface Talk {
  readonly lsid: string;
  readonly start: number;
  readonly events: readonly RecordedEvent[];
}

/** A chat as a text file, as the site offers it. */
export function transcriptText({ lsid, start, events }: Talk, time: SiteTime): string {
  const lines = messagesOf(events).map(({ at, by, to, body = '' }) => {
    const whom = to?.type === 'representative' && by.type === 'representative' ? ` → ${to.name}` : '';
    return `[${time.iso(at)}] ${by.name}${whom}: ${bbCodeText(parseBbCode(body))}`;
  });
  return [`Chat transcript of session ${lsid}`, `Started ${time.iso(start)}`, '', ...lines, ''].join('\r\n');
}

/** A chat as a page to look at. */
export function transcriptPage({ lsid, start, events }: Talk, time: SiteTime): string {
  const rows = messagesOf(events).map(({ at, by, body = '' }) => {
    const cells = [time.iso(at), by.name, bbCodeText(parseBbCode(body))].map((text) => `<td>${escaped(text)}</td>`);
    return `<tr>${cells.join('')}</tr>`;
  });
  return [
    '<!DOCTYPE html>',
    '<html><head><meta charset="utf-8"><title>Chat transcript</title></head><body>',
    `<h1>Chat transcript</h1><p>Session ${escaped(lsid)}, started ${time.iso(start)}</p>`,
    `<table>${rows.join('\n')}</table>`,
    '</body></html>',
    '',
  ].join('\n');
}

function messagesOf(events: readonly RecordedEvent[]): readonly RecordedEvent[] {
  return events.filter(({ type }) => type === 'Chat Message');
}

function escaped(text: string): string {
  return text.replace(/[&<>"]/g, (character) => `&#${character.charCodeAt(0)};`);
}
