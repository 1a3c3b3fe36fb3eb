import './startLink.css';
import { qrImage, qrPath } from '../sessionKey/qrCode.ts';
import type { FromLinkPage, ToLinkPage } from './messages.ts';

declare function acquireVsCodeApi(): { postMessage(message: FromLinkPage): void };

const vscode = acquireVsCodeApi();
const root = document.getElementById('page') ?? document.body;

window.addEventListener('message', ({ data }: MessageEvent<ToLinkPage>) => show(data));
vscode.postMessage({ type: 'ready' });

function show({ url, texts }: ToLinkPage): void {
  const code = qrPath(url);
  const address = document.createElement('p');
  address.className = 'address';
  address.textContent = url;
  const copy = document.createElement('button');
  copy.type = 'button';
  copy.textContent = texts.copy;
  copy.addEventListener('click', () => vscode.postMessage({ type: 'copy' }));
  root.replaceChildren(code ? qrImage(code, texts.qrCode) : texts.noQrCode, address, copy);
  copy.focus();
}
