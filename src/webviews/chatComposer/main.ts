import './chatComposer.css';
import type { ComposerState, Draft, FromComposer, Tool, ToComposer } from './messages.ts';
import { TOOLS } from './messages.ts';
import { previewNodes } from './preview.ts';

declare function acquireVsCodeApi(): { postMessage(message: FromComposer): void };

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
const sender = document.createElement('select');
const recipient = document.createElement('select');
const recipientField = element('label', 'choice');
const tools = element('div', 'tools');
const body = document.createElement('textarea');
const preview = element('div', 'preview');
const problem = element('p', 'problem');
const length = element('p', 'length');
const send = document.createElement('button');
const sent = element('ol', 'sent');
const sentTitle = element('h2');
let state: ComposerState | undefined;

window.addEventListener('message', ({ data }: MessageEvent<ToComposer>) => receive(data));
vscode.postMessage({ type: 'ready' });

function receive(message: ToComposer): void {
  switch (message.type) {
    case 'show':
      show(message.state, message.draft);
      break;
    case 'preview':
      showPreview(message);
      break;
    case 'failed':
      problem.textContent = message.problem;
      send.disabled = false;
      break;
    case 'sent':
      body.value = '';
      edited();
      addSent(message);
  }
}

function show(next: ComposerState, draft: Draft): void {
  const isFirst = state === undefined;
  state = next;
  if (isFirst) {
    build(next);
    body.value = draft.body;
  }
  title.textContent = next.title;
  fillChoices(sender, next.senders, isFirst ? draft.sender : sender.value);
  fillChoices(recipient, next.recipients, isFirst ? draft.recipient : recipient.value);
  recipientField.hidden = next.recipients.length === 0;
  edited();
  if (isFirst) {
    body.focus();
  }
}

function build({ texts }: ComposerState): void {
  const from = element('label', 'choice');
  from.append(texts.from, sender);
  recipientField.append(texts.to, recipient);
  const choices = element('div', 'choices');
  choices.append(from, recipientField);
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
  root.replaceChildren(title, choices, tools, body, caption, preview, end, sentTitle, sent);
  for (const field of [sender, recipient, body]) {
    field.addEventListener('input', edited);
  }
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

function edited(): void {
  // Private is only what one representative says to another.
  recipient.disabled = sender.value === '';
  vscode.postMessage({ type: 'edit', draft: draft() });
}

function submit(): void {
  if (!send.disabled) {
    send.disabled = true;
    vscode.postMessage({ type: 'send', draft: draft() });
  }
}

function draft(): Draft {
  return { sender: sender.value, recipient: recipient.disabled ? '' : recipient.value, body: body.value };
}

function showPreview({ nodes, problem: words }: Extract<ToComposer, { type: 'preview' }>): void {
  const isEmpty = body.value.trim() === '';
  preview.classList.toggle('empty', isEmpty);
  preview.replaceChildren(...(isEmpty ? [state?.texts.nothing ?? ''] : previewNodes(nodes)));
  problem.textContent = isEmpty ? '' : words;
  send.disabled = isEmpty || words !== '';
  const { maxLength = 0, texts } = state ?? {};
  const pattern = maxLength > 0 ? texts?.lengthOf : texts?.length;
  length.textContent = (pattern ?? '').replace('{0}', String(body.value.length)).replace('{1}', String(maxLength));
}

function addSent({ from, at, nodes }: Extract<ToComposer, { type: 'sent' }>): void {
  const line = document.createElement('li');
  const head = element('span', 'head');
  head.textContent = `${at} ${from}`;
  const text = element('div', 'text');
  text.dir = 'auto';
  text.append(...previewNodes(nodes));
  line.append(head, text);
  sent.prepend(line);
  sentTitle.hidden = false;
}

function fillChoices(select: HTMLSelectElement, choices: ComposerState['senders'], chosen: string): void {
  select.replaceChildren(...choices.map(({ id, label }) => new Option(label, id)));
  select.value = choices.some(({ id }) => id === chosen) ? chosen : (choices[0]?.id ?? '');
}

function element(name: 'h1' | 'h2' | 'div' | 'p' | 'span' | 'ol' | 'label', className = ''): HTMLElement {
  const made = document.createElement(name);
  made.className = className;
  return made;
}
