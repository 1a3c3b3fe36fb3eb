import {
  BarController,
  BarElement,
  CategoryScale,
  Chart,
  Legend,
  LinearScale,
  LineController,
  LineElement,
  PointElement,
  Tooltip,
  type ChartConfiguration,
} from 'chart.js';
import { css, html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import type { ChartContent, PageTexts } from './messages.ts';
import { brushText, durationTickText, valueText } from './format.ts';
import { styled } from './styled.ts';
import { base, CHART_COLOURS, onThemeChange, themeColour } from './theme.ts';

Chart.register(
  ...[BarController, BarElement, LineController, LineElement, PointElement],
  ...[CategoryScale, LinearScale, Legend, Tooltip],
);

/** The first and the last label that somebody brushed over, by their places; undefined when all count again. */
export class BrushEvent extends Event {
  readonly span: readonly [number, number] | undefined;

  constructor(span: readonly [number, number] | undefined) {
    super('brush');
    this.span = span;
  }
}

const ROW_HEIGHT = 26;

/** A chart in the colours of the theme. Dragging over it chooses a span of its labels, as do Shift and the arrow keys. */
export class RwChart extends LitElement {
  static override styles = [
    base,
    css`
      .frame {
        position: relative;
        height: var(--height, 200px);
      }
      .brush {
        position: absolute;
        inset-block: 0;
        background: var(--vscode-editor-selectionBackground);
        border-inline: 1px solid var(--vscode-focusBorder);
        opacity: 0.5;
        pointer-events: none;
      }
    `,
  ];
  static override properties = {
    content: { attribute: false },
    texts: { attribute: false },
    span: { state: true },
  };

  declare content: ChartContent;
  declare texts: PageTexts;
  /** The first and the last label chosen. */
  declare span: readonly [number, number] | undefined;
  #chart: Chart | undefined;
  #from: number | undefined;
  #unwatch: (() => void) | undefined;

  override connectedCallback(): void {
    super.connectedCallback();
    this.#unwatch = onThemeChange(() => this.#draw());
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#unwatch?.();
    this.#chart?.destroy();
    this.#chart = undefined;
  }

  protected override willUpdate(changed: PropertyValues): void {
    if (changed.has('content')) {
      this.span = undefined;
    }
  }

  protected override updated(changed: PropertyValues): void {
    if (changed.has('content')) {
      this.#draw();
    }
  }

  protected override render(): TemplateResult {
    const canBrush = this.content.brush !== undefined;
    return html`<div
        class="frame"
        @pointerdown=${canBrush ? this.#begin : nothing}
        @pointermove=${canBrush ? this.#move : nothing}
        @pointerup=${canBrush ? this.#end : nothing}
      >
        <canvas role="img" aria-label=${this.content.description}></canvas>
        ${this.#brush()}
      </div>
      ${
        this.span
          ? html`<div class="bar">
              <span class="muted">${brushText(this.content, this.span, this.texts)}</span>
              <button class="plain" @click=${() => this.#choose(undefined)}>${this.texts.clearBrush}</button>
            </div>`
          : nothing
      }`;
  }

  #brush(): TemplateResult | typeof nothing {
    const scale = this.#chart?.scales['x'];
    if (!this.span || !scale) {
      return nothing;
    }
    const half = (scale.getPixelForValue(1) - scale.getPixelForValue(0)) / 2 || scale.width / 2;
    const left = scale.getPixelForValue(this.span[0]) - half;
    const width = scale.getPixelForValue(this.span[1]) + half - left;
    return html`<div class="brush" ${styled({ left: `${left}px`, width: `${width}px` })}></div>`;
  }

  #label(index: number): string {
    return valueText(this.content.labels[index] ?? null, this.content.labelKind, this.texts);
  }

  #draw(): void {
    const canvas = this.renderRoot.querySelector('canvas');
    const { style, labels } = this.content;
    if (!canvas) {
      return;
    }
    const height = style === 'rows' || style === 'stackedRows' ? Math.max(90, labels.length * ROW_HEIGHT + 50) : 200;
    this.style.setProperty('--height', `${height}px`);
    this.#chart?.destroy();
    this.#chart = new Chart(canvas, this.#configuration());
  }

  #configuration(): ChartConfiguration {
    const { style, series, labels, valueKind } = this.content;
    const text = themeColour('--vscode-foreground', '#808080');
    const grid = themeColour('--faint-line', 'rgba(128, 128, 128, 0.35)');
    const colours = coloursOf(series, text);
    const written = (value: unknown) => valueText(typeof value === 'number' ? value : null, valueKind, this.texts);
    const ticked = (value: unknown) =>
      valueKind === 'duration' && typeof value === 'number' ? durationTickText(value, this.texts) : written(value);
    const isAcross = style === 'rows' || style === 'stackedRows';
    const stacked = style === 'stacked' || style === 'stackedRows';
    const values = {
      stacked,
      beginAtZero: true,
      ticks: { color: text, precision: 0, maxTicksLimit: 6, callback: ticked, ...durationSteps(this.content) },
      grid: { color: grid },
    };
    const names = {
      stacked,
      ticks: { color: text, maxRotation: 0, autoSkipPadding: 12 },
      grid: { display: false },
    };
    return {
      type: style === 'line' ? 'line' : 'bar',
      data: {
        labels: labels.map((_, index) => this.#label(index)),
        datasets: series.map(({ title, values: data }, index) => {
          const colour = colours[index] ?? text;
          return {
            label: title,
            data: [...data],
            backgroundColor: colour,
            borderColor: colour,
            borderWidth: style === 'line' ? 2 : 0,
            pointRadius: 0,
            pointHitRadius: 8,
            maxBarThickness: 36,
          };
        }),
      },
      options: {
        indexAxis: isAcross ? 'y' : 'x',
        animation: false,
        responsive: true,
        maintainAspectRatio: false,
        interaction: { mode: 'index', intersect: false, axis: isAcross ? 'y' : 'x' },
        scales: isAcross
          ? { x: values, y: { ...names, ticks: { ...names.ticks, autoSkip: false } } }
          : { x: names, y: values },
        plugins: {
          legend: { display: series.length > 1, labels: { color: text, boxWidth: 12 } },
          tooltip: { callbacks: { label: ({ dataset, raw }) => `${dataset.label ?? ''}: ${written(raw)}` } },
        },
      },
    };
  }

  #indexAt(event: PointerEvent): number {
    const frame = this.renderRoot.querySelector('.frame')?.getBoundingClientRect();
    const index = this.#chart?.scales['x']?.getValueForPixel(event.clientX - (frame?.left ?? 0)) ?? 0;
    return Math.min(this.content.labels.length - 1, Math.max(0, Math.round(index)));
  }

  readonly #begin = (event: PointerEvent): void => {
    this.#from = this.#indexAt(event);
    (event.currentTarget as HTMLElement).setPointerCapture(event.pointerId);
  };

  readonly #move = (event: PointerEvent): void => {
    if (this.#from !== undefined) {
      const to = this.#indexAt(event);
      this.span = [Math.min(this.#from, to), Math.max(this.#from, to)];
    }
  };

  readonly #end = (event: PointerEvent): void => {
    if (this.#from !== undefined) {
      const to = this.#indexAt(event);
      const span: [number, number] = [Math.min(this.#from, to), Math.max(this.#from, to)];
      this.#from = undefined;
      this.#choose(span);
    }
  };

  #choose(span: readonly [number, number] | undefined): void {
    this.span = span;
    this.dispatchEvent(new BrushEvent(span));
  }
}

