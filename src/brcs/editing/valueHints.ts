import { actionNameOf, parametersOf, touches } from './cursor.ts';
import { scriptAction } from '../scriptActions.ts';
import type { Script, TextSpan } from '../syntax.ts';
import { shortened } from '../../schema/words.ts';

/** The most hints or tokens; enough for a screen. */
const MAX_SHOWN = 2000;

/** A decoded value, to show beside its encoded text. */
export interface ValueHint {
  /** The position after the value. */
  readonly offset: number;
  /** The value on one line, shortened. It may come from anybody. */
  readonly text: string;
}

/** Returns the decoded values of parameters in `span` that are hard to read in encoded form; never a password's. */
export function valueHints({ lines }: Script, span: TextSpan): readonly ValueHint[] {
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

/** A host in a script, with its URL. */
export interface ScriptLink {
  readonly span: TextSpan;
  readonly url: string;
}

const HOST_NAME =
  /^(?=.{1,255}$)[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?(?:\.[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?)*$/;

/** Returns the hosts of a script that a browser can open, by the URL scheme of their parameter. */
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

/** Kinds of tokens that the TextMate grammar cannot recognize. */
export type MarkedKind = 'unknownName' | 'deprecatedName' | 'password';

/** A range to highlight. */
export interface MarkedSpan {
  readonly span: TextSpan;
  readonly kind: MarkedKind;
}

/** Returns the ranges to highlight, in order. */
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
