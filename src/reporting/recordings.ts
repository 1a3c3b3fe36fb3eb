import { systemClock, type Clock } from '../base/clock.ts';
import { siteErrorFor } from '../site/siteMessages.ts';
import type { SiteClient } from '../site/client.ts';
import { download, type DownloadedFile, type DownloadProgress } from '../site/files/download.ts';
import { SiteError } from '../site/errors.ts';
import { proposedFileName, safeFileName } from '../site/files/fileNames.ts';
import type { FilePlace } from '../site/files/newFile.ts';
import type { SiteRequest, SiteStream } from '../site/http/siteRequest.ts';
import type { SupportSession } from './items/sessions.ts';
import { reportDefinition, type RecordingType } from './reportTypes.ts';
import { reportRequest, requestOf } from './reportRequest.ts';

/** Each kind of recording and the report that downloads it. */
export const RECORDING_KINDS = {
  session: 'SupportSessionRecording',
  showMyScreen: 'ShowMyScreenRecording',
  commandShell: 'CommandShellRecording',
  presentation: 'PresentationSessionRecording',
} as const satisfies Record<string, RecordingType>;

/** A kind of recording. */
export type RecordingKind = keyof typeof RECORDING_KINDS;

/** A recording on the site. */
export interface Recording {
  readonly lsid: string;
  readonly kind: RecordingKind;
  /** From 0, for those of which a session may have several. */
  readonly instance?: number | undefined;
}

/** A recording that a session's report tells of. The URLs are signed: treat them as secrets. */
export interface AvailableRecording extends Recording {
  readonly viewUrl: string;
  readonly downloadUrl: string;
}

/** Where a file goes and who wants to know. */
export interface FileOptions {
  /** Either the folder, where nothing is replaced, or the file's own path, where it is. */
  readonly target: { readonly folder: string } | { readonly path: string };
  readonly onProgress?: (progress: DownloadProgress) => void;
  readonly clock?: Clock;
  readonly signal?: AbortSignal | undefined;
}

/**
 * The recordings that a session's report lists, with the instances that a download takes. Those of command shells count
 * from 1 in the report (guide: CommandShellRecording), unless one of them is 0.
 */
export function recordingsOf(
  session: Pick<
    SupportSession,
    | 'lsid'
    | 'sessionRecordingViewUrl'
    | 'sessionRecordingDownloadUrl'
    | 'showMyScreenRecordings'
    | 'commandShellRecordings'
  >,
): readonly AvailableRecording[] {
  const { lsid, sessionRecordingViewUrl: viewUrl, sessionRecordingDownloadUrl: downloadUrl } = session;
  const shells = session.commandShellRecordings;
  const firstShell = shells.some(({ instance }) => instance === 0) ? 0 : 1;
  return [
    ...(viewUrl || downloadUrl ? [{ lsid, kind: 'session', viewUrl, downloadUrl } as const] : []),
    ...session.showMyScreenRecordings.map(({ instance, ...urls }, index) => ({
      lsid,
      kind: 'showMyScreen' as const,
      instance: instance ?? index,
      viewUrl: urls.viewUrl,
      downloadUrl: urls.downloadUrl,
    })),
    ...shells.map(({ instance, ...urls }, index) => ({
      lsid,
      kind: 'commandShell' as const,
      instance: instance === null ? index : instance - firstShell,
      viewUrl: urls.viewUrl,
      downloadUrl: urls.downloadUrl,
    })),
  ];
}

/**
 * Downloads a recording, resumed after a broken connection where the site can do that.
 * @throws SiteError as SiteClient.open; `invalid-parameter`; `site-error` where there is none, or it has expired; Error
 * that says what to do where the disk has no room or cannot be written.
 */
export async function downloadRecording(
  client: Pick<SiteClient, 'open' | 'site'>,
  recording: Recording,
  options: FileOptions,
): Promise<DownloadedFile> {
  const { lsid, kind, instance } = recording;
  const type = RECORDING_KINDS[kind];
  const takesInstance = 'instance' in reportDefinition(type).parameters;
  const params = { lsid, ...(takesInstance && { instance: instance ?? 0 }) };
  const { clock = systemClock } = options;
  const request = reportRequest(type, params, { now: clock.now() });
  const { formerName } = reportDefinition(type);
  const name = [lsid, kind, ...(takesInstance ? [instance ?? 0] : [])].join('-');
  try {
    return await downloadFile(client, request, name, options);
  } catch (error) {
    if (formerName === undefined || !SiteError.is(error, 'site-error', 'bad-answer')) {
      throw error;
    }
    const older = requestOf(type, [['generate_report', formerName], ...request.form.slice(1)]);
    // Where the former name is unknown too, the first answer is the one that says why.
    return downloadFile(client, older, name, options).catch((second: unknown) => {
      throw SiteError.is(second, 'cancelled') ? second : error;
    });
  }
}

/**
 * Downloads a session's chat by the address its report has.
 * @throws SiteError `bad-answer` for an address on another host, else as `downloadRecording`.
 */
export function downloadChat(
  client: Pick<SiteClient, 'open' | 'site'>,
  { lsid, url }: { readonly lsid: string; readonly url: string },
  options: FileOptions,
): Promise<DownloadedFile> {
  const address = URL.canParse(url) ? new URL(url) : undefined;
  if (address?.host !== new URL(client.site.url).host) {
    const message = 'The chat’s address is not on this site, so it is not opened.';
    return Promise.reject(new SiteError('bad-answer', message, { action: 'chat' }));
  }
  // The address is signed and needs no token.
  const path = `${address.pathname}${address.search}`;
  const request: SiteRequest = {
    method: 'GET',
    path,
    readOnly: true,
    authenticated: false,
    acceptsHtmlFile: true,
    action: 'chat',
  };
  return downloadFile(client, request, `${lsid}-chat`, options);
}

/** Downloads a file that a request answers with; `name` is for one whose name the site does not propose, with its extension or without. */
export function downloadFile(
  client: Pick<SiteClient, 'open' | 'site'>,
  request: SiteRequest,
  name: string,
  { target, clock = systemClock, onProgress, signal }: FileOptions,
): Promise<DownloadedFile> {
  const host = new URL(client.site.url).host;
  return download(client, request, {
    target: (answer) => ('path' in target ? target : placeIn(target.folder, answer, name)),
    refused: (text) => siteErrorFor(request.action ?? request.path, text, host),
    // The guide does not say in which format a chat is.
    mayBeDocument: request.action === 'chat',
    clock,
    ...(onProgress && { onProgress }),
    ...(signal && { signal }),
  });
}

const EXTENSIONS: readonly (readonly [RegExp, string])[] = [
  [/^video\/mp4/i, '.mp4'],
  [/^video\/webm/i, '.webm'],
  [/^video\/x-flv/i, '.flv'],
  [/^text\/plain/i, '.txt'],
  [/^text\/html/i, '.html'],
  [/^application\/zip/i, '.zip'],
  [/^application\/(?:x-)?gzip/i, '.gz'],
];

/** The name that the site proposes, else one of our own. */
function placeIn(
  folder: string,
  { headers, contentType }: Pick<SiteStream, 'headers' | 'contentType'>,
  name: string,
): FilePlace {
  const known = EXTENSIONS.find(([type]) => type.test(contentType))?.[1] ?? '.bin';
  const extension = name.includes('.') ? '' : known;
  const own = safeFileName(`${name}${extension}`, `recording${extension}`);
  return { folder, name: safeFileName(proposedFileName({ ...headers }) ?? own, own) };
}
