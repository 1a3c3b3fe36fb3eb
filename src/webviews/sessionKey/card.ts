import { CARD_ACTIONS, type CardAction, type CardKey, type CardTexts } from './messages.ts';
import { qrImage, qrPath } from './qrCode.ts';

/** Builds the card's elements. Whatever a site sent becomes text nodes. */
export function renderCard(key: CardKey, texts: CardTexts, onAction: (action: CardAction) => void): HTMLElement[] {
  const code = element('h1', 'key', key.shortKey);
  code.setAttribute('aria-label', `${texts.sessionKey} ${Array.from(key.shortKey).join(' ')}`);
  const countdown = element('p', 'countdown');
  countdown.id = 'countdown';
  countdown.setAttribute('role', 'timer');
  const status = element('p', 'visually-hidden');
  status.id = 'status';
  status.setAttribute('role', 'status');

  const words = element('div', 'words');
  words.append(element('p', 'caption', texts.sessionKey), code, countdown, facts(key, texts));
  if (key.warning) {
    words.append(element('p', 'warning', key.warning));
  }
  words.append(buttons(texts, onAction), status);
  return [words, picture(key.keyUrl, texts)];
}

function facts(key: CardKey, texts: CardTexts): HTMLElement {
  return factList([
    [texts.url, key.keyUrl],
    [texts.queue, key.queue],
    [texts.externalKey, key.externalKey],
  ]);
}

/** Names with their values; those without a value are left out. */
export function factList(all: readonly (readonly [name: string, value: string])[]): HTMLElement {
  const list = element('dl', 'facts');
  for (const [name, value] of all.filter(([, text]) => text !== '')) {
    const text = element('dd', '', value);
    text.dir = 'auto';
    list.append(element('dt', '', name), text);
  }
  return list;
}

function buttons(texts: CardTexts, onAction: (action: CardAction) => void): HTMLElement {
  const row = element('div', 'buttons');
  for (const action of CARD_ACTIONS) {
    const button = document.createElement('button');
    button.type = 'button';
    button.dataset['action'] = action;
    button.textContent = texts.actions[action];
    button.addEventListener('click', () => onAction(action));
    row.append(button);
  }
  return row;
}

/** The QR code of a URL, or that there is none. */
export function picture(url: string, texts: Pick<CardTexts, 'qrCode' | 'noQrCode'>): HTMLElement {
  const frame = element('div', 'picture');
  const code = qrPath(url);
  frame.append(code ? qrImage(code, texts.qrCode) : element('p', 'caption', url === '' ? '' : texts.noQrCode));
  return frame;
}

/** A new element with text in it. */
export function element(name: 'h1' | 'p' | 'div' | 'dl' | 'dt' | 'dd', className: string, text = ''): HTMLElement {
  const made = document.createElement(name);
  made.className = className;
  made.textContent = text;
  return made;
}
