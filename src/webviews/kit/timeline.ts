import { html, LitElement, nothing, svg, type TemplateResult } from 'lit';
import type { PageTexts, TimelineContent, TimelineLane, TimelineMark, TimelineSpan } from './messages.ts';
import { durationText, fill, timeText } from './format.ts';
import { clusters, scaleTicks, tickText, type Cluster, type View } from './timelineScale.ts';
import { timelineStyles } from './timelineStyles.ts';
import { base } from './theme.ts';

/** The row of a table that a mark stands for. */
export class MarkEvent extends Event {
  readonly row: string;

  constructor(row: string) {
    super('mark');
    this.row = row;
  }
}

const LANE = 28;
const AXIS = 24;
const MARK = 9;
const ZOOM = 1.6;
/** Room at the edges, so that the first and the last mark are whole. */
const INSET = 8;

/** Who was in a session when, and what happened: to look at, zoom and walk through by keyboard. */
export class RwTimeline extends LitElement {
  static override styles = [base, timelineStyles];
  static override properties = {
    content: { attribute: false },
    texts: { attribute: false },
    view: { state: true },
    width: { state: true },
    focused: { state: true },
  };

  declare content: TimelineContent;
  declare texts: PageTexts;
  /** The span that is looked at; the whole one until somebody zooms. */
  declare view: View | undefined;
  declare width: number;
  /** The mark that the keyboard is at, among all in the order of time. */
  declare focused: TimelineMark | undefined;
  readonly #observer = new ResizeObserver(([entry]) => {
    this.width = Math.max(120, Math.floor(entry?.contentRect.width ?? 0));
  });
  #dragged: { readonly x: number; readonly view: View } | undefined;

  constructor() {
    super();
    this.width = 600;
  }

  protected override firstUpdated(): void {
    const plot = this.renderRoot.querySelector('.plot');
    if (plot) {
      this.#observer.observe(plot);
    }
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#observer.disconnect();
  }

  get #view(): View {
    return this.view ?? this.#whole;
  }

  /** A session that has just begun still has a width. */
  get #whole(): View {
    const { from, to } = this.content;
    return { from, to: Math.max(to, from + 60) };
  }

  protected override render(): TemplateResult {
    const { lanes } = this.content;
    const height = lanes.length * LANE + AXIS;
    return html`
      <div class="frame">
        <div class="names">
          ${lanes.map((lane) => html`<div class="name ${lane.about}" title=${lane.title}><span dir="auto">${lane.title}</span></div>`)}
        </div>
        <div
          class="plot"
          tabindex="0"
          role="application"
          aria-label=${this.#spoken()}
          @wheel=${this.#onWheel}
          @keydown=${this.#onKey}
          @pointerdown=${this.#onDown}
          @pointermove=${this.#onMove}
          @pointerup=${() => (this.#dragged = undefined)}
        >
          <svg width="100%" height=${height} aria-hidden="true">
            ${this.#axis(height)}${lanes.map((lane, index) => this.#lane(lane, index))}
          </svg>
        </div>
      </div>
      <div class="bar controls">
        <button class="plain" @click=${() => this.#zoom(1 / ZOOM)}>${this.texts.zoomIn}</button>
        <button class="plain" @click=${() => this.#zoom(ZOOM)}>${this.texts.zoomOut}</button>
        <button class="plain" ?disabled=${!this.view} @click=${() => (this.view = undefined)}>
          ${this.texts.wholeTime}
        </button>
        <span class="muted" role="status" aria-live="polite"
          >${this.focused ? this.#describe(this.focused) : nothing}</span
        >
      </div>
    `;
  }

  #x(seconds: number): number {
    const { from, to } = this.#view;
    return INSET + ((seconds - from) / (to - from)) * this.#length;
  }

  /** In pixels, of the time that is looked at. */
  get #length(): number {
    return this.width - 2 * INSET;
  }

  #axis(height: number): unknown {
    return scaleTicks(this.#view, this.#length).map((tick, _at, ticks) => {
      const x = this.#x(tick);
      return svg`<line class="grid" x1=${x} x2=${x} y1="0" y2=${height - AXIS}></line>
        <text class="tick" x=${x + 3} y=${height - 8}>${tickText(tick, ticks)}</text>`;
    });
  }

  #lane(lane: TimelineLane, index: number): unknown {
    const top = index * LANE;
    const groups = clusters(lane.marks, (mark) => this.#x(mark.at), this.width, MARK);
    return svg`<g>
      ${lane.spans.map((span) => this.#span(span, lane.about, top))}
      ${groups.map((group) => this.#cluster(group, top))}
    </g>`;
  }

  #span(span: TimelineSpan, about: string, top: number): unknown {
    const x = Math.max(-4, this.#x(span.from));
    const end = Math.min(this.width + 4, this.#x(span.to));
    const length = durationText(span.to - span.from, this.texts);
    return end < 0 || x > this.width
      ? nothing
      : svg`<rect class="span ${about}" x=${x} y=${top + 7} width=${Math.max(2, end - x)} height="14" rx="3">
          <title>${span.text}\n${timeText(span.from)} – ${timeText(span.to)} (${length})</title>
        </rect>`;
  }

  #cluster({ x, marks }: Cluster, top: number): unknown {
    const [first] = marks;
    if (!first) {
      return nothing;
    }
    const isFocused = this.focused !== undefined && marks.includes(this.focused);
    const text = marks.slice(0, 8).map((mark) => this.#describe(mark));
    const more = marks.length > 8 ? [`+ ${marks.length - 8}`] : [];
    return svg`<g class="mark ${first.about} ${isFocused ? 'focused' : ''}" @click=${() => this.#choose(first)}>
      ${shape(first.about, x, top + LANE / 2, marks.length > 1)}
      <title>${[...text, ...more].join('\n')}</title>
    </g>`;
  }

  #describe({ at, text }: TimelineMark): string {
    return `${timeText(at)} ${text}`;
  }

  #spoken(): string {
    return this.content.lanes.map(({ title, marks }) => `${title}: ${fill(this.texts.rows, marks.length)}`).join('; ');
  }

  #choose(mark: TimelineMark): void {
    this.focused = mark;
    this.dispatchEvent(new MarkEvent(mark.row));
  }

  #zoom(factor: number, around?: number): void {
    const { from, to } = this.#view;
    const centre = around ?? this.focused?.at ?? (from + to) / 2;
    const whole = this.#whole;
    const next = { from: centre - (centre - from) * factor, to: centre + (to - centre) * factor };
    if (next.to - next.from >= whole.to - whole.from) {
      this.view = undefined;
    } else if (next.to - next.from >= 10) {
      this.view = within(next, whole);
    }
  }

  #pan(seconds: number): void {
    if (this.view) {
      this.view = within({ from: this.view.from + seconds, to: this.view.to + seconds }, this.#whole);
    }
  }

  readonly #onWheel = (event: WheelEvent): void => {
    if (event.ctrlKey || event.metaKey) {
      event.preventDefault();
      const { from, to } = this.#view;
      const at = from + ((event.offsetX - INSET) / this.#length) * (to - from);
      this.#zoom(event.deltaY > 0 ? ZOOM : 1 / ZOOM, at);
    }
  };

  readonly #onKey = (event: KeyboardEvent): void => {
    const { from, to } = this.#view;
    const actions: Readonly<Record<string, () => void>> = {
      '+': () => this.#zoom(1 / ZOOM),
      '=': () => this.#zoom(1 / ZOOM),
      '-': () => this.#zoom(ZOOM),
      '0': () => (this.view = undefined),
      ArrowRight: () => this.#step(1),
      ArrowLeft: () => this.#step(-1),
      PageDown: () => this.#pan((to - from) / 2),
      PageUp: () => this.#pan((from - to) / 2),
      Enter: () => this.focused && this.#choose(this.focused),
    };
    const action = actions[event.key];
    if (action) {
      event.preventDefault();
      action();
    }
  };

  /** To the next or the last mark in time, whosoever it is. */
  #step(direction: 1 | -1): void {
    const marks = this.content.lanes.flatMap((lane) => lane.marks).sort((a, b) => a.at - b.at);
    const at = this.focused ? marks.indexOf(this.focused) : direction === 1 ? -1 : marks.length;
    const next = marks[Math.min(marks.length - 1, Math.max(0, at + direction))];
    if (next) {
      this.focused = next;
      const { from, to } = this.#view;
      if (next.at < from || next.at > to) {
        this.#pan(next.at - (from + to) / 2);
      }
    }
  }

  readonly #onDown = (event: PointerEvent): void => {
    if (this.view) {
      this.#dragged = { x: event.clientX, view: this.view };
    }
  };

  readonly #onMove = (event: PointerEvent): void => {
    if (this.#dragged && event.buttons === 1) {
      const { x, view } = this.#dragged;
      const seconds = ((x - event.clientX) / this.#length) * (view.to - view.from);
      this.view = within({ from: view.from + seconds, to: view.to + seconds }, this.#whole);
    }
  };
}

