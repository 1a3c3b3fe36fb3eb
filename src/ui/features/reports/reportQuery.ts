import * as vscode from 'vscode';
import type { NamedPeriod } from '../../../reporting/models/periods.ts';
import { reportDefinition, type ReportType } from '../../../reporting/reportTypes.ts';
import { meaningsOf, type Parameter } from '../../../schema/parameters.ts';
import type { QueryField, QueryForm } from '../../../webviews/report/messages.ts';
import type { PageArgument } from '../../platform/pages/page.ts';
import { limitOptions, NOBODY, withChosen, type PeopleChoices } from './pages/peopleChoices.ts';
import { askedSpan, periodFields, periodPresets } from './pages/periodForm.ts';
import type { SiteCalendar } from '../../shared/reports/siteCalendar.ts';

const { t } = vscode.l10n;

/** The parameters that the fields of a period stand for. */
const PERIOD: readonly string[] = ['start_date', 'start_time', 'end_date', 'end_time', 'duration'];

/** The form of a page whose report is of a period, or of sessions by their ids. */
export interface ReportQuery {
  readonly type: ReportType;
  /** The page's argument: parameters by the guide's names, and optionally a `period`. */
  readonly argument: PageArgument;
  readonly calendar: SiteCalendar;
  readonly choices?: PeopleChoices;
  readonly periods: readonly NamedPeriod[];
  /** Fields of the page itself, which come before those of the table. */
  readonly own?: readonly QueryField[];
  /** Parameters without a field from the table: fields of the page set them, or they stay unchanged. */
  readonly without?: readonly string[];
}

/**
 * Returns the form: a period, the page's own fields, and a field for each other parameter of the report in the table.
 */
export function reportQuery(query: ReportQuery): QueryForm {
  const { type, argument, calendar, choices = NOBODY, periods, own = [], without = [] } = query;
  const { parameters } = reportDefinition(type);
  const fields = askedByTable(type).filter((name) => !without.includes(name));
  const byIds = fields.includes('lsids') ? { lsids: '' } : {};
  return {
    fields: [
      ...periodFields(argument, calendar, { mayEnd: Object.hasOwn(parameters, 'end_date') }),
      ...own,
      ...fields.flatMap((name) => {
        const parameter = parameters[name];
        return parameter ? [fieldOf(type, name, parameter, textOf(name, argument), choices)] : [];
      }),
    ],
    presets: periodPresets(calendar, periods, byIds),
    submit: t('Show'),
  };
}

/**
 * Returns the argument for the values of a form of `reportQuery`. A parameter without a field keeps its value in
 * `argument`, so that none is lost. Sessions by their ids have no period and none of its parameters.
 * @param values those of the form; a page with own fields adds their parameters, by the guide's names.
 * @throws Error if the period ends before it begins.
 */
export function askedReport(
  type: ReportType,
  argument: PageArgument,
  values: Readonly<Record<string, string>>,
  calendar: SiteCalendar,
): PageArgument {
  const { parameters, sets, periodOnly = [] } = reportDefinition(type);
  const given = Object.fromEntries(
    askedByTable(type).flatMap((name) => {
      const value = valueOf(parameters[name], values[name] ?? argument[name]);
      return value === undefined ? [] : [[name, value] as const];
    }),
  );
  const ids = sets.find(([first = '']) => !PERIOD.includes(first) && given[first] !== undefined);
  if (!ids) {
    return { ...askedSpan(values, calendar), ...given };
  }
  const left = Object.entries(given).filter(
    ([name]) => ids.includes(name) || !(sets.some((set) => set.includes(name)) || periodOnly.includes(name)),
  );
  return Object.fromEntries(left);
}

/** A request for one session is one for a list of one. */
function askedByTable(type: ReportType): readonly string[] {
  const { parameters } = reportDefinition(type);
  return Object.keys(parameters).filter((name) => !PERIOD.includes(name) && name !== 'lsid');
}

function textOf(name: string, argument: PageArgument): string {
  const value: unknown = argument[name] ?? (name === 'lsids' ? argument['lsid'] : undefined) ?? '';
  const values: readonly unknown[] = Array.isArray(value) ? value : [value];
  return values.map(String).join(', ');
}

/** Returns the value of a field; undefined if it is empty. */
function valueOf(parameter: Parameter | undefined, value: unknown): unknown {
  const isWords = parameter?.kind === 'list' && typeof value === 'string';
  const read = isWords ? value.split(/[\s,;]+/).filter((word) => word !== '') : value;
  return read === '' || (Array.isArray(read) && read.length === 0) ? undefined : read;
}

function fieldOf(
  type: ReportType,
  name: string,
  parameter: Parameter,
  value: string,
  choices: PeopleChoices,
): QueryField {
  const field = { id: name, label: t(parameter.label ?? name), value };
  switch (parameter.kind) {
    case 'choice': {
      const isOptional = !reportDefinition(type).sets.some((set) => set.includes(name));
      const options = Object.entries(meaningsOf(parameter)).map(([each, meaning]) => ({
        value: each,
        label: t(meaning || each),
      }));
      return {
        ...field,
        kind: 'choice',
        options: [...(isOptional ? [{ value: '', label: t('All') }] : []), ...options],
      };
    }
    case 'form':
      return { ...field, kind: 'choice', options: withChosen(limitOptions(choices), value) };
    case 'id': {
      const teams = choices.teams.map(({ id, name: label }) => ({ value: id, label }));
      return parameter.of === 'team'
        ? { ...field, kind: 'choice', options: withChosen([{ value: '', label: t('All teams') }, ...teams], value) }
        : { ...field, kind: 'number' };
    }
    case 'integer':
    case 'time':
      return { ...field, kind: 'number' };
    case 'date':
      return { ...field, kind: 'date' };
    default:
      return { ...field, kind: 'text' };
  }
}
