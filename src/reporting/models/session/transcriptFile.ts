import type { BbNode } from '../../../command-api/bbCode.ts';
import { htmlText } from '../text/html.ts';
import { markdownLines, markdownText, plainLines } from '../text/markdown.ts';
import { withoutAnySignature } from '../text/signedAddresses.ts';
import { TimeWriter } from '../text/times.ts';
import { messageNodes, messageText, transcriptOf, type ChatMessage, type ChatSource } from './transcript.ts';

/** What a transcript can be written as; also the file's ending. */
export type TranscriptFormat = 'md' | 'txt' | 'html' | 'json';

/** The words of a transcript that nobody typed, and the time zone of its times. */
export interface TranscriptWords {
  readonly timeZone: string;
  readonly system: string;
  /** Stands for one whom the site does not name. */
  readonly unknown: string;
  readonly private: string;
}

/** A session or a presentation. */
export type ChatFileSource = ChatSource & { readonly lsid: string; readonly externalKey?: string };

/** A session's chat as the text of a file: the same for the same session, and safe to open whatever people typed. */
export function transcriptFile(session: ChatFileSource, format: TranscriptFormat, words: TranscriptWords): string {
  const messages = transcriptOf(session);
  const title = session.externalKey || session.lsid;
  const times = new TimeWriter(words.timeZone);
  switch (format) {
    case 'md':
      return `# ${markdownText(title)}\n\n${messages.map((message) => markdownMessage(message, times, words)).join('\n')}\n`;
    case 'txt':
      return messages.map((message) => textMessage(message, times, words)).join('');
    case 'html':
      return htmlFile(title, messages, times, words);
    case 'json':
      return jsonFile(session, messages);
  }
}

function jsonFile({ lsid, externalKey }: ChatFileSource, messages: readonly ChatMessage[]): string {
  const content = withoutAnySignature({ lsid, externalKey, messages: messages.map(plainMessage) });
  return `${JSON.stringify(content, undefined, 2)}\n`;
}

function lineHead({ timestamp, from, isPrivate }: ChatMessage, times: TimeWriter, words: TranscriptWords): string {
  const name = plainLines(senderName(from, words)).replace(/\s+/g, ' ');
  return `[${times.dayAndTime(timestamp)}] ${name}${isPrivate ? ` (${words.private})` : ''}`;
}

/** What the sender of a message is called. */
export function senderName(
  { kind, name }: ChatMessage['from'],
  words: Pick<TranscriptWords, 'system' | 'unknown'>,
): string {
  return kind === 'system' ? words.system : name || words.unknown;
}

/** Further lines are indented, so that none of them looks like the head of another message. */
function textMessage(message: ChatMessage, times: TimeWriter, words: TranscriptWords): string {
  const body = plainLines(plainBody(message)).replaceAll('\n', '\n    ');
  return `${lineHead(message, times, words)}: ${body}\n`;
}

function plainBody({ body, files }: ChatMessage): string {
  return [messageText(body), ...files].filter((text) => text !== '').join('\n');
}

function markdownMessage(message: ChatMessage, times: TimeWriter, words: TranscriptWords): string {
  const { timestamp, from, isPrivate } = message;
  const mark = isPrivate ? ` (${words.private})` : '';
  const name = markdownText(senderName(from, words));
  return `- ${times.dayAndTime(timestamp)} **${name}**${mark}: ${markdownLines(plainBody(message), '  ')}`;
}

function plainMessage(message: ChatMessage): object {
  const { timestamp, from, to, body, files, isPrivate, apiAccount } = message;
  return {
    timestamp,
    from: { kind: from.kind, name: from.name },
    to: to.map(({ name }) => name),
    text: messageText(body),
    body,
    files,
    isPrivate,
    ...(apiAccount !== undefined && { apiAccount }),
  };
}

function htmlFile(title: string, messages: readonly ChatMessage[], times: TimeWriter, words: TranscriptWords): string {
  const rows = messages.map((message) => {
    const body =
      messageNodes(message.body).map(htmlNode).join('') + message.files.map((name) => `<br>${htmlText(name)}`).join('');
    return `<p class="${message.from.kind}"><small>${htmlText(lineHead(message, times, words))}</small><br><span dir="auto">${body}</span></p>`;
  });
  return `<!DOCTYPE html>
<html>
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>${htmlText(title)}</title>
<style>
body { max-width: 50em; margin: 2em auto; font-family: sans-serif; line-height: 1.4; }
span { white-space: pre-wrap; overflow-wrap: anywhere; }
small { color: #666; }
.representative { margin-left: 15%; }
.system { text-align: center; color: #666; }
</style>
</head>
<body>
<h1>${htmlText(title)}</h1>
${rows.join('\n')}
</body>
</html>
`;
}

/** The guide's tags; colours are checked where they are read. */
function htmlNode(node: BbNode): string {
  switch (node.kind) {
    case 'text':
      return htmlText(node.text);
    case 'bold':
      return `<b>${node.children.map(htmlNode).join('')}</b>`;
    case 'italic':
      return `<i>${node.children.map(htmlNode).join('')}</i>`;
    case 'underline':
      return `<u>${node.children.map(htmlNode).join('')}</u>`;
    case 'color':
      return `<font color="${htmlText(node.color)}">${node.children.map(htmlNode).join('')}</font>`;
    case 'list':
      return `<ul>${node.items.map((item) => `<li>${item.map(htmlNode).join('')}</li>`).join('')}</ul>`;
    case 'link':
      // Nothing that people wrote leads anywhere from a file.
      return htmlText(node.url);
  }
}
