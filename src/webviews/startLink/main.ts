import '../kit/card.css';
import { element, factList, picture } from '../kit/elements.ts';
import type { FromLinkPage, ToLinkPage } from './messages.ts';

declare function acquireVsCodeApi(): { postMessage(message: FromLinkPage): void };

type Shown = Extract<ToLinkPage, { type: 'show' }>;

const vscode = acquireVsCodeApi();
const root = document.getElementById('page') ?? document.body;
const COPIED_FOR = 1500;

let flash: (() => void) | undefined;

window.addEventListener('message', ({ data }: MessageEvent<ToLinkPage>) => {
  if (data.type === 'show') {
    show(data);
  } else {
    flash?.();
  }
});
vscode.postMessage({ type: 'ready' });

function show({ heading, url, texts }: Shown): void {
  const title = element('h1', 'heading', heading);
  title.dir = 'auto';
  const copy = document.createElement('button');
  copy.type = 'button';
  copy.textContent = texts.copy;
  copy.addEventListener('click', () => vscode.postMessage({ type: 'copy' }));
  const status = element('p', 'visually-hidden');
  status.setAttribute('role', 'status');
  const say = (label: string, told: string): void => {
    copy.textContent = label;
    status.textContent = told;
  };
  flash = () => {
    say(texts.copied, texts.copied);
    setTimeout(() => say(texts.copy, ''), COPIED_FOR);
  };
  const buttons = element('div', 'buttons');
  buttons.append(copy);
  const words = element('div', 'words');
  words.append(title, factList([[texts.url, url]]), buttons, status);
  root.replaceChildren(words, picture(url, texts));
  copy.focus();
}
