import * as vscode from 'vscode';
import type { ActiveSite } from '../../sites/siteAccess.ts';
import { oneLine } from '../../platform/plainText.ts';
import { resolveNode, type TreeNode } from '../../platform/trees/nodeKeys.ts';
import type { Fact } from '../../platform/trees/tooltipText.ts';
import { yesOrNo } from '../../shared/rows/words.ts';

const { t } = vscode.l10n;

/** Milliseconds that a tooltip waits; details that arrive later are shown at the next hover. */
const LONGEST_MILLISECONDS = 1_000;

/**
 * Details that only the command API has: the addresses of a representative, the members of a team who are not logged
 * in. They are requested on hover, and cached for as long as the setting says; empty if the account may not request
 * them.
 */
export class LiveDetails {
  readonly #active: ActiveSite;

  constructor(active: ActiveSite) {
    this.#active = active;
  }

  /** Returns the facts to add to a row's tooltip. */
  async factsOf(key: string): Promise<readonly Fact[]> {
    const node = resolveNode(key);
    const isFresh = this.#active.status === 'live' || this.#active.status === 'polling';
    if (!isFresh || node === undefined) {
      return [];
    }
    const late = new Promise<readonly Fact[]>((resolve) => setTimeout(() => resolve([]), LONGEST_MILLISECONDS));
    return Promise.race([this.#ask(node), late]);
  }

  async #ask(node: TreeNode): Promise<readonly Fact[]> {
    try {
      switch (node.kind) {
        case 'rep':
          return await this.#representative(node.id);
        case 'queue':
          return await this.#team(node.id);
        default:
          return [];
      }
    } catch {
      // A tooltip does not report that the account lacks the permission or the site does not answer.
      return [];
    }
  }

  async #representative(id: string): Promise<readonly Fact[]> {
    const { model, status } = this.#active;
    const userId = model.rows('representative').get(id)?.user_id;
    if (userId === undefined || status === 'polling') {
      // Polling requests these already: the rows have them.
      return [];
    }
    const { cache } = this.#active.access();
    const [reps, clients] = await Promise.all([cache.loggedInReps(), cache.connectedRepresentatives()]);
    const rep = reps.find((one) => one.id === userId);
    const client = clients.find((one) => one.userId === userId);
    return [
      { label: t('On the representative list'), value: yesOrNo(rep?.showingOnRepList) },
      { label: t('Start session URL'), value: client?.startSessionUrl ?? '' },
      { label: t('Direct link'), value: addressIn(rep?.directLink ?? '') },
      { label: t('Computer'), value: [client?.hostname ?? '', client?.platform ?? ''].filter(Boolean).join(' · ') },
    ];
  }

  async #team(id: string): Promise<readonly Fact[]> {
    const { model } = this.#active;
    const teamId = model.rows('queue').get(id)?.support_team_id;
    if (teamId === undefined) {
      return [];
    }
    const teams = await this.#active.access().cache.supportTeamsWithMembers();
    const loggedIn = new Set([...model.rows('representative').values()].map((row) => row.user_id));
    const members = teams.find((team) => team.id === teamId)?.members ?? [];
    const absent = members.filter((member) => !loggedIn.has(member.id));
    const names = absent.map((member) =>
      oneLine(member.privateDisplayName || member.publicDisplayName || member.username),
    );
    return [{ label: t('Not logged in'), value: names.sort((a, b) => a.localeCompare(b)).join(', ') }];
  }
}

/** Returns the address of the anchor that the guide calls a direct link; the text itself if it is no anchor. */
export function addressIn(link: string): string {
  return /href\s*=\s*["']([^"']*)["']/i.exec(link)?.[1]?.replaceAll('&amp;', '&') ?? link;
}
