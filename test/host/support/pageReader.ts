import assert from 'node:assert/strict';
import type { PageEnd, PageSpec, PageWriter } from '../../../src/ui/platform/pages/page.ts';
import { PageRecord } from '../../../src/ui/platform/pages/pageRecord.ts';
import type { TableRow } from '../../../src/webviews/kit/messages.ts';
import type { Head, QueryForm, Section, ToPage } from '../../../src/webviews/report/messages.ts';

/** A page that has been written to its end. */
export class WrittenPage {
  readonly messages: readonly ToPage[];
  readonly end: PageEnd;

  constructor(messages: readonly ToPage[], end: PageEnd) {
    this.messages = messages;
    this.end = end;
  }

  get head(): Head {
    const message = this.messages.find(({ type }) => type === 'head');
    assert.ok(message?.type === 'head');
    return message.head;
  }

  get form(): QueryForm {
    const message = this.messages.find(({ type }) => type === 'query');
    assert.ok(message?.type === 'query');
    return message.form;
  }

  section(id: string): Section | undefined {
    return this.sections.find((section) => section.id === id);
  }

  get sections(): readonly Section[] {
    return this.messages.flatMap((message) => (message.type === 'section' ? [message.section] : []));
  }

  rows(id: string): readonly TableRow[] {
    return this.messages.flatMap((message) => (message.type === 'rows' && message.section === id ? message.rows : []));
  }
}

/**
 * Loads a page as its panel does.
 * @throws the error of the page's load.
 */
export async function readPage(spec: PageSpec, record = new PageRecord()): Promise<WrittenPage> {
  const page: PageWriter = {
    head: (head) => void record.put({ type: 'head', head }),
    query: (form) => void record.put({ type: 'query', form }),
    section: (section) => void record.put({ type: 'section', section }),
    rows: (section, rows) => void record.addRows(section, rows),
    lines: (section, lines) => void record.addLines(section, lines),
    inSight: () => Promise.resolve(),
    following: (text) => void record.put({ type: 'progress', progress: { state: 'loading', text } }),
    loading: (text, share) =>
      void record.put({
        type: 'progress',
        progress: { state: 'loading', text, ...(share !== undefined && { share }) },
      }),
  };
  const end = await spec.load(page, new AbortController().signal);
  return new WrittenPage(record.messages, end);
}
