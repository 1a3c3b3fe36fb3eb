import './chatComposer.css';
import { choiceList } from './draft.ts';
import type { Choice, ComposerState, Draft, FromComposer, SentMessage, Tool, ToComposer } from './messages.ts';
import { BY_USERNAME, TOOLS } from './messages.ts';
import { previewNodes } from './preview.ts';

declare function acquireVsCodeApi(): {
  postMessage(message: FromComposer): void;
  /** Kept when the window is reloaded. */
  setState(kept: { readonly restore: unknown; readonly draft: Draft }): void;
};

const vscode = acquireVsCodeApi();

/** What each tool puts around the selected text. */
const MARKUP: Readonly<Record<Tool, readonly [before: string, after: string]>> = {
  bold: ['[b]', '[/b]'],
  italic: ['[i]', '[/i]'],
  underline: ['[u]', '[/u]'],
  color: ['[color=red]', '[/color]'],
  list: ['[ul][li]', '[/li][/ul]'],
  link: ['[url]', '[/url]'],
};

const root = document.getElementById('page') ?? document.body;
const title = element('h1');
const sender = personField();
const recipient = personField();
const tools = element('div', 'tools');
const body = document.createElement('textarea');
const preview = element('div', 'preview');
const problem = element('p', 'problem');
const length = element('p', 'length');
const send = document.createElement('button');
const sent = element('ol', 'sent');
const sentTitle = element('h2');
const saidAt = document.createElement('input');
let state: ComposerState | undefined;
let restore: unknown;
/** Why the last try to send failed; empty once the draft is another. */
let failure = '';
let draft: Draft = { sender: { id: '', label: '' }, recipient: { id: '', label: '' }, body: '' };

/** A list of people, with a box for the username of one who is not in it. */
interface PersonField {
  readonly label: HTMLElement;
  readonly select: HTMLSelectElement;
  readonly username: HTMLInputElement;
}

window.addEventListener('message', ({ data }: MessageEvent<ToComposer>) => receive(data));
vscode.postMessage({ type: 'ready' });

function receive(message: ToComposer): void {
  switch (message.type) {
    case 'show':
      show(message);
      break;
    case 'preview':
      showPreview(message);
      break;
    case 'failed':
      body.readOnly = false;
      failure = message.problem;
      edited();
      break;
    case 'sent':
      body.readOnly = false;
      body.value = '';
      saidAt.value = '';
      changed();
      addSent(message);
  }
}

function show({
  state: next,
  draft: kept,
  sent: messages,
  restore: chat,
}: Extract<ToComposer, { type: 'show' }>): void {
  const isFirst = state === undefined;
  state = next;
  restore = chat;
  if (isFirst) {
    draft = kept;
    build(next);
    body.value = kept.body;
    saidAt.value = kept.said?.text ?? '';
    messages.forEach(addSent);
  }
  title.textContent = next.title;
  fill(sender, next.senders, draft.sender);
  fill(recipient, next.recipients, draft.recipient);
  recipient.label.hidden = next.recipients.length === 0 && draft.recipient.id === '';
  edited();
  if (isFirst) {
    body.focus();
  }
}

function build({ texts }: ComposerState): void {
  sender.label.prepend(texts.from);
  recipient.label.prepend(texts.to);
  const choices = element('div', 'choices');
  choices.append(sender.label, sender.username, recipient.label, recipient.username);
  for (const { username } of [sender, recipient]) {
    username.placeholder = texts.username;
    username.setAttribute('aria-label', texts.username);
  }
  tools.setAttribute('role', 'toolbar');
  tools.append(...TOOLS.map((tool) => toolButton(tool, texts.tools[tool])));
  body.rows = 5;
  body.setAttribute('aria-label', texts.message);
  body.dir = 'auto';
  preview.dir = 'auto';
  const caption = element('h2');
  caption.textContent = texts.preview;
  problem.setAttribute('role', 'status');
  send.type = 'button';
  send.textContent = texts.send;
  const end = element('div', 'end');
  end.append(send, length, problem);
  sentTitle.textContent = texts.sent;
  sentTitle.hidden = true;
  root.replaceChildren(title, choices, tools, body, caption, preview, end, saidEarlier(texts), sentTitle, sent);
  listen(sender, (chosen) => (draft = { ...draft, sender: chosen }));
  listen(recipient, (chosen) => (draft = { ...draft, recipient: chosen }));
  body.addEventListener('input', changed);
  saidAt.addEventListener('input', changed);
  send.addEventListener('click', submit);
  document.addEventListener('keydown', (event) => {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      submit();
    }
  });
}

function toolButton(tool: Tool, words: string): HTMLElement {
  const button = document.createElement('button');
  button.type = 'button';
  button.className = `tool-${tool}`;
  button.textContent = words;
  button.addEventListener('click', () => surround(...MARKUP[tool]));
  return button;
}

