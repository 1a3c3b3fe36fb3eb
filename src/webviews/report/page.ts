import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import { pageState, remember, tell } from '../kit/host.ts';
import type { BrushedColumn } from '../kit/rowOrder.ts';
import { base } from '../kit/theme.ts';
import { factItem } from './factItem.ts';
import { menu } from './menu.ts';
import type { ChartContent, ChatLine, PageTexts, TableRow } from '../kit/messages.ts';
import type { FromPage, Head, PageAction, PageProgress, QueryField, QueryForm, Section } from './messages.ts';
import { pageStyles } from './pageStyles.ts';
import { sectionContent } from './sections.ts';

/** What a page shows, as far as it has come. */
export interface PageContent {
  readonly texts: PageTexts;
  readonly head?: Head;
  readonly query?: QueryForm;
  readonly sections: readonly Section[];
  readonly rows: ReadonlyMap<string, readonly TableRow[]>;
  readonly lines: ReadonlyMap<string, readonly ChatLine[]>;
  readonly progress: PageProgress;
}

/** A table narrowed to some rows by a chart. */
export interface Brush extends BrushedColumn {
  readonly section: string;
  readonly chart: ChartContent;
}

/** A report: its head, the form that asks for another, and its sections. */
export class RwPage extends LitElement {
  static override styles = [base, pageStyles];
  static override properties = { content: { attribute: false }, brush: { state: true } };

  declare content: PageContent | undefined;
  declare brush: Brush | undefined;

  /** What was brushed over a chart that is gone narrows nothing. */
  protected override willUpdate(): void {
    const { brush, content } = this;
    if (brush && !content?.sections.some((section) => section.content === brush.chart)) {
      this.brush = undefined;
    }
  }

  protected override render(): TemplateResult | typeof nothing {
    const { content } = this;
    if (!content) {
      return nothing;
    }
    const { head, query, sections, texts } = content;
    return html`
      ${head ? this.#head(head, texts) : nothing} ${query ? this.#query(query) : nothing}
      ${this.#progress(content.progress)} ${sections.map((section) => this.#section(section, content))}
    `;
  }

  /** Seen from outside, tests for example. */
  protected override updated(): void {
    this.dataset['state'] = this.content?.progress.state;
  }

  #head({ title, subtitle, facts, actions }: Head, texts: PageTexts): TemplateResult {
    return html`<header>
      <div class="top">
        <div class="titles">
          <h1 dir="auto">${title}</h1>
          ${subtitle ? html`<p class="subtitle" dir="auto">${subtitle}</p>` : nothing}
        </div>
        <div class="bar actions">${actions.map((action) => this.#action(action))}</div>
      </div>
      <dl class="facts">
        ${facts.filter(({ value }) => value !== null && value !== '').map((fact) => factItem(fact, texts))}
      </dl>
    </header>`;
  }

  #action({ id, title, items }: PageAction): TemplateResult {
    return items === undefined
      ? html`<button class="plain" @click=${() => tell({ type: 'action', id })}>${title}</button>`
      : menu(title, items);
  }

  #query(form: QueryForm): TemplateResult {
    return html`<form class="query bar" @submit=${this.#onSubmit}>
      ${form.presets.map(
        ({ title, values }) =>
          html`<button
            type="button"
            class="plain"
            aria-pressed=${isAsked(form, values)}
            @click=${(event: Event) => askPreset(event, values)}
          >
            ${title}
          </button>`,
      )}
      ${form.fields.map(queryField)}
      <button class="plain primary">${form.submit}</button>
    </form>`;
  }

  readonly #onSubmit = (event: SubmitEvent): void => {
    event.preventDefault();
    if (event.target instanceof HTMLFormElement) {
      tell<FromPage>({ type: 'query', values: queryValues(event.target) });
    }
  };

  #progress(progress: PageProgress): TemplateResult | typeof nothing {
    switch (progress.state) {
      case 'loading':
        return html`<div class="loading" role="status">
          <progress aria-label=${progress.text} value=${progress.share ?? nothing} max="1"></progress>
          <span class="muted">${progress.text}</span>
        </div>`;
      case 'following':
        return html`<p class="muted" role="status">${progress.text}</p>`;
      case 'complete':
        return nothing;
      default:
        return html`<div class="problem" role="alert">
          <span>${progress.text}</span>
          ${this.#remedy(progress)}
        </div>`;
    }
  }

  /** What can be done about a report that is not whole. */
  #remedy(progress: Exclude<PageProgress, { state: 'loading' | 'following' | 'complete' }>): unknown {
    if (progress.state === 'refused') {
      return progress.action ? this.#action(progress.action) : nothing;
    }
    return html`<button class="plain" @click=${() => tell<FromPage>({ type: 'retry' })}>
      ${this.content?.texts.retry}
    </button>`;
  }

  #section(section: Section, content: PageContent): TemplateResult {
    const isFolded = pageState().folded?.[section.id] ?? section.isFolded ?? false;
    const inner = sectionContent(section, content, {
      brush: this.brush,
      onBrush: (brush) => (this.brush = brush),
      onMark: (target, row) => this.#reveal(target, row),
    });
    return html`<details
      class="section"
      ?open=${!isFolded}
      @toggle=${(event: Event) => this.#onToggle(section.id, event)}
    >
      <summary><h2>${section.title}</h2></summary>
      <div class="inner" data-section=${section.id}>${inner}</div>
    </details>`;
  }

  #onToggle(id: string, { target }: Event): void {
    if (target instanceof HTMLDetailsElement) {
      remember({ folded: { ...pageState().folded, [id]: !target.open } });
    }
  }

  #reveal(section: string, row: string): void {
    const inner = this.renderRoot.querySelector(`[data-section='${CSS.escape(section)}']`);
    const details = inner?.closest('details');
    if (details) {
      details.open = true;
    }
    const table = inner?.querySelector('rw-table');
    table?.scrollIntoView({ block: 'nearest' });
    table?.reveal(row);
  }
}

