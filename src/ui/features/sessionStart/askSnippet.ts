import * as vscode from 'vscode';
import type { SiteFacts } from '../../../schema/siteFacts.ts';
import { ISSUE_FORM_PARAMETERS, issueForm } from '../../../session-start/issueForm.ts';
import { FORM_METHODS, type FormMethod } from '../../../session-start/keyForm.ts';
import { optionLeaves, optionsFrom, type OptionLeaf } from '../../../session-start/optionValues.ts';
import { START_TYPES, type StartType } from '../../../session-start/startOptions.ts';
import { startScript } from '../../../session-start/startScript.ts';
import type { SnippetRequest } from './contributions.ts';
import { askChoice, askFields, withValue, type FormField, type Values } from '../../platform/forms/askFields.ts';
import { problemIn } from '../../platform/problems.ts';
import type { ActiveSite } from '../../sites/siteAccess.ts';
import { siteFactsOf } from '../../sites/siteFacts.ts';
import { pickStart } from '../../shared/pickers/pickStart.ts';
import type { StartMethodParams } from '../../shared/pickers/startItems.ts';
import { siteUrlOf, type StartParts } from './startParts.ts';
import { askStartParams, urlForm } from './startUrlCommand.ts';
import { startField } from './startFields.ts';
import { showInputBox, showQuickPick } from '../../platform/prompts.ts';

const { t } = vscode.l10n;

type Kind = SnippetRequest['kind'];

const KINDS: Readonly<Record<Kind | 'keyAndTicketForm', readonly [label: string, detail: string]>> = {
  javascript: [t('JavaScript Call'), t('BG.start(…), for a script or an event attribute')],
  button: [t('Button'), t('A button that calls BG.start; the page needs the script elements too')],
  head: [t('Script Elements for the Head'), t('What a page needs before it can call BG.start')],
  page: [t('Whole Page'), t('A page with the script elements and the button, to begin from')],
  link: [t('Link'), t('A plain link, with click-to-chat if you like; needs no JavaScript')],
  form: [t('Session Key Form'), t('Customers enter a session key')],
  keyAndTicketForm: [t('Session Key Form with External Key'), t('Customers enter a session key and an external key')],
  issueForm: [t('Issue Form'), t('A form with hidden fields that BG.start takes as its issue')],
};

const title = t('Build Start Session Snippet');

/** Asks for the kind of snippet and all its parts. Undefined when cancelled. */
export async function askSnippet(parts: StartParts): Promise<SnippetRequest | undefined> {
  const items = Object.entries(KINDS).map(([kind, [label, detail]]) => ({
    label,
    detail,
    snippet: kind as keyof typeof KINDS,
  }));
  const placeHolder = t('Select a kind of snippet');
  const options = { title, placeHolder, matchOnDetail: true, ignoreFocusOut: true };
  const picked = await showQuickPick(items, options);
  if (!picked) {
    return undefined;
  }
  switch (picked.snippet) {
    case 'head':
      return { kind: 'head' };
    case 'form':
    case 'keyAndTicketForm':
      return askForm(picked.snippet === 'keyAndTicketForm');
    case 'link':
      return askLink(parts);
    case 'issueForm':
      return askIssueForm(parts);
    default:
      return askCall(parts, picked.snippet);
  }
}

async function askForm(externalKey: boolean): Promise<SnippetRequest | undefined> {
  const details: Readonly<Record<FormMethod, string>> = {
    get: t('The key becomes a part of the address'),
    post: t('The key stays out of addresses, histories and logs'),
  };
  const items = FORM_METHODS.map((method) => ({ label: method.toUpperCase(), detail: details[method], method }));
  const placeHolder = t('How is the form to be sent?');
  const picked = await showQuickPick(items, { title, placeHolder, ignoreFocusOut: true });
  return picked && { kind: 'form', externalKey, method: picked.method };
}

