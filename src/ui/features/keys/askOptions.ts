import * as vscode from 'vscode';
import { askPriority } from '../../shared/pickers/parameterField.ts';
import { showInputBox, showQuickPick, type PickItem } from '../../platform/prompts.ts';
import { offeredFor } from '../../shared/pickers/ticketLinks.ts';
import type { KeyOptions } from './contributions.ts';
import { OPTION_FIELDS, shownValue, typedProblem, withField, type OptionField } from './optionFields.ts';

const { t } = vscode.l10n;

interface OptionItem extends PickItem {
  /** Undefined for the item that generates the key. */
  readonly field?: OptionField;
}

/**
 * Shows the optional fields with their values until the person takes the item that generates the key, which is the
 * first one.
 * @param failed the reason of the last failure; shown until an option is changed.
 * @returns the options; undefined when cancelled.
 */
export async function askOptions(
  queueName: string,
  initial: KeyOptions,
  failed?: string,
): Promise<KeyOptions | undefined> {
  let options = initial;
  for (;;) {
    const choice = await showQuickPick(items(queueName, options, options === initial ? failed : undefined), {
      title: t('Generate Session Key for {0}', queueName),
      placeHolder: t('Enter generates the key'),
      ignoreFocusOut: true,
    });
    if (!choice?.field) {
      return choice && options;
    }
    options = await askField(choice.field, options);
  }
}

function items(queueName: string, options: KeyOptions, failed: string | undefined): OptionItem[] {
  const icon = failed === undefined ? 'key' : 'warning';
  return [
    { icon, label: t('Generate'), description: queueName, ...(failed !== undefined && { detail: failed }) },
    { label: t('Options'), kind: vscode.QuickPickItemKind.Separator },
    ...OPTION_FIELDS.map((field) => ({ label: field.label, description: shownValue(field, options), field })),
  ];
}

/** Asks for one field and returns the changed options; unchanged when cancelled. */
async function askField(field: OptionField, options: KeyOptions): Promise<KeyOptions> {
  const text = await (field.name === 'priority' ? askPriority(field.label) : askText(field, options));
  return text === undefined ? options : withField(options, field, text);
}

async function askText(field: OptionField, options: KeyOptions): Promise<string | undefined> {
  return showInputBox({
    title: field.label,
    prompt: field.prompt,
    value: field.text(options) || (await offeredFor(field.name)),
    ignoreFocusOut: true,
    validateInput: (input) => typedProblem(options, field, input),
  });
}