/** The colours of the series; a muted one takes none of the palette. */
function coloursOf(series: ChartContent['series'], text: string): readonly string[] {
  const palette = CHART_COLOURS.map((name) => themeColour(name, text));
  const muted = themeColour('--vscode-disabledForeground', 'rgba(128, 128, 128, 0.6)');
  let taken = 0;
  return series.map(({ isMuted }) => (isMuted ? muted : (palette[taken++ % palette.length] ?? text)));
}

const DURATION_STEPS = [60, 300, 600, 900, 1800, 3600, 7200, 14_400, 28_800, 86_400];

/** Hours and minutes are not decimal: a scale of durations has steps that people count in. */
function durationSteps({ valueKind, style, series }: ChartContent): { stepSize?: number } {
  if (valueKind !== 'duration') {
    return {};
  }
  const values = series.map((one) => one.values.map((value) => value ?? 0));
  const sums = (values[0] ?? []).map((_, index) => values.reduce((sum, one) => sum + (one[index] ?? 0), 0));
  const most = (style === 'line' ? values.flat() : sums).reduce((largest, value) => Math.max(largest, value), 0);
  const stepSize = DURATION_STEPS.find((step) => most / step <= 5);
  return stepSize === undefined ? {} : { stepSize };
}

customElements.define('rw-chart', RwChart);
