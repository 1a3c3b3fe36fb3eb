import { wholeNumber } from '../../schema/fields.ts';
import { children, type XmlElement } from '../../base/xmlElement.ts';
import { itemReader, list, one, ownText, type Item, type ItemReader } from '../itemFields.ts';
import { readActor, valueOf, type Actor } from './people.ts';
import { readSystemInformation } from './systemInformation.ts';

/** A file that was transferred. */
export interface EventFile {
  readonly name: string;
  /** In bytes; null where the site does not tell. */
  readonly size: number | null;
}

/** A detail of an event. */
export interface EventValue {
  readonly name: string;
  readonly value: string;
}

const readFile: ItemReader<EventFile> = (element) => ({
  name: valueOf(element, 'name') || ownText(element, 'filename'),
  size: wholeNumber(valueOf(element, 'size') || valueOf(element, 'filesize')) ?? null,
});

const readValue: ItemReader<EventValue> = (element) => ({
  name: valueOf(element, 'name'),
  value: element.attributes['value'] ?? ownText(element, 'value'),
});

const readText: ItemReader<string> = (element) => element.text.trim();

const readSize: ItemReader<number | null> = (element) => wholeNumber(element.text.trim()) ?? null;

const EVENT = {
  timestamp: 'time',
  event_type: 'text',
  performed_by: one(readActor),
  destination: one(readActor),
  body: 'rawText',
  encoded_body: one(readText),
  filename: one(readText),
  filesize: one(readSize),
  system_information: one(readSystemInformation),
  files: list('file', readFile),
  data: list('value', readValue),
} as const;

/** What is told after the first `<destination>` and `<filename>` of an event; there only where a site sends several. */
interface FurtherElements {
  readonly otherDestinations?: readonly Actor[];
  readonly otherFiles?: readonly EventFile[];
}

/** Something that happened in a session. `body` is also there where the site sent `encodedBody` instead. */
export type ReportEvent = Item<typeof EVENT> & FurtherElements;

const readFields = itemReader(EVENT);

/** Reads `<event>` of a session or presentation. */
export const readEvent: ItemReader<ReportEvent> = (element) => {
  const event = withFurtherFiles(withDecodedBody(readFields(element)), element);
  const [, ...others] = children(element, 'destination');
  return others.length === 0 ? event : { ...event, otherDestinations: others.map(readActor) };
};

const TEAM_EVENT = {
  ...EVENT,
  destinations: list('destination', readActor),
} as const;

/** Something that happened in a team; `destinations` are the representatives it was meant for. */
export type TeamEvent = Item<typeof TEAM_EVENT> & Pick<FurtherElements, 'otherFiles'>;

const readTeamFields = itemReader(TEAM_EVENT);

/** Reads `<event>` of a team's activity. */
export const readTeamEvent: ItemReader<TeamEvent> = (element) =>
  withFurtherFiles(withDecodedBody(readTeamFields(element)), element);

/** Names and sizes belong together by their places, where there are as many of both. */
function withFurtherFiles<E extends object>(event: E, element: XmlElement): E & Pick<FurtherElements, 'otherFiles'> {
  const names = children(element, 'filename');
  if (names.length < 2) {
    return event;
  }
  const sizes = children(element, 'filesize');
  const known = sizes.length === names.length ? sizes.map(readSize) : [];
  const [first, ...others] = names.map((name, place) => ({ name: readText(name), size: known[place] ?? null }));
  return { ...event, filesize: first?.size ?? null, otherFiles: others };
}

/** Base64 (RFC 2045) stands for a body with characters that XML has none for. */
function withDecodedBody<E extends { readonly body: string; readonly encodedBody?: string }>(event: E): E {
  if (event.encodedBody === undefined || event.body !== '') {
    return event;
  }
  return { ...event, body: Buffer.from(event.encodedBody, 'base64').toString('utf8') };
}
