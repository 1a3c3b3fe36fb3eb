import type { FormEntries } from '../schema/parameters.ts';

/** A period in which no site had anything, in the terms of each way to name a period. */
const LONG_AGO: Readonly<Record<string, string>> = {
  start_time: '0',
  end_time: '86400',
  start_date: '1970-01-01',
  end_date: '1970-01-02',
  date: '1970-01-01',
};
/** What names no period takes the place of one by these. */
const BY_IDS = new Set(['lsid', 'lsids']);
const NO_PERIOD: Readonly<Record<string, string>> = { duration: 'x', date: 'x' };

/**
 * Learns the words in which a site says that nothing matches: it answers in its own language, as an error. What it says
 * of a period long ago is what it says of nothing, unless it says the same of a question without sense: then it says so
 * of everything, for want of a permission or out of order as it is.
 */
export class EmptyAnswers {
  readonly #known = new Set<string>();

  /**
   * Whether `text`, the site's error for `form`, only says that nothing matches. It may take two questions to the site:
   * `ask` sends a form and gives the text of the site's error, if there is one.
   */
  async mean(
    text: string,
    form: FormEntries,
    ask: (form: FormEntries) => Promise<string | undefined>,
  ): Promise<boolean> {
    if (this.#known.has(text)) {
      return true;
    }
    const question = longAgo(form);
    const isSaidOfNothing = question !== undefined && (await ask(question)) === text;
    const isNothing = isSaidOfNothing && (await ask(senseless(question))) !== text;
    if (isNothing) {
      this.#known.add(text);
    }
    return isNothing;
  }
}

function isPeriod([name]: FormEntries[number]): boolean {
  return Object.hasOwn(LONG_AGO, name);
}

/** The same question about a period long ago; undefined for one that could not be asked of a period. */
function longAgo(form: FormEntries): FormEntries | undefined {
  if (form.some(isPeriod)) {
    return form.map(([name, value]) => [name, name === 'duration' ? '1' : (LONG_AGO[name] ?? value)] as const);
  }
  if (!form.some(([name]) => BY_IDS.has(name))) {
    return undefined;
  }
  const rest = form.filter(([name]) => !BY_IDS.has(name));
  // Surveys are asked for by a representative or a team beside the period.
  const owner = rest.some(([name]) => name === 'report_type') ? [['id', 'all'] as const] : [];
  return [...rest, ['start_time', '0'], ['duration', '1'], ...owner];
}

/** The same question about a period that is none. */
function senseless(form: FormEntries): FormEntries {
  return form.map(([name, value]) => [name, NO_PERIOD[name] ?? value] as const);
}
