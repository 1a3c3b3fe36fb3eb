import { qrImage, qrPath } from './qrCode.ts';

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

/** The QR code of a URL, or that there is none. */
export function picture(url: string, texts: { readonly qrCode: string; readonly noQrCode: string }): HTMLElement {
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
