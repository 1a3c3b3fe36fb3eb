import { setSiteTime } from '../kit/format.ts';
import { remember, start, tell } from '../kit/host.ts';
import type { ChatLine, TableRow } from '../kit/messages.ts';
import type { FromPage, ToPage } from './messages.ts';
import { RwPage, type PageContent } from './page.ts';

type Writable<T> = { -readonly [K in keyof T]: T[K] };

const page = new RwPage();
/** What is to be shown; nothing before the host has told the page's words. */
let content: Writable<PageContent> | undefined;
let isDrawing = false;
/** Rows and lines that came since the last frame, by section: they are added at once, however many messages they took. */
const arriving = new Map<string, { readonly rows: readonly TableRow[]; readonly lines: readonly ChatLine[] }>();

/** Changes the content by a message. */
function into<Message>(take: (content: Writable<PageContent>, message: Message) => void): (message: Message) => void {
  return (message) => {
    if (content) {
      take(content, message);
    }
    taken();
  };
}

/** What came is drawn with the next frame; the host may tell more. */
function taken(): void {
  if (!isDrawing) {
    isDrawing = true;
    requestAnimationFrame(draw);
  }
  tell<FromPage>({ type: 'taken' });
}

start<ToPage>(page, {
  start: ({ texts, restore }) => {
    remember({ restore });
    content = { ...content, texts, ...emptyContent() };
    taken();
  },
  clear: into((content) => {
    arriving.clear();
    // The head and the form stay until others come, so that nothing flickers and the focus is kept.
    Object.assign(content, emptyContent());
  }),
  head: into((content, { head }) => {
    content.head = head;
    setSiteTime(head.siteTime);
  }),
  query: into((content, { form }) => (content.query = form)),
  section: into((content, { section }) => {
    const at = content.sections.findIndex(({ id }) => id === section.id);
    content.sections = at < 0 ? [...content.sections, section] : content.sections.with(at, section);
    content.rows = without(content.rows, section.id);
    content.lines = without(content.lines, section.id);
    arriving.delete(section.id);
  }),
  rows: into((_content, { section, rows }) => arrive(section, rows, [])),
  lines: into((_content, { section, lines }) => arrive(section, [], lines)),
  progress: into((content, { progress }) => (content.progress = progress)),
});

function emptyContent(): Omit<PageContent, 'texts'> {
  return { sections: [], rows: new Map(), lines: new Map(), progress: { state: 'loading', text: '' } };
}

function without<T>(map: ReadonlyMap<string, T>, key: string): ReadonlyMap<string, T> {
  return new Map([...map].filter(([id]) => id !== key));
}

function arrive(section: string, rows: readonly TableRow[], lines: readonly ChatLine[]): void {
  const waiting = arriving.get(section) ?? { rows: [], lines: [] };
  arriving.set(section, { rows: waiting.rows.concat(rows), lines: waiting.lines.concat(lines) });
}

function draw(): void {
  isDrawing = false;
  if (content) {
    for (const [section, { rows, lines }] of arriving) {
      content.rows = added(content.rows, section, rows);
      content.lines = added(content.lines, section, lines);
    }
    arriving.clear();
    page.content = { ...content };
  }
}

function added<T>(map: ReadonlyMap<string, readonly T[]>, section: string, more: readonly T[]) {
  return more.length === 0 ? map : new Map(map).set(section, (map.get(section) ?? []).concat(more));
}
