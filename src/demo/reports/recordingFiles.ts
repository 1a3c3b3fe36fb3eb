import { createHash } from 'node:crypto';
import type { Answer } from '../http/answer.ts';
import type { SiteHistory } from '../past/siteHistory.ts';
import { presentationRecord, type PresentationRecord } from './presentationRecord.ts';
import { Refusal } from '../api/parameters.ts';
import { sessionRecord, type RecordedEvent, type SessionRecord } from './sessionRecord.ts';
import type { SiteTime } from '../sim/siteTime.ts';
import type { LinkedKind } from './fileLinks.ts';
import { screenVideo } from './screenVideo.ts';
import { countOf, hasRecording } from './sessionXml.ts';

/** Recordings are kept for so long. */
const KEPT_SECONDS = 21 * 86_400;
/** Longer sessions have a video of their first minute and a half. */
const MOST_SECONDS = 90;

/** The kinds of recordings. */
export type RecordedKind = Exclude<LinkedKind, 'chat'>;

/** One recording: `instance` counts from 0. */
export interface WantedRecording {
  readonly kind: RecordedKind;
  readonly lsid: string;
  readonly instance: number;
}

/** The file of a recording of a session or a presentation. @throws Refusal where there is none, or none any more. */
export function recordingAnswer(siteHistory: SiteHistory, wanted: WantedRecording): Answer {
  const { kind, lsid, instance } = wanted;
  const record = siteHistory.record(lsid, sessionRecord) ?? siteHistory.record(lsid, presentationRecord);
  if (record === undefined) {
    throw new Refusal('Invalid lsid.');
  }
  if (!isThere(record, wanted)) {
    throw new Refusal('There is no such recording of this session.');
  }
  if (siteHistory.now() - record.start > KEPT_SECONDS) {
    throw new Refusal('This recording has expired and can no longer be viewed or downloaded.');
  }
  return kind === 'command_shell'
    ? file(
        Buffer.from(shellText(record, instance, siteHistory.time)),
        'text/plain; charset=utf-8',
        `shell-${lsid}-${instance}.txt`,
      )
    : file(videoOf(record, instance), 'video/x-flv', `${kind}-${lsid}-${instance}.flv`);
}

function isThere(record: SessionRecord | PresentationRecord, { kind, instance }: WantedRecording): boolean {
  switch (kind) {
    case 'recording':
      return hasRecording(record);
    case 'show_my_screen':
      return record.end !== undefined && instance < countOf(record.events, 'Show My Screen Recording');
    case 'command_shell':
      return record.end !== undefined && instance < countOf(record.events, 'Command Shell Session Started');
  }
}

function file(body: Buffer, type: string, name: string): Answer {
  const version = createHash('sha256').update(body).digest('hex').slice(0, 32);
  const headers = {
    'Content-Disposition': `attachment; filename="${name}"`,
    'Accept-Ranges': 'bytes',
    ETag: `"${version}"`,
  };
  return { status: 200, type, body, headers };
}

function videoOf({ lsid, duration }: { readonly lsid: string; readonly duration: number }, instance: number): Buffer {
  const seconds = Math.min(MOST_SECONDS, Math.max(3, Math.floor(duration / 10)));
  return screenVideo(parseInt(lsid.slice(0, 8), 16) + instance, seconds);
}

function shellText(record: { readonly events: readonly RecordedEvent[] }, instance: number, time: SiteTime): string {
  const shells = record.events.filter(({ type }) => type === 'Command Shell Session Started');
  const at = shells[instance]?.at ?? 0;
  return [
    `Command shell recording ${instance + 1}, started ${time.iso(at)}`,
    '',
    'Microsoft Windows [Version 10.0.22000.318]',
    'C:\\WINDOWS\\system32>ipconfig /all | findstr "IPv4"',
    '   IPv4-Adresse  . . . . . . . . . . : 10.2.7.41(Bevorzugt)',
    'C:\\WINDOWS\\system32>ping -n 2 srv-db-12',
    '\u001b[33mPinging\u001b[0m srv-db-12 [10.3.0.2] with 32 bytes of data:',
    'Reply from 10.3.0.2: bytes=32 time<1ms TTL=128',
    'Reply from 10.3.0.2: bytes=32 time=1ms TTL=128',
    'C:\\WINDOWS\\system32>rem größer & kleiner: <>',
    'C:\\WINDOWS\\system32>exit',
    '',
  ].join('\r\n');
}
