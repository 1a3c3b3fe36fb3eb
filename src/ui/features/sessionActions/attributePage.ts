import * as vscode from 'vscode';
import * as v from 'valibot';
import type { SessionAttribute } from '../../../command-api/answers/sessionAttributes.ts';
import { DisposableStore } from '../../../base/disposable.ts';
import { changesOf } from '../../../webviews/attributes/draft.ts';
import type { AttributeField, AttributesState, Edits, ToAttributes } from '../../../webviews/attributes/messages.ts';
import { pageFolder, pageHtml, pageIcon } from '../../platform/pages/pageHtml.ts';
import { ATTRIBUTES_VIEW_TYPE } from '../../platform/pages/viewTypes.ts';
import { problemText } from '../../platform/problems.ts';
import { offeredFor } from '../../shared/pickers/ticketLinks.ts';
import type { ActiveSite } from '../../sites/siteAccess.ts';
import { attributesProblem, sizeOfFields } from './attributeLimits.ts';
import { attributeTexts } from './attributeTexts.ts';
import { runOnSessions, type SessionAnswer } from './runOnSessions.ts';
import { namesOf, sessionLines } from '../../shared/pickers/sessionLines.ts';
import { sessionTarget, type SessionSelection } from '../../shared/pickers/sessionTargets.ts';

const { t } = vscode.l10n;
const EXTERNAL_KEY = 'external_key';

const edits = v.record(v.string(), v.string());
const fromPage = v.union([
  v.object({ type: v.literal('ready') }),
  v.object({ type: v.picklist(['edit', 'save']), edits }),
]);

/** Whose attributes they are: kept with what was typed, so that it comes back to the same sessions of the same site. */
const subjectSchema = v.object({ siteId: v.string(), siteLabel: v.string(), lsids: v.array(v.string()) });
type Subject = v.InferOutput<typeof subjectSchema>;
const keptPage = v.object({ restore: subjectSchema, edits });

/** A custom attribute of a session, as get_session_attributes tells it. */
export type Attribute = SessionAttribute;

/** The pages that are open, by the site and the sessions. */
const open = new Map<string, AttributePage>();

/** The attributes that are set for a session (guide: get_session_attributes). */
export function readAttributes(active: ActiveSite, lsid: string): Promise<readonly Attribute[]> {
  return active.access().commands.run('get_session_attributes', { lsid });
}

/**
 * Opens the page in which the attributes of sessions are edited, or brings it to the front. Resolves with the answer
 * when they are saved for the first time; undefined when the page is closed before.
 */
export function openAttributes(
  active: ActiveSite,
  extensionUri: vscode.Uri,
  lsids: readonly string[],
): Promise<SessionAnswer<'set_session_attributes'>> {
  const { site } = active.access();
  const subject = { siteId: site.id, siteLabel: site.label, lsids: [...lsids] };
  const opened = open.get(JSON.stringify(subject));
  if (opened) {
    return opened.reveal();
  }
  const panel = vscode.window.createWebviewPanel(ATTRIBUTES_VIEW_TYPE, '', vscode.ViewColumn.Active, {
    enableScripts: true,
    localResourceRoots: [pageFolder(extensionUri)],
  });
  return new AttributePage(active, extensionUri, panel, subject, {}).reveal();
}

/** Fills a panel that the window restores after a reload with what was typed in it. */
export function restoreAttributes(
  active: ActiveSite,
  extensionUri: vscode.Uri,
  panel: vscode.WebviewPanel,
  state: unknown,
): void {
  const kept = v.safeParse(keptPage, state);
  if (!kept.success) {
    panel.dispose();
    return;
  }
  panel.webview.options = { enableScripts: true, localResourceRoots: [pageFolder(extensionUri)] };
  new AttributePage(active, extensionUri, panel, kept.output.restore, kept.output.edits);
}

class AttributePage {
  readonly #active: ActiveSite;
  readonly #panel: vscode.WebviewPanel;
  readonly #subject: Subject;
  readonly #resources = new DisposableStore();
  readonly #first = Promise.withResolvers<SessionAnswer<'set_session_attributes'>>();
  #fields: readonly AttributeField[] = [];
  #edits: Edits;
  #problem = '';

  constructor(
    active: ActiveSite,
    extensionUri: vscode.Uri,
    panel: vscode.WebviewPanel,
    subject: Subject,
    typed: Edits,
  ) {
    this.#active = active;
    this.#panel = panel;
    this.#subject = subject;
    this.#edits = typed;
    open.set(JSON.stringify(subject), this);
    panel.title = this.#title();
    panel.iconPath = pageIcon(extensionUri);
    const { webview } = panel;
    this.#resources.add(webview.onDidReceiveMessage((message: unknown) => void this.#receive(message)));
    // A window that was reloaded shows the page before its site is back.
    const retry = (): unknown => this.#problem !== '' && active.status === 'live' && this.#load();
    this.#resources.add(active.onDidChangeStatus(() => void retry()));
    panel.onDidDispose(() => {
      this.#resources.dispose();
      this.#first.resolve(undefined);
      open.delete(JSON.stringify(subject));
    });
    webview.html = pageHtml(webview, extensionUri, 'attributes', t('Session Attributes'));
  }

