import type { ReportEvent } from '../../items/events.ts';
import type { SupportSession } from '../../items/sessions.ts';
import { recordingsOf } from '../../recordings.ts';
import { filesOf, fileText } from './eventFiles.ts';
import { markdownLines, markdownLink, markdownTable, markdownText } from '../text/markdown.ts';
import { DEFAULT_NOTE_LABELS, type NoteLabels } from './noteLabels.ts';
import { SessionPeople } from '../people/sessionPeople.ts';
import { durationText, TimeWriter } from '../text/times.ts';
import { messageText, transcriptOf } from './transcript.ts';
import { senderName } from './transcriptFile.ts';

/** How a session's note is written. */
export interface NoteOptions {
  /** With placeholders; see `NOTE_PLACEHOLDERS`. */
  readonly template?: string | undefined;
  /** An IANA name; UTC when left out. */
  readonly timeZone?: string | undefined;
  /** Whether to write the addresses of chat and recordings, with which anybody can open them. */
  readonly signedLinks?: boolean | undefined;
  /** How many rows of a table of system information are written. */
  readonly systemRows?: number | undefined;
  /** Whether a session without an end goes on; undefined where that is not known. */
  readonly isInProgress?: boolean | undefined;
  /** Words in the person's language; English when left out. */
  readonly labels?: Partial<NoteLabels> | undefined;
}

/** The placeholders of sections, in the order of the default template; an empty section leaves no trace. */
const SECTIONS = [
  'title',
  'facts',
  'people',
  'issue',
  'notes',
  'chat',
  'files',
  'surveys',
  'systemInformation',
  'links',
];

/** All placeholders of a template, `{chat}` for example: the sections, then single values. */
export const NOTE_PLACEHOLDERS: readonly string[] = [
  ...SECTIONS,
  ...['lsid', 'externalKey', 'customer', 'company', 'representative', 'team', 'start', 'end', 'duration', 'outcome'],
];

/** The template that is used where nobody has set another. */
const DEFAULT_NOTE_TEMPLATE = SECTIONS.map((name) => `{${name}}`).join('\n\n');

/**
 * A session as Markdown for a ticket: the same text for the same session, every time. All that people typed is escaped,
 * so that it can neither format nor link anything.
 */
export function sessionNote(session: SupportSession, options: NoteOptions = {}): string {
  const note = new Note(session, options);
  const values = note.values();
  const filled = (options.template ?? DEFAULT_NOTE_TEMPLATE).replace(
    /\{(\w{1,40})\}/g,
    (placeholder, name: string) => values.get(name)?.() ?? placeholder,
  );
  return `${filled.replace(/\n{3,}/g, '\n\n').trim()}\n`;
}

class Note {
  readonly #session: SupportSession;
  readonly #options: NoteOptions;
  readonly #labels: NoteLabels;
  readonly #times: TimeWriter;
  readonly #people: SessionPeople;

  constructor(session: SupportSession, options: NoteOptions) {
    this.#session = session;
    this.#options = options;
    this.#labels = { ...DEFAULT_NOTE_LABELS, ...options.labels };
    this.#times = new TimeWriter(options.timeZone);
    this.#people = new SessionPeople(session);
  }