async function askLink(parts: StartParts): Promise<SnippetRequest | undefined> {
  const method = await pickStart(parts.active, title, 'url');
  const form = { title, method: method ?? {}, ...urlForm(siteUrlOf(parts)) };
  const params = method && (await askStartParams(parts.active, form));
  const link = params && (await askText({ kind: 'link', params }));
  if (!link) {
    return undefined;
  }
  const items = [
    { label: t('In the Same Tab'), newTab: false },
    { label: t('In a New Tab'), description: 'target="_blank"', newTab: true },
  ];
  const placeHolder = t('Where is the link to open?');
  const picked = await showQuickPick(items, { title, placeHolder, ignoreFocusOut: true });
  return picked && { ...link, newTab: picked.newTab };
}

async function askIssueForm({ active }: StartParts): Promise<SnippetRequest | undefined> {
  const formId = 'issue';
  const method = await pickStart(active, title, 'issueForm');
  const params =
    method &&
    (await askStartParams(active, {
      title,
      method,
      take: t('Use This Form'),
      names: ISSUE_FORM_PARAMETERS,
      preview: (given) => issueForm(formId, given).replace(/\s+/g, ' '),
    }));
  return params && { kind: 'issueForm', formId, params };
}

async function askCall(
  { active }: StartParts,
  kind: 'javascript' | 'button' | 'page',
): Promise<SnippetRequest | undefined> {
  const startType = await askStartType();
  const method = startType && (await pickStart(active, title, 'call'));
  const options = method && (await askOptions(active, startType, optionsOf(method)));
  if (!options) {
    return undefined;
  }
  return kind === 'javascript' ? { kind, startType, options } : askText({ kind, startType, options });
}

async function askStartType(): Promise<StartType | undefined> {
  const types = Object.entries(START_TYPES) as [StartType, string][];
  const items = types.map(([startType, label]) => ({ label, description: startType, startType }));
  const placeHolder = t('What kind of session?');
  return (await showQuickPick(items, { title, placeHolder, ignoreFocusOut: true }))?.startType;
}

/** Returns the start method's parameters as BG.start has them. */
export function optionsOf(method: StartMethodParams): Readonly<Record<string, unknown>> {
  const { short_key, issue_menu, form, ...identifiers } = method;
  if (form !== undefined) {
    return { issue: form };
  }
  if (short_key !== undefined) {
    return { sessionKey: short_key };
  }
  return issue_menu === undefined ? { rep: identifiers } : { issue: identifiers };
}

async function askOptions(
  active: ActiveSite,
  startType: StartType,
  method: Readonly<Record<string, unknown>>,
): Promise<Readonly<Record<string, unknown>> | undefined> {
  const scriptOf = (values: Values) => startScript(startType, optionsFrom(method, startType, values));
  const values = await askFields({
    title,
    take: t('Take These Options'),
    fields: optionLeaves(startType).map((leaf) => optionField(leaf, siteFactsOf(active))),
    values: {},
    problem: (given) => problemIn(() => scriptOf(given)),
    preview: (given) => scriptOf(given).replace(/\s+/g, ' '),
  });
  return values && optionsFrom(method, startType, values);
}

function optionField({ path, option: { parameter, isSwitch = '' } }: OptionLeaf, facts: SiteFacts): FormField {
  const name = path.join('.');
  if (parameter !== undefined) {
    return startField(name, parameter, name.endsWith('.*') ? t('Custom Fields') : name, facts);
  }
  return {
    name,
    detail: isSwitch,
    shown: (values) => values[name] ?? '',
    ask: async (values) => {
      const text = await askChoice(name, { true: '', false: '' });
      return text === undefined ? undefined : withValue(values, name, text);
    },
  };
}

async function askText<R extends SnippetRequest>(request: R): Promise<(R & { readonly text: string }) | undefined> {
  const prompt = t('What customers click');
  const text = await showInputBox({ title, prompt, value: t('Start a session'), ignoreFocusOut: true });
  return text === undefined ? undefined : { ...request, text };
}
