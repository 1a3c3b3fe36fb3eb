import { LONGEST_CHECKED } from '../checks/encodingRules.ts';
import { canonical } from '../print.ts';
import type { ScriptEdit } from '../checks/problems.ts';
import type { Piece, Script } from '../syntax.ts';

/**
 * Returns the edits that bring a script into canonical percent-encoding. Its meaning stays: a `+`, invalid UTF-8,
 * values that are far too long and white space around a command are left unchanged. So are newlines.
 */
export function formatEdits({ lines }: Script): readonly ScriptEdit[] {
  return lines.flatMap((line) =>
    line.kind === 'command'
      ? line.parameters.flatMap(({ key, value }, index) => [
          ...editOf(key, index === 0, !value && index === line.parameters.length - 1),
          ...(value ? editOf(value, false, index === line.parameters.length - 1) : []),
        ])
      : [],
  );
}

/** Excludes white space at the start and end of a line, which may be intended as part of a value. */
function editOf(piece: Piece, isFirst: boolean, isLast: boolean): readonly ScriptEdit[] {
  if (piece.raw.length > LONGEST_CHECKED) {
    return [];
  }
  const before = isFirst ? piece.raw.length - piece.raw.trimStart().length : 0;
  const after = isLast ? piece.raw.slice(before).length - piece.raw.slice(before).trimEnd().length : 0;
  const span = { start: piece.start + before, end: piece.end - after };
  const raw = piece.raw.slice(before, piece.raw.length - after);
  const text = canonical(raw);
  return text === raw ? [] : [{ span, text }];
}
