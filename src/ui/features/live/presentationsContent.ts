import * as vscode from 'vscode';
import { attendeesOf, presentersOf, unplacedAttendees } from '../../../state/facts.ts';
import { collected } from '../../shared/collected.ts';
import { dotted, oneLine } from '../../platform/plainText.ts';
import { representativeName } from '../../shared/rows/names.ts';
import { nodeKey, resolveNode } from '../../platform/trees/nodeKeys.ts';
import type { Moment } from '../../shared/rows/sessionRow.ts';
import { nodeTooltip } from './tooltips.ts';
import type { TreeContent, TreeRow } from '../../platform/trees/treeContent.ts';

const { t } = vscode.l10n;

/** The Presentations view: each presentation with its presenter and its attendees. */
export class PresentationsContent implements TreeContent {
  readonly #moment: () => Moment;

  constructor(moment: () => Moment) {
    this.#moment = moment;
  }

  children(key: string | undefined): readonly string[] {
    const { model } = this.#moment();
    if (key === undefined) {
      const presentations = [...model.rows('presentation_session')]
        .sort(([, a], [, b]) => (a.created_timestamp ?? 0) - (b.created_timestamp ?? 0))
        .map(([id]) => nodeKey(undefined, 'presentation', id));
      return [...presentations, ...unplacedAttendees(model).map(({ id }) => nodeKey(undefined, 'attendee', id))];
    }
    const node = resolveNode(key);
    return node?.kind === 'presentation'
      ? attendeesOf(model, node.id).map(({ id }) => nodeKey(key, 'attendee', id))
      : [];
  }

  row(key: string): TreeRow | undefined {
    const node = resolveNode(key);
    switch (node?.kind) {
      case 'presentation':
        return this.#presentationRow(node.id);
      case 'attendee':
        return this.#attendeeRow(node.id);
      default:
        return undefined;
    }
  }

  tooltip(key: string): vscode.MarkdownString | undefined {
    return nodeTooltip(this.#moment(), key);
  }

  #presentationRow(id: string): TreeRow | undefined {
    const { model } = this.#moment();
    const presentation = model.rows('presentation_session').get(id);
    if (!presentation) {
      return undefined;
    }
    const attendees = attendeesOf(model, id);
    const presenters = presentersOf(model, id).map(({ row }) =>
      representativeName(model.rows('representative').get(row.representative_id ?? '')),
    );
    const isTold = attendees.length > 0 || unplacedAttendees(model).length === 0;
    const count = attendees.length === 1 ? t('1 attendee') : t('{0} attendees', attendees.length);
    return {
      label: oneLine(presentation.presentation_name ?? '') || t('Presentation'),
      description: dotted(presenters.join(', '), isTold ? count : ''),
      icon: 'project',
      contextValue: 'presentation',
      collapsible: attendees.length > 0 ? 'collapsed' : 'no',
    };
  }

  #attendeeRow(id: string): TreeRow | undefined {
    const attendee = this.#moment().model.rows('attendee').get(id);
    if (!attendee) {
      return undefined;
    }
    return {
      label: oneLine(collected(attendee.name)) || t('Unnamed attendee'),
      description: attendee.connected ? oneLine(collected(attendee.operating_system)) : t('not connected'),
      icon: attendee.connected ? 'pass' : 'circle-outline',
      contextValue: 'attendee',
      collapsible: 'no',
    };
  }
}
