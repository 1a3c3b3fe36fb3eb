import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { setSiteTime, utcText } from '../kit/format.ts';
import { start, tell } from '../kit/host.ts';
import '../kit/table.ts';
import { base } from '../kit/theme.ts';
import type { TableRow } from '../kit/messages.ts';
import type { FromReplay, ToReplay } from './messages.ts';
import './timeStrip.ts';
import type { SeekEvent } from './timeStrip.ts';

/** What the page shows, as the host told it. */
type ReplayContent = Omit<Extract<ToReplay, { type: 'start' }>, 'type' | 'siteTime'> & {
  readonly rows: readonly TableRow[];
};

const seek = (time: number): void => tell<FromReplay>({ type: 'seek', time });

/** The controls of a replay: where it stands, a time line, buttons, and what happened in sessions. */
class RwReplay extends LitElement {
  static override styles = [
    base,
    css`
      .time {
        margin: 0;
        font-size: 1.8em;
        font-weight: 600;
        font-variant-numeric: tabular-nums;
      }
      .past {
        margin: 2px 0 10px;
        padding: 4px 10px;
        border-inline-start: 3px solid var(--vscode-charts-purple);
        background: var(--vscode-textBlockQuote-background);
      }
      .figures {
        display: flex;
        flex-wrap: wrap;
        gap: 2px 18px;
        margin: 0;
        min-height: 1.4em;
        font-variant-numeric: tabular-nums;
      }
      .bar {
        margin-block: 10px;
      }
      .legend {
        display: flex;
        flex-wrap: wrap;
        gap: 2px 14px;
        margin-inline-start: auto;
        color: var(--vscode-descriptionForeground);
      }
      .legend span::before {
        content: '';
        display: inline-block;
        width: 10px;
        height: 10px;
        margin-inline-end: 5px;
        background: var(--swatch);
      }
      .waiting {
        --swatch: var(--vscode-charts-blue);
      }
      .many {
        --swatch: var(--vscode-charts-red);
      }
      .unknown {
        --swatch: repeating-linear-gradient(45deg, var(--vscode-descriptionForeground) 0 1px, transparent 1px 4px);
      }
      rw-time-strip {
        display: block;
        margin-block-start: 8px;
      }
      rw-table {
        /* The row of the time stays in sight together with the time line. */
        --table-height: max(180px, 100vh - 400px);
      }
      h2 {
        margin: 18px 0 8px;
        font-size: 1em;
        font-weight: 600;
      }
    `,
  ];
  static override properties = { content: { attribute: false } };

  declare content: ReplayContent | undefined;

  protected override render(): TemplateResult | typeof nothing {
    const { content } = this;
    if (!content) {
      return nothing;
    }
    const { words, frame, moment, texts, events, rows } = content;
    return html`
      <h1 class="time" title=${utcText(moment.time, texts)}>${moment.text}</h1>
      <p class="past">${words.past}</p>
      <div class="figures">
        <div class="figures" role="status">
          ${
            moment.figures.length === 0
              ? html`<span class="muted">${words.unknown}</span>`
              : moment.figures.map(({ label, value }) => html`<span><b>${value}</b> ${label}</span>`)
          }
        </div>
        ${this.#legend(content)}
      </div>
      <rw-time-strip
        .frame=${frame}
        .moment=${moment}
        .texts=${texts}
        .label=${words.timeline}
        @seek=${({ time }: SeekEvent) => seek(time)}
      ></rw-time-strip>
      ${this.#buttons(content)} ${this.#peaks(content)}
      <h2>${words.events}</h2>
      <rw-table
        .section=${'events'}
        .content=${events}
        .rows=${rows}
        .texts=${texts}
        .current=${lastUntil(moment.time, rows)?.id}
      ></rw-table>
    `;
  }

  #legend({ words: { legend }, frame }: ReplayContent): TemplateResult {
    return html`<div class="legend">
      <span class="waiting">${legend.waiting}</span>
      ${frame.peaks.length > 0 ? html`<span class="many">${legend.many}</span>` : nothing}
      ${frame.unknown.length > 0 ? html`<span class="unknown">${legend.unknown}</span>` : nothing}
    </div>`;
  }

  #buttons({ words, frame, moment }: ReplayContent): TemplateResult {
    return html`<div class="bar" role="toolbar">
      <button class="plain" @click=${() => tell<FromReplay>({ type: 'previous' })}>${words.previous}</button>
      <button class="plain" aria-pressed=${String(moment.isPlaying)} @click=${() => tell<FromReplay>({ type: 'play' })}>
        ${moment.isPlaying ? words.pause : words.play}
      </button>
      <button class="plain" @click=${() => tell<FromReplay>({ type: 'next' })}>${words.next}</button>
      <label
        ><span class="muted">${words.speed}</span>
        <select class="field" @change=${onSpeed}>
          ${frame.speeds.map(
            (speed) => html`<option value=${speed} ?selected=${speed === moment.speed}>× ${speed}</option>`,
          )}
        </select></label
      >
      <button class="plain" @click=${() => tell<FromReplay>({ type: 'askTime' })}>${words.goTo}</button>
      <button class="plain" @click=${() => tell<FromReplay>({ type: 'live' })}>${words.live}</button>
    </div>`;
  }

  #peaks({ words, frame, texts }: ReplayContent): TemplateResult | typeof nothing {
    return frame.peaks.length === 0
      ? nothing
      : html`<div class="bar">
          <span class="muted">${words.peaks}</span>
          ${frame.peaks.map(
            ({ time, text }) =>
              html`<button class="link" title=${utcText(time, texts)} @click=${() => seek(time)}>${text}</button>`,
          )}
        </div>`;
  }
}

/** The event that came last by then. */
function lastUntil(time: number, rows: readonly TableRow[]): TableRow | undefined {
  return rows.findLast(({ cells: [at] }) => typeof at === 'number' && at <= time);
}

function onSpeed(event: Event): void {
  if (event.target instanceof HTMLSelectElement) {
    tell<FromReplay>({ type: 'speed', speed: Number(event.target.value) });
  }
}

customElements.define('rw-replay', RwReplay);

const page = new RwReplay();

start<ToReplay>(page, {
  start: ({ type: _type, siteTime, ...content }) => {
    setSiteTime(siteTime);
    page.content = { ...content, rows: [] };
  },
  moment: ({ moment }) => (page.content = page.content && { ...page.content, moment }),
  rows: ({ rows }) => (page.content = page.content && { ...page.content, rows: [...page.content.rows, ...rows] }),
});
