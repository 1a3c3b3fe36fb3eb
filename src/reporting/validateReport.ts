import { SiteError } from '../site/errors.ts';
import { checkReportValue } from './checkReportValue.ts';
import { isReportType, reportDefinition, REPORT_TYPES, type ReportDefinition, type ReportType } from './reportTypes.ts';

/** A form body's fields, in the order they are sent. */
export type FormEntries = readonly (readonly [name: string, value: string])[];

/**
 * Checks `params` (by the guide's names) against the table and gives the form fields to send, `generate_report` first.
 * A value that is undefined counts as left out. `now` is in milliseconds since the epoch.
 * @throws SiteError `invalid-parameter`, whose message names the parameter and its bound.
 */
export function validateReport(type: ReportType, params: object, now: number): FormEntries {
  const definition = reportDefinition(type);
  const values: readonly (readonly [string, unknown])[] = Object.entries(params);
  const given = new Map(values.filter(([, value]) => value !== undefined));
  for (const name of given.keys()) {
    if (!Object.hasOwn(definition.parameters, name)) {
      const known = Object.keys(definition.parameters).join(', ');
      throw invalid(type, name, `${type} has no parameter ${shortened(name)}. It has ${known}.`);
    }
  }
  checkSet(type, definition, given);
  const inDays = given.has('start_date') || given.has('end_date');
  const entries = [...given].map(([name, value]): readonly [string, string] => {
    const parameter = definition.parameters[name];
    const checked = parameter && checkReportValue(parameter, value, { now, inDays });
    if (checked === undefined || 'problem' in checked) {
      throw invalid(type, name, `${name} must ${checked?.problem ?? 'be left out'}.`);
    }
    return [name, checked.text];
  });
  return [['generate_report', type], ...entries];
}

/** The report type that somebody named. @throws SiteError `invalid-parameter` where there is none of that name. */
export function knownReportType(name: string): ReportType {
  if (!isReportType(name)) {
    const known = Object.keys(REPORT_TYPES).join(', ');
    throw new SiteError('invalid-parameter', `type must be one of ${known}.`, { parameter: 'type' });
  }
  return name;
}

/** Exactly one set must be there in full, and nothing that has no place beside it. */
function checkSet(type: ReportType, definition: ReportDefinition, given: ReadonlyMap<string, unknown>): void {
  const { sets, optional = [], periodOnly = [] } = definition;
  const firsts = sets.map(([first = '']) => first);
  const chosen = sets.filter(([first = '']) => given.has(first));
  const [set] = chosen;
  if (set === undefined || chosen.length > 1) {
    const need = firsts.length > 1 ? `exactly one of ${firsts.join(', ')}` : firsts.join();
    throw invalid(type, firsts.join(), `${type} needs ${need}.`);
  }
  const [first = ''] = set;
  for (const name of set) {
    if (!given.has(name)) {
      throw invalid(type, name, `${type} needs ${name} beside ${first}.`);
    }
  }
  const allowed = [...set, ...optional, ...(set.includes('duration') ? periodOnly : [])];
  for (const name of given.keys()) {
    if (!allowed.includes(name)) {
      throw invalid(type, name, `${name} cannot be used together with ${first}. Leave one of them out.`);
    }
  }
}

function shortened(name: string): string {
  return name.length > 80 ? `${name.slice(0, 80)}…` : name;
}

function invalid(type: ReportType, parameter: string, message: string): SiteError {
  return new SiteError('invalid-parameter', message, { action: type, parameter: shortened(parameter) });
}
