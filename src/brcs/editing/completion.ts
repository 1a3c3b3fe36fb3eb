import { codeNameOf } from './customFields.ts';
import { cursorAt, spanOf, type Cursor } from './cursor.ts';
import { actionDocumentation, parameterDocumentation, valueDocumentation } from './documentation.ts';
import { decodedPiece, percentEncode } from '../percentEncoding.ts';
import { parseLineAt } from '../parse.ts';
import { HEADER } from '../print.ts';
import { currentActions, SCRIPT_ACTIONS } from '../scriptActions.ts';
import type { ScriptAction } from '../scriptParameters.ts';
import type { TextSpan } from '../syntax.ts';
import { CUSTOM_PREFIX, meaningsOf, parameterFor, type Parameter } from '../../schema/parameters.ts';

/** Words known from outside the script, for completion. */
export interface ScriptVocabulary {
  /** Code names of custom fields on the site or in other scripts. */
  readonly customFields: readonly string[];
  /** Returns values that were used for a parameter or are known from the site, most likely first. */
  values(parameter: string): readonly string[];
}

/** A completion at a place in a script. */
export interface ScriptCompletion {
  readonly kind: 'header' | 'action' | 'parameter' | 'customField' | 'value';
  readonly label: string;
  /** The replacement of `span`, percent-encoded. */
  readonly text: string;
  readonly span: TextSpan;
  /** A line beside the label; may be empty. */
  readonly detail: string;
  /** Markdown without text from others; may be empty. */
  readonly documentation: string;
  /** True if a value has to be chosen next. */
  readonly continues: boolean;
}

/** Returns the completions at `offset`, most likely first. */
export function completionsAt(text: string, offset: number, vocabulary: ScriptVocabulary): readonly ScriptCompletion[] {
  const line = parseLineAt(text, offset);
  const cursor = cursorAt(text, offset);
  if (!cursor) {
    return line.start === 0 ? [header(spanOf(line))] : line.kind === 'empty' ? actions(line, true, 'action=') : [];
  }
  const { node, part, index, action } = cursor;
  if (index === 0) {
    const isOnly = cursor.line.parameters.length === 1;
    return part === 'value' && cursor.actionName !== undefined
      ? actions(node.value ?? node, isOnly, '')
      : [...(line.start === 0 ? [header(spanOf(line))] : []), ...actions(node, isOnly, 'action=')];
  }
  if (!action) {
    return [];
  }
  return part === 'value' ? values(cursor, action, vocabulary) : parameters(cursor, action, vocabulary);
}

function header(span: TextSpan): ScriptCompletion {
  const documentation = 'The first line of every script: the format and its version.';
  return { kind: 'header', label: HEADER, text: HEADER, span, detail: '', documentation, continues: false };
}

/** Returns the actions, with their required parameters if the command has none yet. */
function actions({ start, end }: TextSpan, isOnly: boolean, prefix: string): ScriptCompletion[] {
  return currentActions().map((name) => {
    const action: ScriptAction = SCRIPT_ACTIONS[name];
    const [needed] = Object.entries(action.parameters).flatMap(([each, { required }]) => (required ? [each] : []));
    const suffix = isOnly && needed !== undefined ? `&${needed}=` : '';
    return {
      kind: 'action',
      label: name,
      text: `${prefix}${name}${suffix}`,
      span: { start, end },
      detail: '',
      documentation: actionDocumentation(name, action),
      continues: suffix !== '',
    };
  });
}

/** Returns the parameters that the command lacks, in the table's order, which has required ones first. */
function parameters(
  { node, line }: Cursor,
  action: ScriptAction,
  { customFields }: ScriptVocabulary,
): ScriptCompletion[] {
  const given = new Set(line.parameters.filter((each) => each !== node).map(({ key }) => decodedPiece(key)));
  const equals = node.value ? '' : '=';
  const offer = (kind: 'parameter' | 'customField', name: string, parameter: Parameter): ScriptCompletion => ({
    kind,
    label: name,
    text: percentEncode(name) + equals,
    span: spanOf(node.key),
    detail: parameter.required ? 'required' : '',
    documentation: parameterDocumentation(kind === 'customField' ? `${CUSTOM_PREFIX}*` : name, parameter),
    continues: equals !== '',
  });
  return Object.entries(action.parameters)
    .flatMap(([name, parameter]) =>
      parameter.kind === 'customField'
        ? [...new Set(['external_key', ...customFields])].map((each) =>
            offer('customField', CUSTOM_PREFIX + each, parameter),
          )
        : [offer('parameter', name, parameter)],
    )
    .filter(({ label }) => !given.has(label));
}

function values({ node }: Cursor, action: ScriptAction, vocabulary: ScriptVocabulary): ScriptCompletion[] {
  const name = decodedPiece(node.key);
  const parameter = parameterFor(action.parameters, name);
  if (!parameter || !node.value || parameter.kind === 'password') {
    return [];
  }
  const span = spanOf(node.value);
  const listed = Object.keys(meaningsOf(parameter));
  const { siteDefault: standard } = parameter;
  const known =
    parameter.kind === 'choice' ? [] : vocabulary.values(codeNameOf(name) === undefined ? name : `${CUSTOM_PREFIX}*`);
  const all = [...new Set([...listed, ...(standard === undefined ? [] : [standard]), ...known])];
  return all.map((value) => ({
    kind: 'value',
    label: value,
    text: percentEncode(value),
    span,
    detail: value === standard ? 'default' : '',
    documentation: valueDocumentation(parameter, value) ?? '',
    continues: false,
  }));
}
