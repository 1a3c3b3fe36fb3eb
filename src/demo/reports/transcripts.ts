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
    return `[${time.iso(at)}] ${by.name}${whom}: ${plainText(body)}`;
  });
  return [`Chat transcript of session ${lsid}`, `Started ${time.iso(start)}`, '', ...lines, ''].join('\r\n');
}

/** A chat as a page to look at. */
export function transcriptPage({ lsid, start, events }: Talk, time: SiteTime): string {
  const rows = messagesOf(events).map(({ at, by, body = '' }) => {
    const cells = [time.iso(at), by.name, plainText(body)].map((text) => `<td>${escaped(text)}</td>`);
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

/** A message without its formatting (guide: send_chat_message, Text Formatting); items of lists on lines of their own. */
function plainText(body: string): string {
  return body
    .replace(/\[\/?(?:b|i|u|ul|url|color)(?:=[^\]]*)?\]/g, (tag) => (tag === '[/ul]' ? '\n' : ''))
    .replace(/\[(\/?)li\]/g, (_, end) => (end === '' ? '\n• ' : ''));
}

function escaped(text: string): string {
  return text.replace(/[&<>"]/g, (character) => `&#${character.charCodeAt(0)};`);
}
