import { escapeAttribute, escapeHtml, javascriptString } from './escaping.ts';
import { printLiteral } from './literal.ts';
import { readStartOptions } from './readOptions.ts';
import type { StartType } from './startOptions.ts';

/**
 * Returns a call of `BG.start` for a script (guide: Use JavaScript to Start Click-To-Chat, Collaborative Browser
 * Sharing, or Full Client Sessions). It is safe inside a `<script>` element.
 * @throws SiteError `invalid-parameter`, whose message names the option.
 */
export function startScript(startType: StartType, options: object): string {
  return `BG.start(BG.START_TYPE.${startType}, ${printLiteral(readStartOptions(startType, options))});`;
}

/**
 * Returns a button that starts a session.
 * @throws SiteError `invalid-parameter` like `startScript`.
 */
export function startButton(startType: StartType, options: object, text = 'Start a session'): string {
  // Line ends between tokens are not needed in an attribute; those inside of strings are escaped.
  const script = startScript(startType, options).replace(/\n */g, ' ');
  return `<button type="button" onclick="${escapeAttribute(script)}">${escapeHtml(text)}</button>`;
}

/** Returns the elements that the head of a page needs for `BG.start`. */
export function scriptHead(siteUrl: string): string {
  const { origin, host } = new URL(siteUrl);
  return [
    `<script type="text/javascript" src="${escapeAttribute(origin)}/api/start_session.js"></script>`,
    `<script type="text/javascript">BG.setSite(${javascriptString(host).replaceAll("'", '"')});</script>`,
  ].join('\n');
}

/**
 * Returns a page with a button that starts a session, with the doctype that the guide requires.
 * @throws SiteError `invalid-parameter` like `startScript`.
 */
export function startPage(siteUrl: string, startType: StartType, options: object, text?: string): string {
  return `<!DOCTYPE html>
<html>
<head>
  <meta charset="utf-8">
  <title>Support</title>
  ${scriptHead(siteUrl).replace('\n', '\n  ')}
</head>
<body>
  ${startButton(startType, options, text)}
</body>
</html>
`;
}