function queryField({ id, label, kind, value, hint, options = [] }: QueryField): TemplateResult {
  if (kind === 'hidden') {
    return html`<input type="hidden" name=${id} .value=${live(value)} />`;
  }
  return html`<label
    ><span class="muted">${label}</span>${
      kind === 'choice'
        ? html`<select class="field" name=${id} @change=${submitForm}>
            ${options.map(
              (option) =>
                html`<option value=${option.value} .selected=${live(option.value === value)}>${option.label}</option>`,
            )}
          </select>`
        : html`<input
            class="field"
            name=${id}
            type=${kind}
            .value=${live(value)}
            @input=${kind === 'date' || kind === 'time' ? forgetShortcut : nothing}
          />`
    }${hint ? html`<span class="muted hint">${hint}</span>` : nothing}</label
  >`;
}

/** Whether a shortcut is what the form asks for: by its name, since several may stand for the same days. */
function isAsked({ fields }: QueryForm, values: QueryForm['presets'][number]['values']): boolean {
  return Object.entries(values).every(([id, value]) => fields.find((field) => field.id === id)?.value === value);
}

/** Days that somebody typed are no shortcut any more. */
function forgetShortcut({ currentTarget }: Event): void {
  const form = currentTarget instanceof HTMLInputElement ? currentTarget.form : null;
  for (const input of form?.querySelectorAll<HTMLInputElement>('input[name=period]') ?? []) {
    input.value = '';
  }
}

/** A choice says all by itself; dates and texts are still being typed. */
function submitForm({ currentTarget }: Event): void {
  if (currentTarget instanceof HTMLSelectElement) {
    currentTarget.form?.requestSubmit();
  }
}

/** What else the form holds stays as it is. */
function askPreset({ currentTarget }: Event, values: QueryForm['presets'][number]['values']): void {
  const form = currentTarget instanceof HTMLButtonElement ? currentTarget.form : null;
  tell<FromPage>({ type: 'query', values: { ...(form && queryValues(form)), ...values } });
}

/** What a form's fields hold, by their names. */
function queryValues(form: HTMLFormElement): Record<string, string> {
  const values: Record<string, string> = {};
  for (const [name, value] of new FormData(form)) {
    if (typeof value === 'string') {
      values[name] = value;
    }
  }
  return values;
}

customElements.define('rw-page', RwPage);
