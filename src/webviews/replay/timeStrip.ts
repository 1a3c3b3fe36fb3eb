import { css, html, LitElement, svg, type TemplateResult } from 'lit';
import { dateTimeText, timeText, utcText } from '../kit/format.ts';
import { base } from '../kit/theme.ts';
import { scaleTicks, tickText } from '../kit/timelineScale.ts';
import type { PageTexts } from '../kit/messages.ts';
import type { ReplayFrame, ReplayMoment } from './messages.ts';

/** Somebody wants to see another time. */
export class SeekEvent extends Event {
  readonly time: number;

  constructor(time: number) {
    super('seek');
    this.time = time;
  }
}

const PLOT = 64;
const AXIS = 18;
const LEAST_TELL = 60;
/** Half of the slider's thumb: the two show one time at one place. */
const INSET = 8;

/** The span as a strip: how many waited when, what is not known, and where the replay stands; with a slider under it. */
class RwTimeStrip extends LitElement {
  static override styles = [
    base,
    css`
      svg {
        display: block;
        cursor: pointer;
        touch-action: none;
      }
      .waiting {
        fill: var(--vscode-charts-blue);
      }
      .many {
        fill: var(--vscode-charts-red);
      }
      .unknown {
        fill: url(#hatch);
      }
      .hatch {
        stroke: var(--vscode-descriptionForeground);
        opacity: 0.6;
      }
      .axis {
        stroke: var(--faint-line);
      }
      .tick {
        fill: var(--vscode-descriptionForeground);
        font-size: 11px;
      }
      .cursor {
        stroke: var(--vscode-foreground);
        stroke-width: 2;
      }
      .knob {
        fill: var(--vscode-foreground);
      }
      input {
        display: block;
        width: 100%;
        margin: 4px 0 0;
        /* With a colour too near to the track's, the browser draws a dark page's track as for a light one. */
        accent-color: var(--vscode-charts-blue);
      }
    `,
  ];
  static override properties = {
    frame: { attribute: false },
    moment: { attribute: false },
    texts: { attribute: false },
    label: {},
    width: { state: true },
    held: { state: true },
  };

  declare frame: ReplayFrame;
  declare moment: ReplayMoment;
  declare texts: PageTexts;
  declare label: string;
  declare width: number;
  /** The time under the pointer while it is held down. */
  declare held: number | undefined;
  #told = 0;
  readonly #observer = new ResizeObserver(([entry]) => {
    this.width = Math.max(120, Math.floor(entry?.contentRect.width ?? 0));
  });

  constructor() {
    super();
    this.width = 600;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#observer.observe(this);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#observer.disconnect();
  }

  protected override render(): TemplateResult {
    const { frame } = this;
    const time = this.held ?? this.moment.time;
    const x = this.#x(time);
    return html`<svg
        width=${this.width}
        height=${PLOT + AXIS}
        aria-hidden="true"
        @pointerdown=${this.#onDown}
        @pointermove=${this.#onMove}
        @pointerup=${this.#onUp}
      >
        <defs>
          <pattern id="hatch" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
            <line class="hatch" x1="0" y1="0" x2="0" y2="6" />
          </pattern>
        </defs>
        ${this.#ticks()} ${this.#unknown()} ${this.#bars()}
        <line class="axis" x1=${INSET} x2=${this.width - INSET} y1=${PLOT} y2=${PLOT}></line>
        <line class="cursor" x1=${x} x2=${x} y1="0" y2=${PLOT}></line>
        <circle class="knob" cx=${x} cy=${PLOT} r="5"></circle>
      </svg>
      <input
        type="range"
        min=${frame.from}
        max=${frame.to}
        step="1"
        .value=${String(time)}
        aria-label=${this.label}
        aria-valuetext=${dateTimeText(time)}
        @input=${this.#onSlide}
        @keydown=${this.#onKey}
      />`;
  }

  #x(time: number): number {
    const { from, to } = this.frame;
    return INSET + ((time - from) / Math.max(1, to - from)) * (this.width - 2 * INSET);
  }

  #bars(): unknown {
    const { waiting, manyWaiting, to } = this.frame;
    const most = waiting.reduce((largest, { sessions }) => Math.max(largest, sessions), 1);
    return waiting
      .filter(({ sessions }) => sessions > 0)
      .map((sample) => {
        const { time, sessions } = sample;
        const step = waiting[1] && waiting[0] ? waiting[1].time - waiting[0].time : to - time;
        const height = (sessions / most) * (PLOT - 6);
        const width = Math.max(1.5, this.#x(time + step) - this.#x(time) - 0.5);
        return svg`<rect class=${sessions >= manyWaiting ? 'many' : 'waiting'} x=${this.#x(time)} y=${PLOT - height}
          width=${width} height=${height}><title>${barTitle(sample, this.texts)}</title></rect>`;
      });
  }

  #unknown(): unknown {
    return this.frame.unknown.map(
      ({ from, to }) =>
        svg`<rect class="unknown" x=${this.#x(from)} y="0" width=${this.#x(to) - this.#x(from)} height=${PLOT}></rect>`,
    );
  }

  #ticks(): unknown {
    return scaleTicks(this.frame, this.width).map(
      (tick, _at, ticks) =>
        svg`<line class="axis" x1=${this.#x(tick)} x2=${this.#x(tick)} y1="0" y2=${PLOT}></line>
          <text class="tick" x=${this.#x(tick) + 3} y=${PLOT + 14}>${tickText(tick, ticks)}</text>`,
    );
  }

  #timeAt(event: PointerEvent): number {
    const { left } = this.getBoundingClientRect();
    const { from, to } = this.frame;
    const share = Math.min(1, Math.max(0, (event.clientX - left - INSET) / (this.width - 2 * INSET)));
    return Math.round(from + share * (to - from));
  }

  readonly #onDown = (event: PointerEvent): void => {
    if (event.currentTarget instanceof Element) {
      event.currentTarget.setPointerCapture(event.pointerId);
    }
    this.held = this.#timeAt(event);
    this.#tell(this.held);
  };

  readonly #onMove = (event: PointerEvent): void => {
    if (this.held !== undefined) {
      this.held = this.#timeAt(event);
      // The views follow while the pointer moves, but not for every pixel.
      if (event.timeStamp - this.#told > LEAST_TELL) {
        this.#told = event.timeStamp;
        this.#tell(this.held);
      }
    }
  };

  readonly #onUp = (event: PointerEvent): void => {
    if (this.held !== undefined) {
      this.held = undefined;
      this.#tell(this.#timeAt(event));
    }
  };

  readonly #onSlide = (event: Event): void => {
    if (event.target instanceof HTMLInputElement) {
      this.#tell(Number(event.target.value));
    }
  };

  /** One second of a day is too small a step for Page Up and Page Down. */
  readonly #onKey = (event: KeyboardEvent): void => {
    const seconds = { PageUp: 600, PageDown: -600 }[event.key];
    if (seconds !== undefined) {
      event.preventDefault();
      this.#tell(this.moment.time + seconds);
    }
  };

  #tell(time: number): void {
    this.dispatchEvent(new SeekEvent(time));
  }
}

/** The tooltip of a bar of the time line: when, by the page's time, by UTC and the site's, and how many waited. */
export function barTitle({ time, sessions }: ReplayFrame['waiting'][number], texts: PageTexts): string {
  return `${timeText(time)}: ${sessions}\n${utcText(time, texts)}`;
}

customElements.define('rw-time-strip', RwTimeStrip);
