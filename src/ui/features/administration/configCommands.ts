import * as vscode from 'vscode';
import { configTarget, type ConfigRequest } from '../../../config-api/configPath.ts';
import { sendConfigRequest, type ConfigAnswer } from '../../../config-api/configRequest.ts';
import { describeOperation } from '../../../config-api/describe.ts';
import type { OpenApiDocument } from '../../../config-api/jsonObject.ts';
import { operationId, type Operation } from '../../../config-api/operations.ts';
import type { SiteClient } from '../../../site/client.ts';
import type { DownloadedFile } from '../../../site/files/download.ts';
import { askChecked } from '../../platform/forms/askChecked.ts';
import { formUntilDone } from '../../platform/forms/untilDone.ts';
import { withProgress } from '../../platform/notifications.ts';
import { oneLine } from '../../platform/plainText.ts';
import { asProblem } from '../../platform/problems.ts';
import { showQuickPick } from '../../platform/prompts.ts';
import { showConfigAnswer } from './configAnswers.ts';
import type { ConfigDirectory } from './configDirectory.ts';
import { requestForm, requestOf } from './requestForm.ts';
import { siteFolder } from '../../sites/siteFacts.ts';

export { readConfigPages, saveConfigCsv, showConfigTable } from './configAnswers.ts';

const { t } = vscode.l10n;

/** The answer to a request, as other extensions get it. */
export interface ConfigResult extends Pick<ConfigAnswer, 'status' | 'body' | 'page'> {
  /** The saved file, if the answer was one. */
  readonly file?: DownloadedFile;
}

/** Opens the site's OpenAPI document (guide: Access the YAML file via API) as text, and returns it parsed. */
export async function openConfigApi(directory: ConfigDirectory): Promise<OpenApiDocument> {
  const { text, document } = await showingProgress(t('Reading the OpenAPI document…'), () => directory.read());
  const { showVirtualDocument } = await import('../../platform/virtualDocuments.ts');
  await showVirtualDocument(`${siteFolder(directory.active)}/openapi.yaml`, text);
  return document;
}

/**
 * Sends a GET request to the Configuration API: that of `{path, query?}`, else that of the given row or the one the
 * person picks, with its parameters from a form; its answer is then shown. An answer that is a file is saved in the
 * folder for downloads. Undefined when cancelled.
 */
export async function sendConfigRequestCommand(
  directory: ConfigDirectory,
  argument?: ConfigRequest,
  clicked?: string,
): Promise<ConfigResult | undefined> {
  if (argument) {
    const { client } = directory.access();
    return resultOf(client, argument, await sendConfigRequest(client, argument));
  }
  const operation = directory.operation(clicked) ?? (await pickOperation(directory));
  return operation && sendByHand(operation, (request) => sendAndShow(directory, request));
}

async function sendAndShow(directory: ConfigDirectory, request: ConfigRequest): Promise<ConfigResult | undefined> {
  const { client } = directory.access();
  const answer = await showingProgress(request.path, () => sendConfigRequest(client, request));
  if (!answer.file) {
    await showConfigAnswer(directory, request, answer);
  }
  return resultOf(client, request, answer);
}

/** Shows the documentation of an operation, with all its references resolved. */
export async function showOperation(directory: ConfigDirectory, clicked: string | undefined): Promise<void> {
  const operation = directory.operation(clicked);
  if (!operation) {
    throw new Error(t('That operation is not in the OpenAPI document.'));
  }
  const { document } = await directory.read();
  const { previewMarkdown } = await import('../../platform/virtualDocuments.ts');
  const name = operationId(operation).replaceAll('/', ' ').replace(/\s+/g, ' ');
  await previewMarkdown(`${siteFolder(directory.active)}/${name}.md`, describeOperation(document, operation));
}

/** Asks for an operation. Undefined when cancelled, 'path' to type a path. */
async function pickOperation(directory: ConfigDirectory): Promise<Operation | 'path' | undefined> {
  const { operations } = await showingProgress(t('Reading the OpenAPI document…'), () => directory.read());
  const items = operations
    .filter(({ method }) => method === 'GET')
    .map((operation) => ({
      label: operation.path,
      description: oneLine(operation.resource),
      detail: oneLine(operation.summary),
      operation,
    }));
  const other = { icon: 'edit', label: t('Another Path…'), description: '', detail: '', operation: 'path' as const };
  const picked = await showQuickPick([...items, other], {
    title: t('Send Configuration API Request'),
    placeHolder: t('Requests that only read (GET)'),
    matchOnDescription: true,
    matchOnDetail: true,
  });
  return picked?.operation;
}

/** Asks for the parameters of an operation, or for a path, until the request succeeds. Undefined when cancelled. */
async function sendByHand<T>(
  operation: Operation | 'path',
  send: (request: ConfigRequest) => Promise<T>,
): Promise<T | undefined> {
  if (operation !== 'path') {
    return formUntilDone(requestForm(operation), (values) => send(requestOf(operation, values)));
  }
  return askChecked({
    title: t('Send Configuration API Request'),
    prompt: t('A path below /api/config/v1, such as /user/1 or /user?per_page=100'),
    placeHolder: '',
    value: '',
    problem: pathProblem,
    attempt: (path) => send({ path }),
  });
}

function pathProblem(path: string): string | undefined {
  try {
    configTarget({ path });
    return undefined;
  } catch (error) {
    return asProblem(error).message;
  }
}

async function resultOf(
  client: SiteClient,
  request: ConfigRequest,
  { status, body, page, file }: ConfigAnswer,
): Promise<ConfigResult | undefined> {
  if (!file) {
    return { status, body, ...(page && { page }) };
  }
  const { saveConfigFile } = await import('./saveConfigFile.ts');
  const saved = await saveConfigFile(client, request);
  return saved && { status, body, file: saved };
}

function showingProgress<T>(title: string, task: () => Promise<T>): Thenable<T> {
  return withProgress({ location: vscode.ProgressLocation.Window, title }, task);
}