/** A view of the same length that does not look beyond `whole`. */
function within(view: View, whole: View): View {
  const length = view.to - view.from;
  const from = Math.min(Math.max(view.from, whole.from), whole.to - length);
  return { from, to: from + length };
}

/** A shape for each thing, so that colour is not all there is. */
function shape(about: string, x: number, y: number, isMany: boolean): unknown {
  const r = isMany ? 5.5 : 4;
  switch (about) {
    case 'chat':
      return svg`<circle cx=${x} cy=${y} r=${r}></circle>`;
    case 'file':
    case 'recording':
      return svg`<rect x=${x - r} y=${y - r} width=${2 * r} height=${2 * r}></rect>`;
    case 'shell':
    case 'system':
    case 'registry':
      return svg`<path d=${`M${x - r} ${y - r} L${x + r} ${y} L${x - r} ${y + r} Z`}></path>`;
    case 'transfer':
    case 'people':
      return svg`<path d=${`M${x} ${y - r - 1} L${x + r + 1} ${y} L${x} ${y + r + 1} L${x - r - 1} ${y} Z`}></path>`;
    case 'survey':
      return svg`<path d=${`M${x} ${y - r - 1} L${x + r} ${y + r} L${x - r} ${y + r} Z`}></path>`;
    default:
      return svg`<rect x=${x - 1.5} y=${y - r - 1} width="3" height=${2 * r + 2}></rect>`;
  }
}

customElements.define('rw-timeline', RwTimeline);
