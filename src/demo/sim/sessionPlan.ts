import { CONVERSATIONS, languageOf, PASTED_BYTES, FURTHER_LINES, type Line } from '../company/chatTexts.ts';
import type { Chat, EventContent, RepActor } from './history.ts';
import {
  agreement,
  note,
  registryChange,
  sharing,
  systemInformation,
  fileChange,
  toolUse,
  transfer,
  windowChange,
  type Pair,
} from './loggedEvents.ts';
import type { Machine } from '../company/machines.ts';
import type { Random } from './random.ts';

/** What a session's plot depends on. */
export interface Setting {
  readonly customerName: string;
  readonly description: string;
  readonly clientType: string;
  readonly machine: Machine;
  readonly rep: RepActor;
  /** Somebody who can be asked in private, by `user_id`. */
  readonly colleague?: string | undefined;
  readonly externalKey: string;
  /** How long the session is going to be worked in. */
  readonly seconds: number;
  /** Lines beside those of the conversation; a few, by how long it takes, when left out. */
  readonly extraLines?: number;
}

/** Something that is going to happen, in seconds after the representative has come. */
export interface Planned {
  readonly after: number;
  readonly content: EventContent;
}

/** What happens in a session while somebody helps, in order. The same chance gives the same plot. */
export function planSession(setting: Setting, random: Random): Planned[] {
  const pair: Pair = { rep: setting.rep, customer: { type: 'customer', name: setting.customerName } };
  const planned = [
    ...beginning(setting, pair, random),
    ...work(setting, pair, random),
    ...chatRandom(setting, pair, random),
  ];
  return planned.filter(({ after }) => after < setting.seconds).sort((one, other) => one.after - other.after);
}

function hasScreen({ clientType }: Setting): boolean {
  return !['web_chat', 'shell'].includes(clientType);
}

function beginning(setting: Setting, pair: Pair, random: Random): Planned[] {
  const planned: Planned[] = [];
  if (['desktop', 'mobile'].includes(setting.clientType)) {
    planned.push({ after: 1, content: agreement(pair, random) });
    planned.push({ after: 4, content: systemInformation(pair, setting.machine, random) });
  }
  if (hasScreen(setting) && random.chance(0.8)) {
    planned.push({ after: random.integer(6, 30), content: { kind: 'screenShared' } });
  }
  if (setting.clientType === 'shell') {
    planned.push({ after: 2, content: toolUse('Command Shell Session Started', pair) });
  }
  return planned;
}

function work(setting: Setting, pair: Pair, random: Random): Planned[] {
  const planned: Planned[] = [];
  const sometimes = (chance: number, most: number, content: () => EventContent) => {
    for (let count = 0; count < most && random.chance(chance); count++) {
      planned.push({ after: random.integer(10, Math.max(11, setting.seconds - 5)), content: content() });
    }
  };
  sometimes(0.25, 2, () => note(pair, random));
  if (setting.clientType === 'web_chat') {
    sometimes(0.2, 2, () => sharing(pair, random));
    return planned;
  }
  sometimes(0.35, 4, () => transfer(pair, random));
  sometimes(0.12, 3, () => fileChange(pair, random));
  if (hasScreen(setting)) {
    sometimes(0.6, 5, () => windowChange(pair, random));
    sometimes(0.06, 2, () => toolUse('Show My Screen Recording', pair));
  }
  if (setting.machine.operatingSystem.startsWith('Windows')) {
    sometimes(0.18, 3, () => registryChange(pair, random));
    sometimes(0.04, 1, () => toolUse('Callback Button Deployed', pair));
  }
  if (setting.clientType !== 'mobile') {
    sometimes(0.15, 2, () => toolUse('Command Shell Session Started', pair));
  }
  return planned;
}

function chatRandom(setting: Setting, pair: Pair, random: Random): Planned[] {
  const isAlone = setting.customerName === '' || ['shell', 'vpro'].includes(setting.clientType);
  if (isAlone) {
    return [];
  }
  const lines = linesFor(setting, random);
  // Nobody writes at an even pace: the pauses are by chance, and fill the time together.
  const pauses = lines.map(() => 0.2 + random.interval(1));
  const total = pauses.reduce((sum, pause) => sum + pause, 0) * 1.05;
  let passed = 0;
  return lines.flatMap(([speaker, text], index) => {
    passed += pauses[index] ?? 0;
    const after = Math.floor((passed / total) * setting.seconds);
    const content = messageOf(speaker, filled(text, setting), pair, setting.colleague);
    return content ? [{ after, content }] : [];
  });
}

function linesFor(setting: Setting, random: Random): Line[] {
  const { customerName, description, seconds } = setting;
  const conversation = random.pick(CONVERSATIONS[languageOf(customerName)]);
  const last = Math.max(1, conversation.length - 2);
  const asked: Line[] = description === '' ? [] : [['customer', description]];
  const extra = setting.extraLines ?? random.integer(0, Math.min(12, Math.floor(seconds / 120)));
  const between = Array.from({ length: extra }, () => random.pick(FURTHER_LINES));
  const pasted: Line[] = random.chance(0.05) ? [['customer', PASTED_BYTES]] : [];
  return [...asked, ...conversation.slice(0, last), ...pasted, ...between, ...conversation.slice(last)];
}

function messageOf(speaker: Line[0], body: string, { rep, customer }: Pair, colleague?: string): Chat | undefined {
  switch (speaker) {
    case 'rep':
      return { kind: 'chat', from: rep, body };
    case 'customer':
      return { kind: 'chat', from: customer, body };
    case 'private':
      return colleague === undefined ? undefined : { kind: 'chat', from: rep, to: colleague, body };
    case 'bot':
      return { kind: 'chat', from: { type: 'system' }, body, apiAccount: 'Chat bot' };
  }
}

function filled(text: string, { customerName, rep, machine, externalKey }: Setting): string {
  const values: Readonly<Record<string, string>> = {
    customer: customerName,
    rep: rep.name,
    host: machine.hostname,
    key: externalKey || 'n/a',
  };
  return text.replace(/\{(\w+)\}/g, (whole, name: string) => values[name] ?? whole);
}
