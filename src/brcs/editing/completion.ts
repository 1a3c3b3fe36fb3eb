import { codeNameOf } from './customFields.ts';
import { cursorAt, spanOf, type Cursor } from './cursor.ts';
import { actionDocumentation, parameterDocumentation, valueDocumentation } from './documentation.ts';
import { decodedPiece, percentEncode } from '../percentEncoding.ts';
import { parseLineAt } from '../parse.ts';
import { HEADER } from '../print.ts';
import { currentActions, SCRIPT_ACTIONS } from '../scriptActions.ts';
import type { ScriptAction } from '../scriptParameters.ts';
import type { Span } from '../syntax.ts';
import { CUSTOM_PREFIX, meaningsOf, parameterFor, type Parameter } from '../../schema/parameters.ts';

/** What the surroundings know beside the table. */
export interface ScriptVocabulary {
  /** Code names of custom fields that the site or other scripts have. */
  readonly customFields: readonly string[];
  /** Values that have been used for a parameter, or that the site tells of, the likeliest first. */
  values(parameter: string): readonly string[];
}

/** What can be written at a place. */
export interface ScriptCompletion {
  readonly kind: 'header' | 'action' | 'parameter' | 'customField' | 'value';
  readonly label: string;
  /** What takes the place of `span`, percent-encoded. */
  readonly text: string;
  readonly span: Span;
  /** One line beside the label; may be empty. */
  readonly detail: string;
  /** Markdown of our own; may be empty. */
  readonly documentation: string;
  /** Whether a value is to be chosen next. */
  readonly continues: boolean;
}

/** What can be written at `offset`, the likeliest first. */
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

function header(span: Span): ScriptCompletion {
  const documentation = 'The first line of every script: the format and its version.';
  return { kind: 'header', label: HEADER, text: HEADER, span, detail: '', documentation, continues: false };
}

/** The actions; with the parameters they need where the command has none yet. */
function actions({ start, end }: Span, isOnly: boolean, prefix: string): ScriptCompletion[] {
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

/** The parameters that the command does not have yet, in the table's order: the needed ones come first there. */
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
  const usual = Object.keys(meaningsOf(parameter));
  const { siteDefault: standard } = parameter;
  const known =
    parameter.kind === 'choice' ? [] : vocabulary.values(codeNameOf(name) === undefined ? name : `${CUSTOM_PREFIX}*`);
  const all = [...new Set([...usual, ...(standard === undefined ? [] : [standard]), ...known])];
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
