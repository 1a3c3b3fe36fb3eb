import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { ref } from 'lit/directives/ref.js';
import type { ChatContent, ChatLine, PageTexts } from './messages.ts';
import { chatStyles } from './chatStyles.ts';
import { dateTimeText, dayText, fill, offsetAt, timeText, utcText } from './format.ts';
import { formatted } from './formatted.ts';
import { styled } from './styled.ts';
import { base } from './theme.ts';
import { VirtualRows } from './virtualRows.ts';

/** Messages of one person that follow each other within this many seconds stand under one name. */
const RUN_SECONDS = 300;
const DAY_SECONDS = 86_400;

/** A conversation of any length: searched, and read by keyboard (`j`, `k`). */
export class RwChat extends LitElement {
  static override styles = [base, chatStyles];
  static override properties = {
    content: { attribute: false },
    lines: { attribute: false },
    texts: { attribute: false },
    search: { state: true },
    focused: { state: true },
  };

  declare content: ChatContent;
  declare lines: readonly ChatLine[];
  declare texts: PageTexts;
  declare search: string;
  /** The place of the message that the keyboard is at. */
  declare focused: number;
  #hits: readonly number[] = [];
  readonly #virtual: VirtualRows = new VirtualRows(this, {
    scroller: () => this.renderRoot.querySelector('.lines'),
    estimate: 48,
  });

  constructor() {
    super();
    this.lines = [];
    this.search = '';
    this.focused = 0;
  }

  protected override willUpdate(changed: PropertyValues): void {
    if (changed.has('search') || changed.has('lines')) {
      const word = this.search.toLocaleLowerCase();
      this.#hits =
        word === ''
          ? []
          : this.lines.flatMap(({ text, name }, index) =>
              `${name}\n${text}`.toLocaleLowerCase().includes(word) ? [index] : [],
            );
    }
  }

  protected override render(): TemplateResult {
    const { texts } = this;
    if (this.lines.length === 0) {
      return html`<p class="muted">${this.content.empty}</p>`;
    }
    const items = this.#virtual.items(this.lines.length);
    return html`
      <div class="bar tools">
        <input
          class="field search"
          type="search"
          placeholder=${texts.search}
          aria-label=${texts.search}
          @input=${(event: InputEvent) => (this.search = (event.target as HTMLInputElement).value)}
          @keydown=${(event: KeyboardEvent) => event.key === 'Enter' && this.#nextHit(event.shiftKey ? -1 : 1)}
        />
        ${
          this.search === ''
            ? nothing
            : html`<span class="muted" role="status">${fill(texts.hits, this.#hits.length)}</span>
                <button class="plain" @click=${() => this.#nextHit(-1)}>${texts.previous}</button>
                <button class="plain" @click=${() => this.#nextHit(1)}>${texts.next}</button>`
        }
      </div>
      <div class="lines" role="list" tabindex="0" @keydown=${this.#onKey}>
        <div role="presentation" class="all" ${styled({ height: `${this.#virtual.height}px` })}>
          ${items.map(({ index, start }) => this.#line(index, start))}
        </div>
      </div>
    `;
  }

  #line(index: number, start: number): TemplateResult | typeof nothing {
    const line = this.lines[index];
    if (!line) {
      return nothing;
    }
    const before = this.lines[index - 1];
    return html`<div
      class="line ${line.side} ${index === this.focused ? 'current' : ''}"
      role="listitem"
      aria-posinset=${index + 1}
      aria-setsize=${this.lines.length}
      data-index=${index}
      ${ref(this.#virtual.measure)}
      ${styled({ transform: `translateY(${start}px)` })}
    >
      ${isNewDay(line, before) ? html`<div class="day"><span>${dayText(line.at)}</span></div>` : nothing}
      ${line.side === 'system' ? this.#systemLine(line) : this.#bubble(line, before)}
    </div>`;
  }

  #systemLine(line: ChatLine): TemplateResult {
    return html`<div class="system-text" title=${dateTimeText(line.at)} dir="auto">
      <span class="muted">${timeText(line.at)}</span> ${this.#body(line)}
    </div>`;
  }

  #bubble(line: ChatLine, before: ChatLine | undefined): TemplateResult {
    const opensRun =
      before?.name !== line.name ||
      before.side !== line.side ||
      before.mark !== line.mark ||
      isNewDay(line, before) ||
      (line.at ?? 0) - (before.at ?? 0) > RUN_SECONDS;
    return html`
      ${
        opensRun
          ? html`<div class="who">
              <b dir="auto">${line.name || this.texts.system}</b>
              <span class="muted" title="${dateTimeText(line.at)} (${utcText(line.at, this.texts)})"
                >${timeText(line.at)}</span
              >
              ${line.mark === '' ? nothing : html`<span class="mark">${line.mark}</span>`}
            </div>`
          : nothing
      }
      <div class="bubble ${line.mark === '' ? '' : 'marked'}" dir="auto" title=${dateTimeText(line.at)}>
        ${this.#body(line)}
      </div>
    `;
  }

  /** White space counts here, so the template has none of its own. */
  #body(line: ChatLine): unknown {
    const text = formatted(line.body, (part) => this.#marked(part));
    return [
      html`<span class="body" dir="auto">${text}</span>`,
      ...line.files.map((name) => html`<span class="file" dir="auto">${name}</span>`),
    ];
  }

  /** Text with what was searched for marked in it. */
  #marked(text: string): unknown {
    const word = this.search.toLocaleLowerCase();
    const lower = text.toLocaleLowerCase();
    if (word === '' || !lower.includes(word) || lower.length !== text.length) {
      return text;
    }
    const parts: unknown[] = [];
    let at = 0;
    for (let hit = lower.indexOf(word); hit >= 0; hit = lower.indexOf(word, at)) {
      parts.push(text.slice(at, hit), html`<mark>${text.slice(hit, hit + word.length)}</mark>`);
      at = hit + word.length;
    }
    return [...parts, text.slice(at)];
  }

  #nextHit(step: 1 | -1): void {
    const next =
      step === 1
        ? this.#hits.find((index) => index > this.focused)
        : this.#hits.findLast((index) => index < this.focused);
    const hit = next ?? (step === 1 ? this.#hits[0] : this.#hits.at(-1));
    if (hit !== undefined) {
      this.#goTo(hit, 'center');
    }
  }

  readonly #onKey = (event: KeyboardEvent): void => {
    const step = { j: 1, ArrowDown: 1, k: -1, ArrowUp: -1 }[event.key];
    if (step !== undefined && !event.ctrlKey && !event.metaKey && !event.altKey) {
      event.preventDefault();
      this.#goTo(this.focused + step, 'auto');
    } else if (event.key === 'Home' || event.key === 'End') {
      event.preventDefault();
      this.#goTo(event.key === 'Home' ? 0 : this.lines.length - 1, 'auto');
    }
  };

  #goTo(index: number, align: 'auto' | 'center'): void {
    this.focused = Math.min(this.lines.length - 1, Math.max(0, index));
    this.#virtual.show(this.focused, align);
  }
}

function isNewDay(line: ChatLine, before: ChatLine | undefined): boolean {
  if (line.at === null) {
    return false;
  }
  const days = (seconds: number) => Math.floor((seconds + offsetAt(seconds)) / DAY_SECONDS);
  return before === undefined || before.at === null || days(before.at) !== days(line.at);
}

customElements.define('rw-chat', RwChat);
