import { epochOf } from '../schema/epoch.ts';
import type { XmlElement } from '../base/xmlElement.ts';
import { ItemStream, type ItemSource } from './itemStream.ts';
import { readReport, type ReportSource } from './readReport.ts';
import type { ReportItem } from './reportItems.ts';
import type { XmlReportType } from './reportTypes.ts';

/** What some reports tell of themselves: SupportTeam its period, LicenseUsage the grouping too. */
export interface ReportHead {
  /** Seconds since the epoch. */
  readonly startTime?: number;
  readonly endTime?: number;
  /** `hour`, `day` or `month`. */
  readonly groupBy?: string;
}

/** A report that has been read. */
export interface Report<T extends XmlReportType = XmlReportType> extends ReportHead {
  readonly type: T;
  readonly items: readonly ReportItem<T>[];
  /** Whether all items came; false where the answer was cut after some of them. */
  readonly complete: boolean;
}

/** A report as it comes. */
export class ReportStream<T extends XmlReportType> extends ItemStream<ReportItem<T>> {
  readonly type: T;
  #head: ReportHead = {};

  constructor(source: Omit<ReportSource<T>, 'onHead'>) {
    // The head is known before the items are read, yet after this class exists.
    let keep: (head: readonly XmlElement[]) => void = () => undefined;
    const items: ItemSource<ReportItem<T>> = readReport({ ...source, onHead: (head) => keep(head) });
    super(items);
    this.type = source.type;
    keep = (head) => {
      this.#head = headOf(head);
    };
  }

  /** Complete at the end of the report only, since some sites send it last. */
  get head(): ReportHead {
    return this.#head;
  }

  /** Reads the whole report. @throws SiteError where not a single item came before a failure. */
  async collect(): Promise<Report<T>> {
    const items = await this.items();
    return { type: this.type, items, complete: this.complete, ...this.#head };
  }
}

function headOf(elements: readonly XmlElement[]): ReportHead {
  const named = (name: string) => elements.find((element) => element.name === name);
  const timeOf = (element: XmlElement | undefined) => element && epochOf(element);
  const startTime = timeOf(named('start_time'));
  const endTime = timeOf(named('end_time'));
  const groupBy = named('group_by')?.text.trim();
  return {
    ...(startTime !== undefined && { startTime }),
    ...(endTime !== undefined && { endTime }),
    ...(groupBy && { groupBy }),
  };
}
