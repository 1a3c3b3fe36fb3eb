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

/** What the fields of a period stand for. */
const PERIOD: readonly string[] = ['start_date', 'start_time', 'end_date', 'end_time', 'duration'];

/** A form that asks for a report of a period, or of sessions by their ids. */
export interface ReportQuery {
  readonly type: ReportType;
  /** What the page asks for: parameters by the guide's names, and perhaps a `period`. */
  readonly argument: PageArgument;
  readonly calendar: SiteCalendar;
  readonly choices?: PeopleChoices;
  readonly periods: readonly NamedPeriod[];
  /** Fields of the page's own before those of the table. */
  readonly own?: readonly QueryField[];
  /** Parameters that have no field of the table: the page's own stand for them, or they stay as they are. */
  readonly without?: readonly string[];
}

/** The form: a period, the page's own fields, and a field for each other parameter that the report has in the table. */
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
 * What a form of `reportQuery` asks for. A parameter that the form has no field for stays as `argument` has it: none is
 * lost. Sessions by their ids are asked for without a period, and without what goes with one.
 * @param values those of the form; a page that has fields of its own adds what they stand for, by the guide's names.
 * @throws Error where the period ends before it begins.
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

/** One session is asked for as a list of one. */
function askedByTable(type: ReportType): readonly string[] {
  const { parameters } = reportDefinition(type);
  return Object.keys(parameters).filter((name) => !PERIOD.includes(name) && name !== 'lsid');
}

function textOf(name: string, argument: PageArgument): string {
  const value: unknown = argument[name] ?? (name === 'lsids' ? argument['lsid'] : undefined) ?? '';
  const values: readonly unknown[] = Array.isArray(value) ? value : [value];
  return values.map(String).join(', ');
}

/** Undefined for a field that is empty. */
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
