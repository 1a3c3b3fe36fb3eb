import './attributes.css';
import { changesOf } from './draft.ts';
import type { AttributeField, AttributeTexts, Edits, FromAttributes, ToAttributes } from './messages.ts';

declare function acquireVsCodeApi(): {
  postMessage(message: FromAttributes): void;
  /** Kept when the window is reloaded. */
  setState(kept: { readonly restore: unknown; readonly edits: Edits }): void;
};

type Shown = Extract<ToAttributes, { type: 'show' }>;

const vscode = acquireVsCodeApi();
/** A box for a text with more lines is scrolled. */
const MOST_LINES = 12;

const root = document.getElementById('page') ?? document.body;
const list = document.createElement('div');
const problem = element('p', 'problem');
const size = element('p', 'length');
const save = button('');
let fields: readonly AttributeField[] = [];
let texts: AttributeTexts;
let restore: unknown;
let edits: Edits = {};
/** Redraws what stands beside the box of each field. */
let redraw: (() => void)[] = [];

window.addEventListener('message', ({ data }: MessageEvent<ToAttributes>) => receive(data));
vscode.postMessage({ type: 'ready' });

function receive(message: ToAttributes): void {
  switch (message.type) {
    case 'show':
      show(message);
      break;
    case 'checked':
      check(message.problem, message.bytes);
      break;
    case 'saved':
      problem.className = 'length';
      problem.textContent = texts.saved;
      break;
    case 'failed':
      problem.className = 'problem';
      problem.textContent = message.problem;
      save.disabled = false;
  }
}

function show(message: Shown): void {
  ({ restore, edits } = message);
  ({ fields, texts } = message.state);
  const { title, sessions, problem: unread } = message.state;
  const heading = element('h1', '');
  heading.textContent = title;
  const names = element('ul', 'sessions');
  names.hidden = sessions.length === 0;
  // What several sessions have beside what changes is different.
  size.hidden = sessions.length > 0;
  names.append(
    ...sessions.map((name) => {
      const item = document.createElement('li');
      item.textContent = name;
      return item;
    }),
  );
  redraw = [];
  const added = Object.keys(edits).filter((codeName) => !fields.some((field) => field.codeName === codeName));
  list.replaceChildren(...[...fields, ...added.map(newField)].map(fieldRow));
  save.textContent = unread === '' ? texts.save : texts.retry;
  save.onclick = unread === '' ? submit : () => vscode.postMessage({ type: 'ready' });
  problem.setAttribute('role', 'status');
  problem.className = 'problem';
  problem.textContent = unread;
  const end = element('div', 'end');
  end.append(save, size, problem);
  root.replaceChildren(heading, names, list, ...(unread === '' ? [addRow()] : []), end);
  if (unread === '') {
    edited();
  } else {
    save.disabled = false;
  }
}

function newField(codeName: string): AttributeField {
  return { codeName, label: codeName, value: '', differs: false, offered: '' };
}

function fieldRow(field: AttributeField): HTMLElement {
  const { codeName, label, value, offered } = field;
  const name = document.createElement('label');
  name.textContent = label;
  name.htmlFor = `field-${codeName}`;
  const code = element('span', 'code');
  code.textContent = label === codeName ? '' : codeName;
  const box = document.createElement('textarea');
  box.id = name.htmlFor;
  box.dir = 'auto';
  box.value = edits[codeName] ?? value;
  box.rows = Math.min(MOST_LINES, box.value.split('\n').length);
  box.addEventListener('input', () => change(codeName, box.value));
  const set = (text: string): void => {
    box.value = text;
    change(codeName, text);
  };
  const undo = button(texts.undo, 'quiet', () => {
    box.value = value;
    change(codeName, undefined);
  });
  const clear = button(texts.clear, 'quiet', () => set(''));
  const use = button(
    texts.use.replace('{0}', () => offered),
    'quiet',
    () => set(offered),
  );
  const told = element('span', 'state');
  redraw.push(() => tell(field, { box, told, undo, clear, use }));
  const head = element('div', 'attribute-head');
  head.append(name, code, told, undo, clear, use);
  const row = element('div', 'attribute');
  row.append(head, box);
  return row;
}

/** What stands beside the box of a field. */
interface Beside {
  readonly box: HTMLTextAreaElement;
  readonly told: HTMLElement;
  readonly undo: HTMLElement;
  readonly clear: HTMLElement;
  readonly use: HTMLElement;
}

function tell(field: AttributeField, { box, told, undo, clear, use }: Beside): void {
  const typed = edits[field.codeName];
  const isChanged = typed !== undefined && Object.keys(changesOf([field], { [field.codeName]: typed })).length > 0;
  const isEmpty = box.value === '';
  told.textContent = isChanged ? (isEmpty ? texts.cleared : texts.changed) : '';
  box.placeholder = isChanged ? '' : field.differs ? texts.differs : texts.notSet;
  undo.hidden = !isChanged;
  clear.hidden = isEmpty && (isChanged || !field.differs);
  use.hidden = field.offered === '' || !isEmpty;
}

/** A field that the site has, and that is set in none of the sessions yet. */
function addRow(): HTMLElement {
  const row = element('form', 'add');
  const codeName = document.createElement('input');
  codeName.placeholder = texts.codeName;
  codeName.title = texts.codeNameHelp;
  codeName.setAttribute('aria-label', texts.codeNameHelp);
  const add = button(texts.add, 'quiet');
  add.type = 'submit';
  row.append(codeName, add);
  row.addEventListener('submit', (event) => {
    event.preventDefault();
    const name = codeName.value.trim();
    if (name !== '' && !document.getElementById(`field-${name}`)) {
      list.append(fieldRow(newField(name)));
    }
    codeName.value = '';
    document.getElementById(`field-${name}`)?.focus();
    edited();
  });
  return row;
}

/** @param text what was typed; undefined for what the site has. */
function change(codeName: string, text: string | undefined): void {
  const { [codeName]: _before, ...others } = edits;
  edits = text === undefined ? others : { ...others, [codeName]: text };
  edited();
}

function edited(): void {
  vscode.setState({ restore, edits });
  vscode.postMessage({ type: 'edit', edits });
  redraw.forEach((draw) => draw());
}

function check(words: string, bytes: number): void {
  const isChanged = Object.keys(changesOf(fields, edits)).length > 0;
  save.disabled = words !== '' || !isChanged;
  size.textContent = texts.size.replace('{0}', bytes.toLocaleString(document.documentElement.lang));
  if (words !== '' || isChanged) {
    problem.className = 'problem';
    problem.textContent = words;
  }
}

function submit(): void {
  save.disabled = true;
  vscode.postMessage({ type: 'save', edits });
}

function button(words: string, className = '', onClick?: () => void): HTMLButtonElement {
  const made = document.createElement('button');
  made.type = 'button';
  made.className = className;
  made.textContent = words;
  if (onClick) {
    made.addEventListener('click', onClick);
  }
  return made;
}

function element(name: 'h1' | 'div' | 'p' | 'span' | 'ul' | 'form', className: string): HTMLElement {
  const made = document.createElement(name);
  made.className = className;
  return made;
}
