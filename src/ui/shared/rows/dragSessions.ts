import * as vscode from 'vscode';
import * as v from 'valibot';
import { queueOfRow } from '../pickers/rowQueue.ts';
import type { LiveState } from '../../sites/liveState.ts';
import { parentKey, resolveNode } from '../../platform/trees/nodeKeys.ts';

const MIME = 'application/vnd.rep-workflows.sessions';

/** The dragged data: sessions of a site by LSID, which are the same in every view and window. */
const draggedSessions = v.object({ siteId: v.string(), lsids: v.pipe(v.array(v.string()), v.nonEmpty()) });
export type DraggedSessions = v.InferOutput<typeof draggedSessions>;

/**
 * Returns a controller that drags sessions out of a view and drops them on the queues and representatives of one; not
 * during a replay.
 */
export function dragSessions(
  live: LiveState,
  transfer: (dragged: DraggedSessions, queueId: string) => Promise<void>,
): vscode.TreeDragAndDropController<string> {
  return {
    dragMimeTypes: [MIME],
    dropMimeTypes: [MIME],
    handleDrag: (keys, data) => {
      const lsids = live.pastTime === undefined ? keys.flatMap((key) => lsidOf(live, key) ?? []) : [];
      if (lsids.length > 0) {
        data.set(MIME, new vscode.DataTransferItem(JSON.stringify({ siteId: live.site?.id, lsids })));
      }
    },
    handleDrop: async (target, data) => {
      const queueId = queueAbove(live, target);
      const dragged = await readDragged(data);
      if (queueId !== undefined && dragged && live.pastTime === undefined) {
        await transfer(dragged, queueId);
      }
    },
  };
}

/**
 * Returns the dropped sessions; undefined for anything else. From another view VS Code passes two items of the type,
 * the first one empty, with a text only. Other extensions and windows can write that text too.
 */
async function readDragged(data: vscode.DataTransfer): Promise<DraggedSessions | undefined> {
  for (const [type, item] of data) {
    const read = type === MIME ? v.safeParse(draggedSessions, parsed(await item.asString())) : undefined;
    if (read?.success) {
      return read.output;
    }
  }
  return undefined;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function lsidOf({ model }: LiveState, key: string): string | undefined {
  const node = resolveNode(key);
  return node?.kind === 'session' ? model.rows('support_session').get(node.id)?.lsid : undefined;
}

/** Returns the queue or representative of the row, or of its nearest parent with one. */
function queueAbove({ model }: Pick<LiveState, 'model'>, key: string | undefined): string | undefined {
  return key === undefined ? undefined : (queueOfRow(model, resolveNode(key)) ?? queueAbove({ model }, parentKey(key)));
}
