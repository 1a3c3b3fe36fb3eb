import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { ref } from 'lit/directives/ref.js';
import { cellText, isFigure, trackOf } from './columns.ts';
import { fill, valueText } from './format.ts';
import { tell } from './host.ts';
import type { Column, PageTexts, SaveFormat, TableContent, TableRow } from './messages.ts';
import { chooseRows, filterValues, type RowChoice } from './rowOrder.ts';
import { styled } from './styled.ts';
import { base } from './theme.ts';
import { tableStyles } from './tableStyles.ts';
import { VirtualRows } from './virtualRows.ts';

const ROW_HEIGHT = 26;
const FORMATS: readonly SaveFormat[] = ['csv', 'json'];

/** A table that stays quick with a hundred thousand rows: sorted, searched, filtered, saved. */
export class RwTable extends LitElement {
  static override styles = [base, tableStyles];
  static override properties = {
    section: {},
    content: { attribute: false },
    rows: { attribute: false },
    texts: { attribute: false },
    brushed: { attribute: false },
    current: { attribute: false },
    search: { state: true },
    focused: { state: true },
    sorted: { state: true },
  };

  declare section: string;
  declare content: TableContent;
  declare rows: readonly TableRow[];
  declare texts: PageTexts;
  declare brushed: RowChoice['brushed'];
  /** The id of the row that is marked; it is brought into sight unless somebody is at the rows. */
  declare current: string | undefined;
  declare search: string;
  declare sorted: TableContent['sorted'];
  /** The place among the rows shown that the keyboard is at. */
  declare focused: number;
  readonly #filters = new Map<number, string>();
  readonly #opened = new Set<string>();
  readonly #virtual: VirtualRows = new VirtualRows(this, {
    scroller: () => this.renderRoot.querySelector('.box'),
    estimate: ROW_HEIGHT,
    covered: ROW_HEIGHT + 2,
  });
  #shown: readonly number[] = [];
  /** The values to filter by, of the columns that have any. */
  #choices: ReadonlyMap<number, readonly string[]> = new Map();
  #hasDetails = false;

  constructor() {
    super();
    this.rows = [];
    this.search = '';
    this.focused = 0;
  }

  /** Brings the row of that id into sight and puts the keyboard there. */
  reveal(id: string): void {
    const index = this.#shown.findIndex((row) => this.rows[row]?.id === id);
    if (index >= 0) {
      this.#focusRow(index);
    }
  }

  protected override willUpdate(changed: PropertyValues): void {
    if (changed.has('content') && !changed.has('sorted')) {
      this.sorted ??= this.content.sorted;
    }
    // Once for all rows, not once a frame while they scroll by.
    if (changed.has('rows') || changed.has('content')) {
      const columns = this.content.columns.flatMap(({ isFilter }, index) => (isFilter ? [index] : []));
      this.#choices = new Map(columns.map((index) => [index, filterValues(this.rows, index)]));
      this.#hasDetails = this.rows.some(({ details }) => details?.length);
    }
    if (!(changed.size === 1 && changed.has('focused')) && changed.size > 0) {
      const choice = { search: this.search, filters: this.#filters, brushed: this.brushed, sorted: this.sorted };
      this.#shown = chooseRows(this.rows, this.content.columns, choice, this.texts);
    }
  }

  protected override updated(changed: PropertyValues): void {
    if ((changed.has('current') || changed.has('rows')) && this.current !== undefined) {
      const index = this.#shown.findIndex((row) => this.rows[row]?.id === this.current);
      const isInUse = this.renderRoot.querySelector('.box:is(:hover, :focus-within)') !== null;
      if (index >= 0 && !isInUse) {
        this.#virtual.show(index, 'center');
      }
    }
  }

  protected override render(): TemplateResult {
    const { columns } = this.content;
    const template = columns.map((column, at) => trackOf(column, at === 0 && this.#hasDetails)).join(' ');
    return html`
      ${this.#toolbar()}
      ${
        this.rows.length === 0
          ? html`<p class="muted empty">${this.content.empty}</p>`
          : html`<div class="box" ${styled({ '--columns': template })}>
              <div
                class="grid ${this.#hasDetails ? 'opens' : ''}"
                role=${this.#hasDetails ? 'treegrid' : 'grid'}
                aria-rowcount=${this.#shown.length + 1}
              >
                <div class="row head" role="row" aria-rowindex="1">
                  ${columns.map((column, index) => this.#heading(column, index))}
                </div>
                <div class="body" role="rowgroup" tabindex="-1" @keydown=${this.#onKey}>${this.#body()}</div>
              </div>
            </div>`
      }
    `;
  }

  #toolbar(): TemplateResult | typeof nothing {
    if (this.rows.length === 0) {
      return nothing;
    }
    const { texts } = this;
    const total = this.rows.length === 1 ? texts.row : fill(texts.rows, this.rows.length);
    const isWhole = this.#shown.length === this.rows.length;
    const counted = isWhole ? total : fill(texts.rowsOf, this.#shown.length, this.rows.length);
    return html`<div class="bar tools">
      <input
        class="field search"
        type="search"
        placeholder=${texts.search}
        aria-label=${texts.search}
        @input=${(event: InputEvent) => (this.search = (event.target as HTMLInputElement).value)}
      />
      ${this.content.columns.map((column, index) => this.#filter(column, index))}
      <div class="bar count">
        <span class="muted" role="status">${counted}</span>
        ${FORMATS.map((format) => {
          const name = format.toUpperCase();
          return html`<button class="plain" title=${fill(texts.save, name)} @click=${() => this.#save(format)}>
            ${name}
          </button>`;
        })}
      </div>
    </div>`;
  }

  #filter(column: Column, index: number): TemplateResult | typeof nothing {
    const values = this.#choices.get(index) ?? [];
    const chosen = this.#filters.get(index) ?? '';
    return values.length === 0
      ? nothing
      : html`<select
          class="field"
          aria-label=${column.title}
          @change=${(event: Event) => this.#choose(index, (event.target as HTMLSelectElement).value)}
        >
          <option value="">${fill(this.texts.all, column.title)}</option>
          ${values.map((value) => html`<option value=${value} ?selected=${value === chosen}>${value}</option>`)}
        </select>`;
  }

  #heading(column: Column, index: number): TemplateResult {
    const sorted = this.sorted?.column === index ? this.sorted : undefined;
    const direction = sorted ? (sorted.falling ? 'descending' : 'ascending') : 'none';
    return html`<div class="cell ${isFigure(column) ? 'figure' : ''}" role="columnheader" aria-sort=${direction}>
      <button class="sort" title=${fill(this.texts.sortBy, column.title)} @click=${() => this.#sort(index)}>
        ${column.title}<span aria-hidden="true">${sorted ? (sorted.falling ? ' ↓' : ' ↑') : ''}</span>
      </button>
    </div>`;
  }

  #body(): TemplateResult {
    if (this.#shown.length === 0) {
      return html`<div role="row"><p class="muted empty" role="gridcell">${this.texts.noMatch}</p></div>`;
    }
    const items = this.#virtual.items(this.#shown.length);
    return html`<div role="presentation" ${styled({ height: `${this.#virtual.height}px`, position: 'relative' })}>
      ${items.map(({ index, start }) => {
        const row = this.rows[this.#shown[index] ?? -1];
        return row ? this.#row(row, index, start) : nothing;
      })}
    </div>`;
  }

  #row(row: TableRow, index: number, start: number): TemplateResult {
    const hasDetails = (row.details?.length ?? 0) > 0;
    const isOpen = hasDetails && this.#opened.has(row.id);
    return html`<div
      class="item ${index % 2 ? 'odd' : ''}"
      role="presentation"
      data-index=${index}
      ${ref(this.#virtual.measure)}
      ${styled({ transform: `translateY(${start}px)` })}
    >
      <div
        class="row"
        role="row"
        aria-current=${row.id === this.current ? 'true' : nothing}
        aria-rowindex=${index + 2}
        aria-expanded=${hasDetails ? String(isOpen) : nothing}
        tabindex=${index === this.focused ? 0 : -1}
        @focus=${() => (this.focused = index)}
        @click=${() => this.#toggle(row)}
        @dblclick=${() => this.#open(row)}
      >
        ${hasDetails ? html`<span class="chevron" aria-hidden="true">${isOpen ? '▾' : '▸'}</span>` : nothing}
        ${this.content.columns.map((column, at) => this.#cell(row, column, at))}
      </div>
      ${isOpen ? this.#details(row) : nothing}
    </div>`;
  }

  #cell(row: TableRow, column: Column, at: number): TemplateResult {
    const { text, title } = cellText(row.cells[at] ?? null, column, this.texts);
    const opens = at === 0 && this.content.rowAction !== undefined;
    return html`<div class="cell ${isFigure(column) ? 'figure' : ''}" role="gridcell" title=${title}>
      ${
        opens
          ? html`<button
              class="link"
              tabindex="-1"
              dir="auto"
              title=${this.content.rowActionTitle ?? text}
              @click=${(event: Event) => this.#press(event, row)}
            >
              ${text || '–'}
            </button>`
          : html`<span dir="auto">${text}</span>`
      }
    </div>`;
  }

  #details({ details = [] }: TableRow): TemplateResult {
    return html`<dl class="details">
      ${details.map(
        ({ label, value, kind = 'text' }) =>
          html`<div>
            <dt>${label}</dt>
            <dd dir="auto">${valueText(value, kind, this.texts)}</dd>
          </div>`,
      )}
    </dl>`;
  }

  #press(event: Event, row: TableRow): void {
    event.stopPropagation();
    this.#open(row);
  }

  #open(row: TableRow): void {
    if (this.content.rowAction !== undefined) {
      tell({ type: 'action', id: this.content.rowAction, row: row.id });
    }
  }

  #toggle(row: TableRow): void {
    if (row.details?.length) {
      if (!this.#opened.delete(row.id)) {
        this.#opened.add(row.id);
      }
      // Lit passes over what is no property unless it had another value.
      this.requestUpdate('opened', null);
    }
  }

  #sort(column: number): void {
    const falling = this.sorted?.column === column ? !this.sorted.falling : isFigure(this.content.columns[column]);
    this.sorted = { column, falling };
  }

  #choose(column: number, value: string): void {
    if (value === '') {
      this.#filters.delete(column);
    } else {
      this.#filters.set(column, value);
    }
    this.requestUpdate('filters', null);
  }

  #save(format: SaveFormat): void {
    const rows = this.#shown.flatMap((index) => this.rows[index]?.id ?? []);
    tell({ type: 'save', section: this.section, format, rows });
  }

  readonly #onKey = (event: KeyboardEvent): void => {
    const page = Math.max(1, Math.floor((this.renderRoot.querySelector('.box')?.clientHeight ?? 0) / ROW_HEIGHT) - 1);
    const last = this.#shown.length - 1;
    const target: Readonly<Record<string, number>> = {
      ArrowDown: this.focused + 1,
      ArrowUp: this.focused - 1,
      PageDown: this.focused + page,
      PageUp: this.focused - page,
      Home: 0,
      End: last,
    };
    const row = this.rows[this.#shown[this.focused] ?? -1];
    if (event.key in target) {
      event.preventDefault();
      this.#focusRow(Math.min(last, Math.max(0, target[event.key] ?? 0)));
    } else if (event.key === 'Enter' && row) {
      if (this.content.rowAction === undefined) {
        this.#toggle(row);
      } else {
        this.#open(row);
      }
    } else if (event.key === ' ' && row) {
      event.preventDefault();
      this.#toggle(row);
    }
  };

  #focusRow(index: number): void {
    this.focused = index;
    this.#virtual.show(index);
    void this.updateComplete.then(() =>
      requestAnimationFrame(() => this.renderRoot.querySelector<HTMLElement>(`[data-index='${index}'] .row`)?.focus()),
    );
  }
}

customElements.define('rw-table', RwTable);
