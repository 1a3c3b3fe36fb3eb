import type { SystemTable, TransferredFile } from '../sim/history.ts';
import { NOT_XML, type XmlElement } from '../api/xml.ts';
import type { Party, RecordedEvent } from './sessionRecord.ts';

/** `<performed_by>` or `<destination>`. */
export function partyElement({ type, gsnumber, name }: Party): XmlElement {
  return { '@type': type, '@gsnumber': gsnumber, '#text': name };
}

/** The text of a message; in base64 where XML has no characters for it (guide: encoded_body). */
export function bodyElement(body: string): XmlElement {
  return body.search(NOT_XML) >= 0 || !body.isWellFormed()
    ? { encoded_body: Buffer.from(body, 'utf8').toString('base64') }
    : { body };
}

/** `<data>` with a `<value>` for each of `values`. */
export function dataElement(values: Readonly<Record<string, string>>): XmlElement {
  return { data: { value: Object.entries(values).map(([name, value]) => ({ '@name': name, '@value': value })) } };
}

/** `<files>`. */
function filesElement(files: readonly TransferredFile[]): XmlElement {
  return { files: { file: files.map(({ name, size }) => ({ '@name': name, '@size': size })) } };
}

/**
 * `<event>` of a session or presentation.
 * @param links what an event has beside its own data: the addresses of recordings.
 */
export function eventElement(event: RecordedEvent, links: Readonly<Record<string, string>> = {}): XmlElement {
  const { at, type, by, to, body, files = [], systemInformation, apiAccount } = event;
  const data = { ...event.data, ...links };
  const [file] = files;
  return {
    '@timestamp': at,
    '@event_type': type,
    // "A special attribute in reports" (guide: send_chat_message) that the guide does not name.
    ...(apiAccount !== undefined && { '@api_account': apiAccount }),
    performed_by: partyElement(by),
    ...(to && { destination: partyElement(to) }),
    ...(body !== undefined && bodyElement(body)),
    ...(file && files.length === 1 && { filename: file.name, filesize: file.size }),
    ...(files.length > 0 && filesElement(files)),
    ...(systemInformation && { system_information: { category: systemInformation.map(categoryElement) } }),
    ...(Object.keys(data).length > 0 && dataElement(data)),
  };
}

function categoryElement({ name, columns, rows }: SystemTable): XmlElement {
  const fields = (texts: readonly string[]): XmlElement => ({ field: texts.map((text) => ({ '#text': text })) });
  return { '@name': name, description: fields(columns), data: { row: rows.map(fields) } };
}