  values(): ReadonlyMap<string, () => string> {
    const { lsid, externalKey, customerList, primaryRep, startTime, endTime } = this.#session;
    return new Map([
      ['title', () => `# ${this.#labels.session} ${markdownText(externalKey || lsid)}`],
      ['facts', () => this.#facts()],
      ['people', () => this.#section(this.#labels.people, this.#peopleLines())],
      ['issue', () => this.#section(this.#labels.issue, markdownLines(this.#issue()))],
      ['notes', () => this.#section(this.#labels.notes, this.#notes())],
      ['chat', () => this.#section(this.#labels.chat, this.#chat())],
      ['files', () => this.#section(this.#labels.files, this.#files())],
      ['surveys', () => this.#section(this.#labels.surveys, this.#surveys())],
      ['systemInformation', () => this.#section(this.#labels.systemInformation, this.#systemInformation())],
      ['links', () => this.#section(this.#labels.links, this.#links())],
      ['lsid', () => markdownText(lsid)],
      ['externalKey', () => markdownText(externalKey)],
      ['customer', () => markdownText(this.#customer())],
      ['company', () => markdownText(customerList[0]?.info?.company ?? '')],
      ['representative', () => markdownText(primaryRep?.name ?? '')],
      ['team', () => markdownText(this.#session.primaryTeam?.name ?? '')],
      ['start', () => this.#time(startTime)],
      ['end', () => this.#time(endTime)],
      ['duration', () => this.#duration()],
      ['outcome', () => markdownText(this.#outcome())],
    ]);
  }

  #section(heading: string, text: string): string {
    return text === '' ? '' : `## ${heading}\n\n${text}`;
  }

  #facts(): string {
    const labels = this.#labels;
    const { lsid, externalKey, teamList, customAttributes, publicSite, startTime, endTime } = this.#session;
    const facts: readonly (readonly [string, string])[] = [
      [labels.customer, markdownText(this.#customer())],
      [labels.company, markdownText(this.#session.customerList[0]?.info?.company ?? '')],
      [labels.representative, markdownText(this.#session.primaryRep?.name ?? '')],
      [labels.teams, markdownText(teamList.map(({ name }) => name).join(' → '))],
      [labels.site, markdownText(publicSite?.name ?? '')],
      [labels.start, this.#time(startTime)],
      [labels.end, this.#time(endTime)],
      [labels.duration, this.#duration()],
      [labels.outcome, markdownText(this.#outcome())],
      [labels.externalKey, markdownText(externalKey)],
      ...customAttributes.map(
        ({ displayName, codeName, value }) => [markdownText(displayName || codeName), markdownText(value)] as const,
      ),
      [labels.sessionId, markdownText(lsid)],
    ];
    return facts
      .filter(([, value]) => value !== '')
      .map(([label, value]) => `- **${label}:** ${value}`)
      .join('\n');
  }

  #peopleLines(): string {
    const { repList, customerList } = this.#session;
    const customers = customerList.map((customer) => {
      const machine = [customer.hostname, customer.os, customer.publicIp].filter(
        (text) => !/^(?:|Unknown)$/.test(text),
      );
      return listItem(customer.username || (customer.info?.name ?? ''), machine.join(', '));
    });
    const reps = repList.map((rep) => {
      const name = rep.privateDisplayName || rep.publicDisplayName || rep.username;
      return listItem(name, rep.secondsInvolved === null ? '' : durationText(rep.secondsInvolved));
    });
    return [...customers, ...reps].join('\n');
  }

  #issue(): string {
    return this.#session.customerList.map(({ info }) => info?.details ?? '').find((details) => details !== '') ?? '';
  }

  #chat(): string {
    const lines: string[] = [];
    let day = '';
    for (const { timestamp, from, body, files, isPrivate } of transcriptOf(this.#session, this.#people)) {
      const today = this.#times.day(timestamp);
      if (today !== day && today !== '') {
        lines.push(...(lines.length > 0 ? [''] : []), `*${today} (${this.#times.timeZone})*`, '');
        day = today;
      }
      const who = markdownText(senderName(from, this.#labels));
      const mark = isPrivate ? ` (${this.#labels.private})` : '';
      const text = [messageText(body), ...files].filter((line) => line.trim() !== '').join('\n');
      lines.push(`- ${this.#times.time(timestamp)} **${who}**${mark}: ${markdownLines(text, '  ')}`);
    }
    return lines.join('\n');
  }

  #notes(): string {
    return this.#session.events
      .flatMap((event, index) => {
        const text = noteText(event);
        if (text === undefined) {
          return [];
        }
        const who = markdownText(senderName(this.#people.performer(index), this.#labels));
        const when = this.#times.dayAndTime(event.timestamp);
        return [`- ${when} **${who}**: ${markdownLines(text, '  ')}`];
      })
      .join('\n');
  }

  #files(): string {
    const rows = this.#session.events.flatMap((event, index) => {
      const when = this.#times.dayAndTime(event.timestamp);
      const who = this.#people.performer(index).name;
      return filesOf(event).map((file) => [when, event.eventType, who, fileText(file), String(file.size ?? '')]);
    });
    const { time, event, by, file, bytes } = this.#labels;
    return rows.length === 0 ? '' : markdownTable([time, event, by, file, bytes], rows);
  }

  #surveys(): string {
    const { custSurveyList, repSurveyList } = this.#session;
    return [...custSurveyList, ...repSurveyList]
      .filter(({ questionList }) => questionList.length > 0)
      .map(({ submittedBy, questionList }) => {
        const who = submittedBy?.name ? `### ${this.#labels.surveyOf} ${markdownText(submittedBy.name)}\n\n` : '';
        const answers = questionList.map(({ label, reportHeader, name, answerList }) => {
          const answer = answerList.length === 0 ? '–' : markdownLines(answerList.join('\n'), '  ');
          return `- **${markdownText(label || reportHeader || name)}**: ${answer}`;
        });
        return who + answers.join('\n');
      })
      .join('\n\n');
  }

  #systemInformation(): string {
    const { systemRows = 20 } = this.#options;
    const categories = this.#session.events.flatMap(({ systemInformation = [] }) => systemInformation);
    return categories
      .filter(({ data }) => data.length > 0)
      .map(({ name, description, data }) => {
        const more = data.length > systemRows ? `\n\n… ${data.length - systemRows} ${this.#labels.more}` : '';
        return `### ${markdownText(name)}\n\n${markdownTable(description, data.slice(0, systemRows))}${more}`;
      })
      .join('\n\n');
  }

  #links(): string {
    if (this.#options.signedLinks !== true) {
      return '';
    }
    const { chat, recording } = this.#labels;
    const recordings = recordingsOf(this.#session).map(({ kind, instance, viewUrl, downloadUrl }) => {
      const number = instance === undefined ? '' : ` ${instance + 1}`;
      return markdownLink(`${recording}: ${kind}${number}`, viewUrl || downloadUrl);
    });
    const { sessionChatViewUrl, sessionChatDownloadUrl } = this.#session;
    return [markdownLink(chat, sessionChatViewUrl || sessionChatDownloadUrl), ...recordings]
      .filter((link) => link !== '')
      .map((link) => `- ${link}`)
      .join('\n');
  }

  #customer(): string {
    const { primaryCustomer, customerList } = this.#session;
    return primaryCustomer?.name || (customerList[0]?.username ?? '');
  }

  #time(timestamp: number | null): string {
    return timestamp === null ? '' : `${this.#times.dayAndTime(timestamp)} (${this.#times.timeZone})`;
  }

  #duration(): string {
    return durationText(this.#session.duration);
  }

  #outcome(): string {
    if (this.#session.endTime === null) {
      const { inProgress, noEnd, notEnded } = this.#labels;
      const { isInProgress } = this.#options;
      return isInProgress === undefined ? notEnded : isInProgress ? inProgress : noEnd;
    }
    const end = this.#session.events.findLastIndex(({ eventType }) => eventType.toLowerCase() === 'session end');
    const by = this.#people.performer(end).name;
    return by !== '' ? `${this.#labels.endedBy} ${by}` : this.#labels.ended;
  }
}

function listItem(name: string, details: string): string {
  return `- ${markdownText(name)}${details === '' ? '' : ` (${markdownText(details)})`}`;
}

/** Values of a note that are not its text. */
const NOT_TEXT = /(?:^|_)(?:id|number|user|username|name|timestamp)$/i;

/** What a representative noted in a session; undefined for an event that is no note. */
export function noteText({
  eventType,
  body,
  data,
}: Pick<ReportEvent, 'eventType' | 'body' | 'data'>): string | undefined {
  if (!/^session[\s_]note(?:[\s_]|$)/i.test(eventType)) {
    return undefined;
  }
  const values = data.filter(({ name, value }) => value !== '' && !NOT_TEXT.test(name)).map(({ value }) => value);
  return messageText(body) || values.join('\n');
}
