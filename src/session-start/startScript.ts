import { escapeAttribute, escapeHtml, javascriptString } from './escaping.ts';
import { printLiteral } from './literal.ts';
import { readStartOptions } from './readOptions.ts';
import type { StartType } from './startOptions.ts';

/**
 * A call of `BG.start` for a script (guide: Use JavaScript to Start Click-To-Chat, Collaborative Browser Sharing, or
 * Full Client Sessions). It may stand in a `<script>` element as it is.
 * @throws SiteError `invalid-parameter`, whose message names the option.
 */
export function startScript(startType: StartType, options: object): string {
  return `BG.start(BG.START_TYPE.${startType}, ${printLiteral(readStartOptions(startType, options))});`;
}

/**
 * A button that starts a session when it is clicked.
 * @throws SiteError `invalid-parameter` as `startScript`.
 */
export function startButton(startType: StartType, options: object, text = 'Start a session'): string {
  // An attribute has no use for line ends between the tokens; those inside of strings are escaped already.
  const script = startScript(startType, options).replace(/\n */g, ' ');
  return `<button type="button" onclick="${escapeAttribute(script)}">${escapeHtml(text)}</button>`;
}

/** The elements that the head of a page needs before it can call `BG.start`. */
export function scriptHead(siteUrl: string): string {
  const { origin, host } = new URL(siteUrl);
  return [
    `<script type="text/javascript" src="${escapeAttribute(origin)}/api/start_session.js"></script>`,
    `<script type="text/javascript">BG.setSite(${javascriptString(host).replaceAll("'", '"')});</script>`,
  ].join('\n');
}

/**
 * A whole page with a button that starts a session; it has the doctype that the guide demands.
 * @throws SiteError `invalid-parameter` as `startScript`.
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