/** Puts tags around what is selected; undo takes them away again. */
function surround(before: string, after: string): void {
  const { selectionStart, selectionEnd, value } = body;
  const selected = value.slice(selectionStart, selectionEnd);
  body.focus();
  body.setRangeText(before + selected + after, selectionStart, selectionEnd, 'end');
  if (selected === '') {
    body.selectionStart = body.selectionEnd = selectionStart + before.length;
  }
  edited();
}

/** A time at which it was said already, which few need. */
function saidEarlier(texts: ComposerState['texts']): HTMLElement {
  const details = document.createElement('details');
  details.open = draft.said !== undefined;
  const summary = document.createElement('summary');
  summary.textContent = texts.said;
  const label = element('label', 'choice');
  saidAt.type = 'datetime-local';
  saidAt.step = '1';
  label.append(texts.saidAt, saidAt);
  details.append(summary, label);
  return details;
}

/** Another draft than the one that failed. */
function changed(): void {
  failure = '';
  edited();
}

function edited(): void {
  const { sender: from, recipient: to } = draft;
  const { value: text } = saidAt;
  const said = text === '' ? undefined : { text, timestamp: Math.floor(new Date(text).getTime() / 1000) };
  draft = { sender: from, recipient: to, body: body.value, ...(said && { said }) };
  vscode.setState({ restore, draft });
  vscode.postMessage({ type: 'edit', draft });
}

function submit(): void {
  if (!send.disabled) {
    send.disabled = true;
    // What is typed while a message is on its way would go with it.
    body.readOnly = true;
    vscode.postMessage({ type: 'send', draft });
  }
}

function showPreview({ nodes, problem: words }: Extract<ToComposer, { type: 'preview' }>): void {
  const isEmpty = body.value.trim() === '';
  preview.classList.toggle('empty', isEmpty);
  preview.replaceChildren(...(isEmpty ? [state?.texts.nothing ?? ''] : previewNodes(nodes)));
  problem.textContent = failure || (isEmpty ? (state?.blocked ?? '') : words);
  send.disabled = isEmpty || words !== '' || body.readOnly;
  const { maxLength = 0, texts } = state ?? {};
  const pattern = maxLength > 0 ? texts?.lengthOf : texts?.length;
  const figure = (count: number): string => count.toLocaleString(document.documentElement.lang || undefined);
  length.textContent = (pattern ?? '').replace('{0}', figure(body.value.length)).replace('{1}', figure(maxLength));
}

function addSent({ from, to, at, nodes }: SentMessage): void {
  const line = document.createElement('li');
  const head = element('span', 'head');
  head.textContent = to === '' ? `${at} ${from}` : `${at} ${from} → ${to}`;
  const text = element('div', 'text');
  text.dir = 'auto';
  text.append(...previewNodes(nodes));
  line.append(head, text);
  sent.prepend(line);
  sentTitle.hidden = false;
}

/** Shows who is there, and the one who was chosen also after having left. */
function fill({ select, username }: PersonField, there: readonly Choice[], chosen: Choice): void {
  const { choices, shown, hasLeft } = choiceList(there, chosen);
  const left = state?.texts.left ?? '{0}';
  const nameOf = ({ id, label }: Choice): string =>
    hasLeft && id === chosen.id ? left.replace('{0}', () => label) : label;
  const options = choices.map((choice) => {
    const option = new Option(nameOf(choice), choice.id);
    option.dataset['name'] = choice.label;
    return option;
  });
  select.replaceChildren(...options);
  select.value = shown;
  username.hidden = shown !== BY_USERNAME;
  if (document.activeElement !== username) {
    username.value = chosen.id.startsWith(BY_USERNAME) ? chosen.id.slice(BY_USERNAME.length) : '';
  }
}

/** Only the person changes whom a message is from or for. */
function listen({ select, username }: PersonField, choose: (chosen: Choice) => void): void {
  const chosen = (): void => {
    const typed = username.value.trim();
    const isTyped = select.value === BY_USERNAME;
    username.hidden = !isTyped;
    choose(isTyped ? { id: BY_USERNAME + typed, label: typed } : { id: select.value, label: nameChosen(select) });
    changed();
  };
  select.addEventListener('change', chosen);
  username.addEventListener('input', chosen);
}

function nameChosen(select: HTMLSelectElement): string {
  return select.selectedOptions[0]?.dataset['name'] ?? '';
}

function personField(): PersonField {
  const select = document.createElement('select');
  const label = element('label', 'choice');
  label.append(select);
  const username = document.createElement('input');
  username.type = 'text';
  username.hidden = true;
  return { label, select, username };
}

function element(name: 'h1' | 'h2' | 'div' | 'p' | 'span' | 'ol' | 'label', className = ''): HTMLElement {
  const made = document.createElement(name);
  made.className = className;
  return made;
}
