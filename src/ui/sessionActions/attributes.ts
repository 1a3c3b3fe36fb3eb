import * as vscode from 'vscode';
import { oneLine } from '../plainText.ts';
import { showInputBox, showQuickPick, type PickItem } from '../prompts.ts';
import { offeredFor } from '../sessionStart/ticketLinks.ts';
import type { ActiveSite } from '../sites/siteAccess.ts';
import { sizeOfFields, fieldProblem } from './attributeLimits.ts';
import { explained, readSessionRequest, runOnSessions } from './runOnSessions.ts';
import type { SessionTarget } from './sessionTargets.ts';

const { t } = vscode.l10n;

/** A custom attribute of a session, as get_session_attributes tells it. */
interface Attribute {
  readonly codeName: string;
  readonly displayName: string;
  readonly value: string;
}

/** Sets attributes of a session (guide: set_session_attributes); an empty text clears one. */
export function editAttributes(active: ActiveSite, argument?: unknown, selection?: unknown): Promise<unknown> {
  return explained(async () => {
    const request = await readSessionRequest(
      active,
      { action: 'set_session_attributes', title: t('Edit Session Attributes') },
      argument,
      selection,
    );
    const [target] = request?.targets ?? [];
    if (!request || !target) {
      return undefined;
    }
    const one = { ...request, targets: [target], gone: 0 };
    const asking = { question: t('Change the attributes of {0}?', target.name), go: t('Change') };
    if (!request.byHand) {
      return runOnSessions(active, 'set_session_attributes', one, request.given, asking);
    }
    const attributes = await askAttributes(target, await readAttributes(active, target));
    return attributes && runOnSessions(active, 'set_session_attributes', one, { attributes }, asking);
  });
}

/** Reads the attributes of a session (guide: get_session_attributes); by hand they are shown, to be copied. */
export function showAttributes(active: ActiveSite, argument?: unknown, selection?: unknown): Promise<unknown> {
  return explained(async () => {
    const request = await readSessionRequest(
      active,
      { action: 'get_session_attributes', title: t('Show Session Attributes') },
      argument,
      selection,
    );
    const [target] = request?.targets ?? [];
    if (!request || !target) {
      return undefined;
    }
    const attributes = await readAttributes(active, target);
    if (request.byHand) {
      await showToCopy(target, attributes);
    }
    return attributes;
  });
}

async function readAttributes(active: ActiveSite, { lsid }: SessionTarget): Promise<readonly Attribute[]> {
  return (await active.access().commands.runNamed('get_session_attributes', { lsid })) as readonly Attribute[];
}

async function showToCopy({ name }: SessionTarget, attributes: readonly Attribute[]): Promise<void> {
  const title = t('Attributes of the Session with {0}', name);
  const items = attributes.map(({ codeName, displayName, value }) => ({
    label: oneLine(displayName || codeName),
    description: oneLine(codeName),
    detail: oneLine(value),
    value,
  }));
  const placeHolder = items.length > 0 ? t('Enter copies a value') : t('The session has no attributes.');
  const picked = await showQuickPick(items, { title, placeHolder, matchOnDetail: true });
  if (picked) {
    await vscode.env.clipboard.writeText(picked.value);
  }
}

type Fields = Readonly<Record<string, string>>;

/** Shows all fields with their values until the person saves. Gives the changed ones; undefined when cancelled. */
async function askAttributes({ name }: SessionTarget, known: readonly Attribute[]): Promise<Fields | undefined> {
  const title = t('Attributes of the Session with {0}', name);
  const names = new Map([
    ['external_key', t('External Key')],
    ...known.map((a) => [a.codeName, a.displayName] as const),
  ]);
  const before = new Map(known.map(({ codeName, value }) => [codeName, value]));
  let changes: Fields = {};
  for (;;) {
    const current = { ...Object.fromEntries(before), ...changes };
    const save = { icon: 'save', label: t('Save'), description: t('{0} of 10,240 bytes', sizeOfFields(current)) };
    const add = { icon: 'add', label: t('Another Field…'), description: '' };
    const fields = [...names].map(([codeName, label]) => ({
      label: oneLine(label || codeName),
      description: oneLine(current[codeName] ?? ''),
      codeName,
    }));
    const items: (PickItem & { readonly codeName?: string })[] = [save, ...fields, add];
    const picked = await showQuickPick(items, {
      title,
      placeHolder: t('Choose a field to change it'),
      ignoreFocusOut: true,
    });
    if (!picked || picked === save) {
      return picked && changes;
    }
    const codeName = picked.codeName ?? (await askCodeName(title));
    const value = codeName === undefined ? undefined : await askValue(codeName, current);
    if (codeName !== undefined && value !== undefined) {
      changes = { ...changes, [codeName]: value };
      names.set(codeName, names.get(codeName) ?? codeName);
    }
  }
}

async function askCodeName(title: string): Promise<string | undefined> {
  const prompt = t('The code name of the field (in /login > Management > API Configuration)');
  return (await showInputBox({ title, prompt, ignoreFocusOut: true }))?.trim() || undefined;
}

async function askValue(codeName: string, fields: Fields): Promise<string | undefined> {
  // The box has one line: line breaks are lost only where the text is changed.
  const now = (fields[codeName] ?? '').replace(/\s*[\r\n]+\s*/g, ' ');
  const typed = await showInputBox({
    title: codeName,
    prompt: t('Leave it empty to clear the field.'),
    value: now || (await offeredFor(codeName)),
    ignoreFocusOut: true,
    validateInput: (value) => fieldProblem({ ...fields, [codeName]: value }, codeName),
  });
  return typed === now ? undefined : typed;
}