  reveal(): Promise<SessionAnswer<'set_session_attributes'>> {
    this.#panel.reveal();
    return this.#first.promise;
  }

  async #receive(message: unknown): Promise<void> {
    const read = v.safeParse(fromPage, message);
    if (!read.success) {
      return;
    }
    if (read.output.type === 'ready') {
      await this.#load();
      return;
    }
    this.#edits = read.output.edits;
    if (read.output.type === 'edit') {
      const fields = this.#fieldsAfter();
      this.#post({ type: 'checked', problem: attributesProblem(fields), bytes: sizeOfFields(fields) });
    } else {
      await this.#save();
    }
  }

  async #load(): Promise<void> {
    try {
      const active = this.#requireSite();
      const all = await Promise.all(this.#subject.lsids.map((lsid) => readAttributes(active, lsid)));
      this.#fields = await fieldsOf(all);
      this.#problem = '';
    } catch (error) {
      this.#problem = problemText(error);
    }
    this.#show();
  }

  async #save(): Promise<void> {
    try {
      const attributes = changesOf(this.#fields, this.#edits);
      const sessions = { ...this.#sessions(), title: t('Edit Session Attributes') };
      const question = t('Change the attributes of {0}?', namesOf(sessions.targets));
      const asking = { question, go: t('Change') };
      const active = this.#requireSite();
      const answer = await runOnSessions(active, 'set_session_attributes', sessions, { attributes }, asking);
      if (answer === undefined) {
        this.#post({ type: 'failed', problem: '' });
        return;
      }
      this.#edits = {};
      await this.#load();
      this.#post({ type: 'saved' });
      this.#first.resolve(answer);
    } catch (error) {
      this.#post({ type: 'failed', problem: problemText(error) });
    }
  }

  /** What is edited belongs to one site, whichever is active. */
  #requireSite(): ActiveSite {
    if (this.#active.site?.id !== this.#subject.siteId) {
      throw new Error(t('This session is of {0}. Switch to that site, and try again.', this.#subject.siteLabel));
    }
    return this.#active;
  }

  #sessions(): SessionSelection {
    return { targets: this.#subject.lsids.map((lsid) => sessionTarget(this.#active.model, lsid)), gone: 0 };
  }

  /** All values as they would be; of several sessions those that change, since each has others beside them. */
  #fieldsAfter(): Readonly<Record<string, string>> {
    const isOne = this.#subject.lsids.length === 1;
    const now = isOne ? this.#fields.map(({ codeName, value }) => [codeName, value] as const) : [];
    return { ...Object.fromEntries(now), ...changesOf(this.#fields, this.#edits) };
  }

  #title(): string {
    return t('Attributes: {0}', namesOf(this.#sessions().targets));
  }

  #show(): void {
    const sessions = this.#sessions();
    const isOne = sessions.targets.length === 1;
    const state: AttributesState = {
      title: this.#title(),
      sessions: isOne ? [] : sessionLines(this.#active, sessions),
      fields: this.#fields,
      problem: this.#problem,
      texts: attributeTexts(),
    };
    this.#panel.title = state.title;
    this.#post({ type: 'show', state, edits: this.#edits, restore: this.#subject });
  }

  #post(message: ToAttributes): void {
    void this.#panel.webview.postMessage(message);
  }
}

/** The fields of the page: what any of the sessions has, and the external key in any case. */
async function fieldsOf(all: readonly (readonly Attribute[])[]): Promise<readonly AttributeField[]> {
  const labels = new Map([[EXTERNAL_KEY, t('External Key')]]);
  for (const { codeName, displayName } of all.flat()) {
    labels.set(codeName, displayName || labels.get(codeName) || codeName);
  }
  const fields = [...labels].map(([codeName, label]) => {
    const values = all.map((one) => one.find((attribute) => attribute.codeName === codeName)?.value ?? '');
    const differs = values.some((value) => value !== values[0]);
    const value = differs ? '' : (values[0] ?? '');
    return { codeName, label, value, differs, offered: '' };
  });
  // To look for a ticket reads the clipboard: a browser asks the person first, or shows an error.
  const mayLook = vscode.env.uiKind === vscode.UIKind.Desktop;
  const isUnset = ({ codeName, value, differs }: AttributeField): boolean =>
    codeName === EXTERNAL_KEY && value === '' && !differs;
  const offered = mayLook && fields.some(isUnset) ? await offeredFor(EXTERNAL_KEY) : '';
  return fields.map((field) => (isUnset(field) ? { ...field, offered } : field));
}
