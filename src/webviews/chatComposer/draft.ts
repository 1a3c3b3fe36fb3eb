import { BY_USERNAME, type Choice, type ComposerState, type Draft } from './messages.ts';

/** A list of people with the one who was chosen, who stays in it after having left. */
export interface ChoiceList {
  readonly choices: readonly Choice[];
  /** The id of the choice in it that is shown as chosen. */
  readonly shown: string;
  readonly hasLeft: boolean;
}

/** What a list shows when `chosen` was chosen and `there` are there now. Nobody else is ever chosen instead. */
export function choiceList(there: readonly Choice[], chosen: Choice): ChoiceList {
  if (chosen.id.startsWith(BY_USERNAME)) {
    return { choices: there, shown: BY_USERNAME, hasLeft: false };
  }
  const hasLeft = !there.some(({ id }) => id === chosen.id);
  return { choices: hasLeft ? [...there, chosen] : there, shown: chosen.id, hasLeft };
}

/** Why the draft cannot be sent as it is addressed; empty when nobody is missing. */
export function addressProblem(
  { senders, recipients, blocked, texts }: Pick<ComposerState, 'senders' | 'recipients' | 'blocked' | 'texts'>,
  { sender, recipient }: Draft,
): string {
  if (blocked !== '') {
    return blocked;
  }
  if (choiceList(senders, sender).hasLeft) {
    return texts.senderLeft.replace('{0}', () => sender.label);
  }
  const isPrivate = recipient.id !== '';
  return isPrivate && choiceList(recipients, recipient).hasLeft
    ? texts.recipientLeft.replace('{0}', () => recipient.label)
    : '';
}
