import { systemClock, type Clock } from '../base/clock.ts';
import type { SiteClient } from '../site/client.ts';
import { SiteError } from '../site/errors.ts';
import { EmptyAnswers } from './emptyAnswers.ts';
import { findSessions, type SessionQuery, type SessionSearch } from './findSessions.ts';
import { ReportStream, type Report } from './report.ts';
import { isXmlReportType, type ReportParams, type XmlReportType } from './reportTypes.ts';
import { reportRequest, requestOf, type ReportRequest } from './reportRequest.ts';
import { knownReportType } from './validateReport.ts';
import type { FormEntries } from '../schema/parameters.ts';
import type { SupportSession } from './items/sessions.ts';
import type { XmlElement } from '../base/xmlElement.ts';
import { learnOffset, learnZone } from './learnZone.ts';
import { surveysOfSession, type SurveyKind } from './sessionSurveys.ts';
import type { ExitSurvey } from './items/surveys.ts';

/** What reports are asked with; their times teach the zone. */
export type ReportSource = Pick<SiteClient, 'open' | 'site'> & Partial<Pick<SiteClient, 'zone'>>;

/**
 * The reports of one site that are XML (guide: Reporting API). Every call throws a SiteError: `invalid-parameter` before
 * anything is sent, `site-error` with the site's own words, `not-permitted`, or what reaching the site throws.
 */
export class ReportClient {
  readonly #client: ReportSource;
  readonly #clock: Clock;
  readonly #empty = new EmptyAnswers();

  constructor(client: ReportSource, clock: Clock = systemClock) {
    this.#client = client;
    this.#clock = clock;
  }

  /** Asks for a report with parameters by the guide's names. Read the stream or close it: it holds a place. */
  async run<T extends XmlReportType>(type: T, params: ReportParams<T>, signal?: AbortSignal): Promise<ReportStream<T>> {
    return this.#open(type, reportRequest(type, params, { now: this.#clock.now(), signal }));
  }

  /** As `run`, read to its end. */
  async collect<T extends XmlReportType>(type: T, params: ReportParams<T>, signal?: AbortSignal): Promise<Report<T>> {
    return (await this.run(type, params, signal)).collect();
  }

  /** As `run`, for a report that someone named, with parameters nobody has checked yet. */
  async runNamed(type: string, params: object, signal?: AbortSignal): Promise<ReportStream<XmlReportType>> {
    const known = knownReportType(type);
    if (!isXmlReportType(known)) {
      const message = `type must be a report that is XML; ${known} is a file to download.`;
      throw new SiteError('invalid-parameter', message, { action: known, parameter: 'type' });
    }
    return this.#open(known, reportRequest(known, params, { now: this.#clock.now(), signal }));
  }

  /**
   * The report of one support session.
   * @throws SiteError `site-error` where the site knows none of that id.
   */
  async session(lsid: string, signal?: AbortSignal): Promise<SupportSession> {
    const { items } = await this.collect('SupportSession', { lsid }, signal);
    const session = items.find((item) => item.lsid === lsid) ?? items[0];
    if (session === undefined) {
      throw new SiteError('site-error', `The site has no report of the session ${lsid}.`, { action: 'SupportSession' });
    }
    return session;
  }

  /**
   * Asks for the latest session of the site where its zone is not known of late, so that its days can be named.
   * Whatever goes wrong, the zone stays what it was.
   */
  async learnZone(signal?: AbortSignal): Promise<void> {
    if (this.#client.zone !== undefined) {
      await learnZone(this, this.#client.zone, this.#clock.now() / 1000, signal);
    }
  }

  /** Finds sessions by what is known of them; the latest days come first. */
  findSessions(query: SessionQuery, signal?: AbortSignal): SessionSearch {
    return findSessions(this, query, this.#clock, signal);
  }

  /** The surveys that customers or representatives submitted after one session. */
  surveysOfSession(
    kind: SurveyKind,
    session: Pick<SupportSession, 'lsid' | 'startTime'>,
    signal?: AbortSignal,
  ): Promise<readonly ExitSurvey[]> {
    return surveysOfSession(this, kind, session, signal);
  }

  #open<T extends XmlReportType>(type: T, request: ReportRequest): Promise<ReportStream<T>> {
    const ask = (longAgo: FormEntries) => this.#errorOf(type, requestOf(type, longAgo, request.signal));
    return this.#send(type, request, (text) => this.#empty.mean(text, request.form, ask));
  }

  /** What the site says instead of a report; undefined where it says nothing, or cannot be asked. */
  async #errorOf(type: XmlReportType, request: ReportRequest): Promise<string | undefined> {
    let said: string | undefined;
    const listen = (text: string): Promise<boolean> => {
      said = text;
      return Promise.resolve(true);
    };
    try {
      const report = await this.#send(type, request, listen);
      await report[Symbol.asyncIterator]().next();
      report.close();
    } catch (error) {
      if (!SiteError.is(error)) {
        throw error;
      }
    }
    return said;
  }

  async #send<T extends XmlReportType>(
    type: T,
    request: ReportRequest,
    meansNothing: (text: string) => Promise<boolean>,
  ): Promise<ReportStream<T>> {
    const stream = await this.#client.open(request);
    const onItem = (item: XmlElement): void => learnOffset(this.#client.zone, item);
    return new ReportStream({ type, stream, host: new URL(this.#client.site.url).host, meansNothing, onItem });
  }
}
