import * as vscode from 'vscode';
import { NOT_COLLECTED } from '../../shared/collected.ts';
import { commandFaults } from '../../../brcs/checks/commandRules.ts';
import { fittingCommands, type FittingCommand, type KnownMachine } from '../../../brcs/fittingScripts.ts';
import { SCRIPT_ACTIONS } from '../../../brcs/scriptActions.ts';
import { clientsOf, externalKeyOf, sessionsOf } from '../../../state/facts.ts';
import type { ReadableModel } from '../../../state/source.ts';
import type { CommandRow } from '../../platform/commands/commandCall.ts';
import { oneLine } from '../../platform/plainText.ts';
import { showQuickPick, type PickItem } from '../../platform/prompts.ts';
import { customerName } from '../../shared/rows/names.ts';
import { askValues } from './askCommands.ts';
import { openScript, type OpenedScript } from './openScript.ts';
import type { ScriptParts } from './scriptParts.ts';

const { t } = vscode.l10n;

interface Offer extends PickItem {
  readonly command?: FittingCommand;
}

/**
 * Opens a script for a row of a view: for a session's customer, or for the customers of a representative. Asks which
 * command; undefined when cancelled.
 */
export async function createScriptForRow(
  parts: ScriptParts,
  row: CommandRow<'session' | 'rep'> | undefined,
): Promise<OpenedScript | undefined> {
  const { model, site } = parts.active;
  const machines = machinesOf(model, row);
  const host = site && new URL(site.url).hostname;
  const offers = machines.flatMap(({ name, machine }): Offer[] => [
    { label: name, kind: vscode.QuickPickItemKind.Separator },
    ...fittingCommands(machine, host).map(offerOf),
  ]);
  const title = t('Create Console Script');
  const picked = await showQuickPick(offers, { title, matchOnDescription: true });
  if (!picked?.command) {
    return undefined;
  }
  const command = isComplete(picked.command) ? picked.command : await askValues(picked.command, parts);
  return command && openScript([command], site?.company ?? '');
}

/** True if all parameters are known; only vPro's Jumpoint has to be asked for. */
function isComplete({ action, params }: FittingCommand): boolean {
  const entries = Object.entries(params ?? {}).map(([name, value]) => ({ name, value: String(value) }));
  return ![...commandFaults({ action, entries })].some(({ missing }) => missing);
}

function offerOf(command: FittingCommand): Offer {
  const values = Object.values(command.params ?? {}).map((value) => oneLine(String(value)));
  const { summary } = SCRIPT_ACTIONS[command.action];
  return { label: command.action, description: values.join(' · '), detail: summary, command };
}

interface NamedMachine {
  readonly name: string;
  readonly machine: KnownMachine;
}

function machinesOf(model: ReadableModel, node: CommandRow | undefined): readonly NamedMachine[] {
  if (node?.kind === 'session') {
    return [machineOf(model, node.id)];
  }
  const sessions = node?.kind === 'rep' ? sessionsOf(model, node.id) : [];
  return sessions.length > 0 ? sessions.map((id) => machineOf(model, id)) : [{ name: '', machine: {} }];
}

function machineOf(model: ReadableModel, id: string): NamedMachine {
  const session = model.rows('support_session').get(id);
  if (!session) {
    throw new Error(t('That session is no longer in progress.'));
  }
  const row = clientsOf(model, id).findLast((client) => client.row.hostname !== NOT_COLLECTED)?.row;
  const externalKey = externalKeyOf(model, id);
  return {
    name: customerName(session),
    machine: { hostname: row?.hostname, clientType: row?.client_type, externalKey },
  };
}
