import * as vscode from 'vscode';
import type { Log } from '../../../base/log.ts';
import type { ActionName } from '../../../command-api/actions.ts';
import { requireAvailable } from '../../../command-api/availability.ts';
import { guideParams } from '../../../command-api/guideParams.ts';
import { validateParams } from '../../../command-api/validate.ts';
import type { CommandRow } from '../../platform/commands/commandCall.ts';
import type { VisitArgument } from './contributions.ts';
import { nameOfQueue } from '../../shared/pickers/queueNames.ts';
import { pickQueue } from '../../shared/pickers/pickQueue.ts';
import { queueOfRow } from '../../shared/pickers/rowQueue.ts';
import { oneLine } from '../../platform/plainText.ts';
import { asProblem, problemIn } from '../../platform/problems.ts';
import { showInputBox } from '../../platform/prompts.ts';
import type { ActiveSite } from '../../sites/siteAccess.ts';
import { VirtualVisit, type StartedVisit, type VisitRequest } from './virtualVisit.ts';
import { VisitTerminal } from './visitTerminal.ts';

const { t } = vscode.l10n;

const ACTIONS: readonly ActionName[] = [
  'generate_session_key',
  'create_virtual_customer',
  'send_chat_message',
  'leave_session',
];

/**
 * Tries a chat-bot integration without the bot: generates a session key, starts a session with it as a virtual
 * customer, and opens a terminal that shows its events and takes messages to the representatives. Resolves once the
 * customer waits.
 */
export async function tryVirtualCustomer(
  active: ActiveSite,
  log: Log,
  argument: VisitArgument,
  row?: CommandRow<'queue'>,
): Promise<StartedVisit | undefined> {
  try {
    const access = active.access();
    for (const action of ACTIONS) {
      requireAvailable(action, access.account);
    }
    const request = await readRequest(active, log, argument, row);
    if (!request) {
      return undefined;
    }
    const visit = new VirtualVisit(active, request);
    const names = {
      customer: oneLine(request.name),
      queue: nameOfQueue(active.model, request.queueId),
      site: oneLine(access.site.label),
    };
    const pty = new VisitTerminal(visit, access, names);
    const name = t('Virtual Customer: {0}', names.customer);
    vscode.window.createTerminal({ name, pty, iconPath: new vscode.ThemeIcon('hubot'), isTransient: true }).show();
    return await pty.begun;
  } catch (error) {
    if (error instanceof vscode.CancellationError) {
      return undefined;
    }
    throw asProblem(error);
  }
}

async function readRequest(
  active: ActiveSite,
  log: Log,
  given: VisitArgument,
  row?: CommandRow<'queue'>,
): Promise<VisitRequest | undefined> {
  const title = t('Try as Virtual Customer');
  const queueId = given.queueId ?? queueOfRow(active.model, row) ?? (await pickQueue(active, log, title));
  const name = queueId === undefined ? undefined : (given.name ?? (await askName(title)));
  if (queueId === undefined || name === undefined) {
    return undefined;
  }
  const request = { ...given, queueId, name };
  validateParams('generate_session_key', guideParams('generate_session_key', keyOf(request)));
  validateParams('create_virtual_customer', guideParams('create_virtual_customer', customerOf(request)));
  return request;
}

function keyOf({ queueId, externalKey }: VisitRequest): object {
  return { queueId, externalKey };
}

function customerOf({ name, ipAddress, operatingSystem, computerName }: VisitRequest): object {
  return { shortKey: 'unknown', name, ipAddress, operatingSystem, computerName };
}

async function askName(title: string): Promise<string | undefined> {
  const name = await showInputBox({
    title,
    prompt: t('The customer’s name, as representatives see it'),
    value: t('Test Customer'),
    ignoreFocusOut: true,
    validateInput: (text) => nameProblem(text.trim()),
  });
  return name?.trim();
}

function nameProblem(name: string): string | undefined {
  const customer = { name, ipAddress: '127.0.0.1', operatingSystem: 'x', computerName: 'x', queueId: 'general' };
  const params = guideParams('create_virtual_customer', customerOf(customer));
  return problemIn(() => validateParams('create_virtual_customer', params));
}
