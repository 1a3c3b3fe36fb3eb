import * as vscode from 'vscode';
import { answerTable } from '../../../config-api/answerTable.ts';
import type { ConfigRequest } from '../../../config-api/configPath.ts';
import type { ConfigAnswer } from '../../../config-api/configRequest.ts';
import { followPages } from '../../../config-api/followPages.ts';
import { csvOf } from '../../../reporting/models/text/csv.ts';
import { markdownTable, markdownText } from '../../../reporting/models/text/markdown.ts';
import { clickFor } from '../../platform/commands/callCommand.ts';
import type { CommandName } from '../../platform/contributions/commandId.ts';
import { showWarningMessage, withProgress } from '../../platform/notifications.ts';
import { inert } from '../../platform/plainText.ts';
import { saveText } from '../../platform/pages/saveText.ts';
import type { ConfigDirectory } from './configDirectory.ts';
import { siteFolder } from '../../sites/siteFacts.ts';

const { t } = vscode.l10n;

/** A longer table is slow to show; the CSV file has all rows. */
const MAX_ROWS = 2000;
/** The oldest answers are dropped above this number; their texts stay open. */
const MAX_ANSWERS = 20;
const PROGRESS_MS = 250;

/** An answer that an editor shows, with the state to read its next pages. */
interface ShownAnswer {
  readonly directory: ConfigDirectory;
  readonly request: ConfigRequest;
  /** The path of its texts, without their endings. */
  readonly name: string;
  readonly answer: ConfigAnswer;
}

/** The answers by the address of their JSON document. */
const shown = new Map<string, ShownAnswer>();
const changed = new vscode.EventEmitter<void>();
let lenses: vscode.Disposable | undefined;

const loadDocuments = () => import('../../platform/virtualDocuments.ts');

/** Opens an answer as JSON, with code lenses above its first line for its next pages, its table and its CSV. */
export async function showConfigAnswer(
  directory: ConfigDirectory,
  request: ConfigRequest,
  answer: ConfigAnswer,
): Promise<void> {
  lenses ??= vscode.languages.registerCodeLensProvider(
    { scheme: 'rep-workflows', language: 'json' },
    { onDidChangeCodeLenses: changed.event, provideCodeLenses: ({ uri }) => lensesOf(uri) },
  );
  const name = `${siteFolder(directory.active)}/${fileNameOf(request)}`;
  const { showVirtualDocument, virtualDocument } = await loadDocuments();
  keep(virtualDocument(`${name}.json`, jsonOf(answer)), { directory, request, name, answer });
  await showVirtualDocument(`${name}.json`, jsonOf(answer));
}

/** Reads the next page, or all following ones, and adds their items to the document at `uri`. */
export async function readConfigPages(uri: vscode.Uri | undefined, pages?: number): Promise<void> {
  const before = answerAt(uri);
  const answer = await follow(before, pages);
  const { virtualDocument } = await loadDocuments();
  keep(virtualDocument(`${before.name}.json`, jsonOf(answer)), { ...before, answer });
  virtualDocument(`${before.name} (table).md`, markdownOf({ ...before, answer }));
}

/** Shows the answer at `uri` as a table. */
export async function showConfigTable(uri: vscode.Uri | undefined): Promise<void> {
  const answer = answerAt(uri);
  const { previewMarkdown } = await loadDocuments();
  await previewMarkdown(`${answer.name} (table).md`, markdownOf(answer));
}

/** Saves the answer at `uri` as CSV. */
export async function saveConfigCsv(uri: vscode.Uri | undefined): Promise<vscode.Uri | undefined> {
  const { request, answer } = answerAt(uri);
  const { columns, rows, left } = answerTable(answer.body);
  if (left > 0) {
    void showWarningMessage(t('{0} more items are in the JSON only: the table would be too large.', left));
  }
  const written = columns.map((heading, index) => ({ heading, value: (row: readonly string[]) => row[index] }));
  return saveText(csvOf(written, rows), fileNameOf(request), 'csv');
}

function keep(uri: vscode.Uri, answer: ShownAnswer): void {
  const key = uri.toString();
  shown.delete(key);
  shown.set(key, answer);
  const [oldest] = shown.keys();
  if (oldest !== undefined && shown.size > MAX_ANSWERS) {
    shown.delete(oldest);
  }
  changed.fire();
}

function answerAt(uri: vscode.Uri | undefined): ShownAnswer {
  const answer = shown.get(String(uri));
  if (!answer) {
    throw new Error(t('That answer is no longer known. Send the request again.'));
  }
  return answer;
}

function lensesOf(uri: vscode.Uri): vscode.CodeLens[] {
  const answer = shown.get(uri.toString());
  if (!answer) {
    return [];
  }
  const top = new vscode.Range(0, 0, 0, 0);
  const lens = (title: string, name: CommandName): vscode.CodeLens =>
    new vscode.CodeLens(top, clickFor(title, name, uri));
  const more = answer.answer.next
    ? [lens(t('Next Page'), 'nextConfigPage'), lens(t('All Pages'), 'allConfigPages')]
    : [];
  return [
    new vscode.CodeLens(top, { title: inert(summaryOf(answer)), command: '' }),
    ...more,
    lens(t('Show as Table'), 'showConfigTable'),
    lens(t('Save as CSV…'), 'saveConfigCsv'),
  ];
}

/** Reads further pages with a progress that can be cancelled; the pages read until then are kept. */
function follow({ directory, answer }: ShownAnswer, pages: number | undefined): Thenable<ConfigAnswer> {
  const options = { location: vscode.ProgressLocation.Notification, title: t('Reading pages'), cancellable: true };
  return withProgress(options, async (progress, token) => {
    const controller = new AbortController();
    token.onCancellationRequested(() => controller.abort());
    let shownAt = Date.now();
    return followPages(directory.access().client, answer, {
      ...(pages !== undefined && { pages }),
      signal: controller.signal,
      onPage: ({ page }) => {
        if (page && Date.now() - shownAt > PROGRESS_MS) {
          shownAt = Date.now();
          progress.report({ message: t('{0} of {1}', page.current, page.last) });
        }
      },
    });
  });
}

function summaryOf({ answer: { status, body, page } }: ShownAnswer): string {
  const count = Array.isArray(body) ? body.length : undefined;
  if (count === undefined) {
    return t('Status {0}', status);
  }
  if (page?.total !== undefined && page.total !== count) {
    return t('{0} of {1} items', count, page.total);
  }
  return page && page.current < page.last
    ? t('{0} items, page {1} of {2}', count, page.current, page.last)
    : t('{0} items', count);
}

function fileNameOf({ path }: ConfigRequest): string {
  return `GET ${path.replace(/\?.*/, '').replaceAll('/', ' ').trim()}`;
}

function jsonOf({ body }: ConfigAnswer): string {
  try {
    return `${JSON.stringify(body, undefined, 2)}\n`;
  } catch {
    return `${JSON.stringify(t('The answer is nested too deeply to be shown.'))}\n`;
  }
}

function markdownOf(shownAnswer: ShownAnswer): string {
  const { request, answer } = shownAnswer;
  const { columns, rows, left } = answerTable(answer.body);
  const head = rows.slice(0, MAX_ROWS);
  const more = rows.length - head.length + left;
  const rest = more > 0 ? `\n\n${t('{0} more rows are in the JSON.', more)}` : '';
  const heading = markdownText(`GET ${request.path}`);
  return `# ${heading}\n\n${markdownText(summaryOf(shownAnswer))}\n\n${markdownTable(columns, head)}${rest}\n`;
}
