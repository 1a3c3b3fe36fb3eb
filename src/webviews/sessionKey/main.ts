import '../kit/card.css';
import { renderCard } from './card.ts';
import { countdownText } from './countdown.ts';
import type { CardAction, CardKey, CardTexts, FromCard, ToCard } from './messages.ts';

declare function acquireVsCodeApi(): { postMessage(message: FromCard): void };

const vscode = acquireVsCodeApi();
const root = document.getElementById('page') ?? document.body;
const COPIED_FOR = 1500;
const SECOND = 1000;

let ticking: ReturnType<typeof setInterval> | undefined;
let shown: { readonly key: CardKey; readonly texts: CardTexts } | undefined;

window.addEventListener('message', ({ data }: MessageEvent<ToCard>) => {
  if (data.type === 'show') {
    show(data.key, data.texts);
  } else {
    flash(data.action);
  }
});
vscode.postMessage({ type: 'ready' });

function show(key: CardKey, texts: CardTexts): void {
  shown = { key, texts };
  root.replaceChildren(...renderCard(key, texts, (action) => vscode.postMessage({ type: 'action', action })));
  clearInterval(ticking);
  ticking = key.expiresAt === undefined ? undefined : setInterval(tick, SECOND);
  tick();
  button('copyKey')?.focus();
}

/** By the wall clock, for timers stand still while the computer sleeps. */
function tick(): void {
  const countdown = document.getElementById('countdown');
  const expiresAt = shown?.key.expiresAt;
  root.classList.remove('expired');
  if (!shown || !countdown || expiresAt === undefined) {
    return;
  }
  const left = (expiresAt - Date.now()) / SECOND;
  const text = countdownText(left, shown.texts);
  // A screen reader is told only what is new.
  if (countdown.textContent !== text) {
    countdown.textContent = text;
  }
  countdown.setAttribute('aria-live', left > 60 ? 'off' : left > 0 ? 'off' : 'assertive');
  root.classList.toggle('expired', left <= 0);
  if (left <= 0) {
    clearInterval(ticking);
  }
}

function flash(action: CardAction): void {
  const pressed = button(action);
  const status = document.getElementById('status');
  if (!shown || !pressed || !status) {
    return;
  }
  const { texts } = shown;
  pressed.textContent = texts.copied;
  status.textContent = texts.copied;
  setTimeout(() => {
    pressed.textContent = texts.actions[action];
    status.textContent = '';
  }, COPIED_FOR);
}

function button(action: CardAction): HTMLElement | null {
  return root.querySelector<HTMLElement>(`button[data-action="${action}"]`);
}
