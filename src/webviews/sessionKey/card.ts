import { CARD_ACTIONS, type CardAction, type CardKey, type CardTexts } from './messages.ts';
import { element, factList, picture } from '../kit/elements.ts';

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
