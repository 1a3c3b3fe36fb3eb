import { sessionRecord } from './sessionRecord.ts';
import { presentationRecord } from './presentationRecord.ts';
import { page, type Answer } from '../http/answer.ts';
import type { Appliance } from '../appliance.ts';
import type { SiteHistory } from '../past/siteHistory.ts';
import { Refusal } from '../api/parameters.ts';
import type { DemoRequest } from '../http/request.ts';
import { FileLinks, type LinkedFile } from './fileLinks.ts';
import { recordingAnswer } from './recordingFiles.ts';
import { transcriptPage, transcriptText } from './transcripts.ts';

/** Answers a link that a report told; undefined for any other request, also for one whose signature is wrong. */
export function answerLink(
  { path, query, method }: DemoRequest,
  { appliance, host }: { readonly appliance: Appliance; readonly host: string },
): Answer | undefined {
  const file = new FileLinks(appliance.linkSecret, host).fileOf(path, query);
  return file && method === 'GET' ? answerFile(file, appliance) : undefined;
}

function answerFile(file: LinkedFile, { siteHistory }: Appliance): Answer {
  try {
    return file.kind === 'chat' ? chat(file, siteHistory) : recording(file, siteHistory);
  } catch (error) {
    if (error instanceof Refusal) {
      return page(404, 'Not Found', error.message);
    }
    throw error;
  }
}

function chat({ lsid, isDownload }: LinkedFile, siteHistory: SiteHistory): Answer {
  const record = siteHistory.record(lsid, sessionRecord) ?? siteHistory.record(lsid, presentationRecord);
  if (record === undefined) {
    throw new Refusal('This session is not known any more.');
  }
  if (!isDownload) {
    return { status: 200, type: 'text/html; charset=utf-8', body: transcriptPage(record, siteHistory.time) };
  }
  const headers = { 'Content-Disposition': `attachment; filename="chat-${lsid}.txt"` };
  return { status: 200, type: 'text/plain; charset=utf-8', body: transcriptText(record, siteHistory.time), headers };
}

/** To look at, a browser shows what it can by itself. */
function recording({ kind, lsid, instance, isDownload }: LinkedFile, siteHistory: SiteHistory): Answer {
  const answer = recordingAnswer(siteHistory, { kind: kind === 'chat' ? 'recording' : kind, lsid, instance });
  return isDownload ? answer : { ...answer, headers: { ...answer.headers, 'Content-Disposition': 'inline' } };
}
