import * as vscode from 'vscode';
import { queueOfRow } from '../keys/rowQueue.ts';
import type { ActiveSite } from '../sites/siteAccess.ts';
import { resolveNode } from './nodeKeys.ts';

const MIME = 'application/vnd.rep-workflows.sessions';

/** Lets sessions be dragged out of a view, and onto the queues and representatives of one. */
export function dragSessions(
  active: ActiveSite,
  transfer: (keys: readonly string[], queueId: string) => Promise<void>,
): vscode.TreeDragAndDropController<string> {
  return {
    dragMimeTypes: [MIME],
    dropMimeTypes: [MIME],
    handleDrag: (keys, data) => {
      const sessions = keys.filter((key) => resolveNode(key)?.kind === 'session');
      if (sessions.length > 0) {
        data.set(MIME, new vscode.DataTransferItem(sessions));
      }
    },
    handleDrop: async (target, data) => {
      const value: unknown = data.get(MIME)?.value;
      const keys = Array.isArray(value) ? value.filter((key) => typeof key === 'string') : [];
      const queueId = queueOfRow(active.model, target);
      if (queueId !== undefined && keys.length > 0) {
        await transfer(keys, queueId);
      }
    },
  };
}
