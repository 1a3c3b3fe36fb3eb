import { actionNameOf, parametersOf, touches } from './cursor.ts';
import { scriptAction } from '../scriptActions.ts';
import type { Script, Span } from '../syntax.ts';
import { shortened } from '../../schema/words.ts';

/** So many hints or tokens are enough for what a screen shows. */
const MAX_SHOWN = 2000;

/** A value that is hard to read where it stands. */
export interface ValueHint {
  /** After the value. */
  readonly offset: number;
  /** What it says, on one line, shortened: text that anybody may have written. */
  readonly text: string;
}

/** The decoded values of the parameters inside of `span` that are hard to read as they are; never a password's. */
export function valueHints({ lines }: Script, span: Span): readonly ValueHint[] {
  return lines
    .filter((line) => line.kind === 'command')
    .filter((line) => touches(line, span))
    .flatMap((line) =>
      parametersOf(line).flatMap(({ node, value, parameter }) =>
        node.value && touches(node, span) && parameter?.kind !== 'password' && value !== node.value.raw
          ? [{ offset: node.value.end, text: shortened(value) }]
          : [],
      ),
    )
    .slice(0, MAX_SHOWN);
}

/** A host in a script, with the address that opens it. */
export interface ScriptLink {
  readonly span: Span;
  readonly url: string;
}

const HOST_NAME =
  /^(?=.{1,255}$)[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?(?:\.[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?)*$/;

/** The hosts of a script that a browser can open: by the scheme that the table gives them. */
export function linksOf({ lines }: Script): readonly ScriptLink[] {
  return lines
    .filter((line) => line.kind === 'command')
    .flatMap((line) =>
      parametersOf(line).flatMap(({ node, value, parameter }) =>
        node.value && parameter?.kind === 'host' && parameter.link !== undefined && HOST_NAME.test(value)
          ? [{ span: node.value, url: `${parameter.link}://${value}/` }]
          : [],
      ),
    )
    .slice(0, MAX_SHOWN);
}

/** What the grammar cannot know: names that the table does not have, and passwords. */
export type MarkedKind = 'unknownName' | 'deprecatedName' | 'password';

/** A stretch that is to look like what it is. */
export interface MarkedSpan {
  readonly span: Span;
  readonly kind: MarkedKind;
}

/** The stretches of a script whose meaning only the table tells, in their order. */
export function markedSpans({ lines }: Script): readonly MarkedSpan[] {
  return lines
    .filter((line) => line.kind === 'command')
    .flatMap((line): MarkedSpan[] => {
      const name = actionNameOf(line);
      const action = name === undefined ? undefined : scriptAction(name);
      const value = line.parameters[0]?.value;
      if (!action) {
        return name !== undefined && value && value.raw !== '' ? [{ span: value, kind: 'unknownName' }] : [];
      }
      const deprecated: MarkedSpan[] = value && action.deprecated ? [{ span: value, kind: 'deprecatedName' }] : [];
      const rest = parametersOf(line).flatMap(({ node, parameter }): MarkedSpan[] => {
        if (!parameter) {
          return [{ span: node.key, kind: 'unknownName' }];
        }
        return parameter.kind === 'password' && node.value && node.value.raw !== ''
          ? [{ span: node.value, kind: 'password' }]
          : [];
      });
      return [...deprecated, ...rest];
    })
    .slice(0, MAX_SHOWN);
}
