import './report.css';
import { setPlace, setSiteTime } from '../kit/format.ts';
import { remember, tell } from '../kit/host.ts';
import type { ChatLine, Section, TableRow, ToPage } from './messages.ts';
import { RwPage, type PageContent } from './page.ts';

type Writable<T> = { -readonly [K in keyof T]: T[K] };

setPlace(document.documentElement.lang, document.documentElement.dataset['timeZone']);
const page = new RwPage();
(document.getElementById('page') ?? document.body).append(page);

let content: Writable<PageContent> | undefined;
let isDrawing = false;

function start({ texts, restore }: Extract<ToPage, { type: 'start' }>): void {
  remember({ restore });
  content = { ...content, texts, ...emptyContent() };
}

function emptyContent(): Omit<PageContent, 'texts'> {
  return { sections: [], rows: new Map(), lines: new Map(), progress: { state: 'loading', text: '' } };
}

function addSection(into: Writable<PageContent>, section: Section): void {
  const at = into.sections.findIndex(({ id }) => id === section.id);
  into.sections = at < 0 ? [...into.sections, section] : into.sections.with(at, section);
  into.rows = without(into.rows, section.id);
  into.lines = without(into.lines, section.id);
  arriving.delete(section.id);
}

function without<T>(map: ReadonlyMap<string, T>, key: string): ReadonlyMap<string, T> {
  return new Map([...map].filter(([id]) => id !== key));
}

/** Rows and lines that came since the last frame, by section: they are added at once, however many messages they took. */
const arriving = new Map<string, { readonly rows: readonly TableRow[]; readonly lines: readonly ChatLine[] }>();

function arrive(section: string, rows: readonly TableRow[], lines: readonly ChatLine[]): void {
  const waiting = arriving.get(section) ?? { rows: [], lines: [] };
  arriving.set(section, { rows: waiting.rows.concat(rows), lines: waiting.lines.concat(lines) });
}

function added<T>(map: ReadonlyMap<string, readonly T[]>, section: string, more: readonly T[]) {
  return more.length === 0 ? map : new Map(map).set(section, (map.get(section) ?? []).concat(more));
}

function take(into: Writable<PageContent>, message: Exclude<ToPage, { type: 'start' }>): void {
  switch (message.type) {
    case 'clear':
      arriving.clear();
      // The head and the form stay until others come, so that nothing flickers and the focus is kept.
      Object.assign(into, emptyContent());
      break;
    case 'head':
      into.head = message.head;
      setSiteTime(message.head.siteTime);
      break;
    case 'query':
      into.query = message.form;
      break;
    case 'section':
      addSection(into, message.section);
      break;
    case 'rows':
      arrive(message.section, message.rows, []);
      break;
    case 'lines':
      arrive(message.section, [], message.lines);
      break;
    case 'progress':
      into.progress = message.progress;
      break;
  }
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

window.addEventListener('message', ({ data }: MessageEvent<ToPage>) => {
  if (data.type === 'start') {
    start(data);
  } else if (content) {
    take(content, data);
  }
  if (!isDrawing) {
    isDrawing = true;
    requestAnimationFrame(draw);
  }
  tell({ type: 'taken' });
});
tell({ type: 'ready' });
