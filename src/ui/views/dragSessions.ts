import * as vscode from 'vscode';
import { queueOfRow } from '../keys/rowQueue.ts';
import type { LiveState } from '../sites/liveState.ts';
import { parentKey, resolveNode } from './nodeKeys.ts';

const MIME = 'application/vnd.rep-workflows.sessions';

/** Lets sessions be dragged out of a view, and onto the queues and representatives of one; not those of the past. */
export function dragSessions(
  live: LiveState,
  transfer: (keys: readonly string[], queueId: string) => Promise<void>,
): vscode.TreeDragAndDropController<string> {
  return {
    dragMimeTypes: [MIME],
    dropMimeTypes: [MIME],
    handleDrag: (keys, data) => {
      const sessions = keys.filter((key) => resolveNode(key)?.kind === 'session');
      if (sessions.length > 0 && live.pastTime === undefined) {
        data.set(MIME, new vscode.DataTransferItem(sessions));
      }
    },
    handleDrop: async (target, data) => {
      const value: unknown = data.get(MIME)?.value;
      const keys = Array.isArray(value) ? value.filter((key) => typeof key === 'string') : [];
      const queueId = queueAbove(live, target);
      if (queueId !== undefined && keys.length > 0 && live.pastTime === undefined) {
        await transfer(keys, queueId);
      }
    },
  };
}

/** The queue or representative that the row stands for, or the nearest one above it. */
function queueAbove({ model }: Pick<LiveState, 'model'>, key: string | undefined): string | undefined {
  return key === undefined ? undefined : (queueOfRow(model, key) ?? queueAbove({ model }, parentKey(key)));
}
