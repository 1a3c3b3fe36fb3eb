import * as vscode from 'vscode';
import type { SiteFacts } from '../../../schema/siteFacts.ts';
import { issueForm } from '../../../session-start/issueForm.ts';
import { sessionKeyForm } from '../../../session-start/keyForm.ts';
import { startSessionLink } from '../../../session-start/startLink.ts';
import { scriptHead, startButton, startPage, startScript } from '../../../session-start/startScript.ts';
import type { SnippetRequest } from './contributions.ts';
import { siteFactsOf } from '../../sites/siteFacts.ts';
import { askSnippet } from './askSnippet.ts';
import { offerText } from './offerText.ts';
import { siteUrlOf, type StartParts } from './startParts.ts';

const { t } = vscode.l10n;

/** A snippet and its language. */
export interface Snippet {
  readonly text: string;
  readonly language: 'javascript' | 'html';
}

/**
 * Builds a snippet for a web page that starts sessions (guide: Start Sessions with Session Key Acceptance, Use
 * JavaScript to Start …, Click-to-Chat Without Using JavaScript). With a `kind` it asks nothing; else it asks, and
 * offers to copy, insert or open the snippet. Undefined when cancelled.
 * @throws Error whose message names the option or parameter and its bound.
 */
export async function startSessionSnippet(parts: StartParts, argument?: SnippetRequest): Promise<Snippet | undefined> {
  const siteUrl = siteUrlOf(parts);
  if (argument) {
    return buildSnippet(siteUrl, argument, siteFactsOf(parts.active));
  }
  const request = await askSnippet(parts);
  if (!request) {
    return undefined;
  }
  const snippet = buildSnippet(siteUrl, request, siteFactsOf(parts.active));
  await offerText(parts, { title: t('Build Start Session Snippet'), ...snippet });
  return snippet;
}

function buildSnippet(siteUrl: string, request: SnippetRequest, facts: SiteFacts): Snippet {
  switch (request.kind) {
    case 'javascript':
      return { text: startScript(request.startType, request.options), language: 'javascript' };
    case 'form':
      return html(sessionKeyForm(siteUrl, request));
    case 'link':
      return html(startSessionLink(siteUrl, request.params, { text: request.text, newTab: request.newTab, facts }));
    case 'button':
      return html(startButton(request.startType, request.options, request.text));
    case 'page':
      return html(startPage(siteUrl, request.startType, request.options, request.text));
    case 'head':
      return html(scriptHead(siteUrl));
    case 'issueForm':
      return html(issueForm(request.formId, request.params, facts));
  }
}

function html(content: string): Snippet {
  return { text: content, language: 'html' };
}
