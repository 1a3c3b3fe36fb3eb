import type { TextSpan } from '../syntax.ts';

/** The severity of a problem: an error breaks a rule of the guide, the others are advice. */
export type Severity = 'error' | 'warning' | 'information' | 'hint';

/** All rules for scripts: severity by problem code. */
export const RULES = {
  'missing-header': 'error',
  'wrong-header': 'error',
  'repeated-header': 'error',
  'no-commands': 'error',
  'too-many-commands': 'error',
  'empty-line': 'error',
  'surrounding-space': 'error',
  'empty-parameter': 'error',
  'missing-equals': 'error',
  'missing-name': 'error',
  'missing-action': 'error',
  'action-not-first': 'error',
  'unknown-action': 'error',
  'deprecated-action': 'warning',
  'old-command-line': 'warning',
  'unknown-parameter': 'error',
  'missing-parameter': 'error',
  'incomplete-group': 'error',
  'not-applicable': 'warning',
  'duplicate-parameter': 'error',
  'duplicate-command': 'warning',
  'after-delete': 'error',
  'empty-value': 'error',
  'useless-value': 'warning',
  'value-not-allowed': 'error',
  'value-out-of-range': 'error',
  'value-too-long': 'error',
  'custom-fields-too-long': 'error',
  'control-character': 'error',
  'bad-escape': 'error',
  'raw-character': 'error',
  'raw-space': 'error',
  'raw-plus': 'warning',
  'reserved-character': 'information',
  'not-utf8': 'error',
  'unneeded-escape': 'hint',
  'lower-case-escape': 'hint',
  'plain-text-password': 'warning',
} as const satisfies Record<string, Severity>;

export type RuleCode = keyof typeof RULES;

/** A change of the text. */
export interface ScriptEdit {
  readonly span: TextSpan;
  readonly text: string;
}

/** A fix of a problem. Its edits do not overlap. */
export interface Fix {
  readonly title: string;
  readonly edits: readonly ScriptEdit[];
}

/** A place where a script breaks a rule. */
export interface Problem {
  readonly code: RuleCode;
  readonly severity: Severity;
  /** A sentence or two that state the rule. Never contains a password. */
  readonly message: string;
  readonly range: TextSpan;
  /** Best fix first; may be empty. */
  readonly fixes: readonly Fix[];
}

/** Collects problems up to a limit. */
export class ProblemList {
  readonly problems: Problem[] = [];
  readonly #limit: number;

  constructor(limit: number) {
    this.#limit = limit;
  }

  get isFull(): boolean {
    return this.problems.length >= this.#limit;
  }

  add(code: RuleCode, range: TextSpan, message: string, ...fixes: readonly (Fix | undefined)[]): void {
    if (!this.isFull) {
      const known = fixes.filter((fix) => fix !== undefined);
      const { start, end } = range;
      this.problems.push({ code, severity: RULES[code], message, range: { start, end }, fixes: known });
    }
  }
}

/** Creates a fix with a single edit. */
export function fix(title: string, span: TextSpan, text: string): Fix {
  return { title, edits: [{ span, text }] };
}
