import { cursorAt, spanOf, type Cursor } from './cursor.ts';
import { actionDocumentation, parameterDocumentation, valueDocumentation } from './documentation.ts';
import { decodedPiece, percentDecode } from '../percentEncoding.ts';
import { parseLineAt } from '../parse.ts';
import { HEADER } from '../print.ts';
import { GUIDE_URL, MAX_COMMANDS } from '../scriptActions.ts';
import { parameterFor } from '../../schema/parameters.ts';
import type { Piece, TextSpan } from '../syntax.ts';

/** The hover text of a place in a script. */
export interface ScriptHover {
  readonly span: TextSpan;
  /** Markdown without text from others. */
  readonly documentation: string;
  /** The decoded value, if it differs from the written one. It may come from anybody. Never a password. */
  readonly value?: string;
}

/** Returns the hover text at `offset`; undefined if there is none. */
export function hoverAt(text: string, offset: number): ScriptHover | undefined {
  const cursor = cursorAt(text, offset);
  if (!cursor) {
    return headerHover(text, offset);
  }
  const piece = cursor.part === 'value' ? cursor.node.value : cursor.node.key;
  if (!piece || piece.raw === '') {
    return undefined;
  }
  return cursor.index === 0 ? actionHover(cursor, cursor.node) : parameterHover(cursor, piece);
}

function headerHover(text: string, offset: number): ScriptHover | undefined {
  const line = parseLineAt(text, offset);
  const about = `The first line of every script: the format and its version. Up to ${MAX_COMMANDS} commands follow, one a line.`;
  return line.kind === 'header'
    ? {
        span: spanOf(line),
        documentation: `**${HEADER}**\n\n${about}\n\n[Representative console scripts](${GUIDE_URL})`,
      }
    : undefined;
}

function actionHover({ actionName, action }: Cursor, span: TextSpan): ScriptHover | undefined {
  return actionName !== undefined && action
    ? {
        span: spanOf(span),
        documentation: `${actionDocumentation(actionName, action)}\n\n[Representative console scripts](${GUIDE_URL})`,
      }
    : undefined;
}

function parameterHover({ action, node, part }: Cursor, piece: Piece): ScriptHover | undefined {
  const name = decodedPiece(node.key);
  const parameter = action && parameterFor(action.parameters, name);
  const value = parameter?.kind === 'password' ? undefined : percentDecode(node.value?.raw ?? '');
  const isEncoded = value !== undefined && value !== node.value?.raw && part === 'value';
  if (!parameter) {
    return isEncoded ? { span: spanOf(piece), documentation: '', value } : undefined;
  }
  const meaning = value === undefined ? undefined : valueDocumentation(parameter, value);
  const documentation = [
    ...(part === 'value' && meaning !== undefined ? [`\`${value ?? ''}\`: ${meaning}`] : []),
    parameterDocumentation(shownName(name), parameter),
  ].join('\n\n');
  return { span: spanOf(piece), documentation, ...(isEncoded && { value }) };
}

/** Replaces the code name of a custom field by a placeholder, because the documentation is about all of them. */
function shownName(name: string): string {
  return name.startsWith('session.custom.') ? 'session.custom.*' : name;
}
