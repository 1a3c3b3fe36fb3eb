import type { QueryForm } from '../../../webviews/report/messages.ts';
import type { PageSpec } from './page.ts';
import { problemText } from '../problems.ts';

/**
 * The page, with its form kept where it asks for what cannot be: the page then says why, in place of what it showed
 * before, and the person corrects what they typed.
 */
export function withKeptForm(spec: PageSpec): PageSpec {
  const { load, onQuery } = spec;
  let form: QueryForm | undefined;
  return {
    ...spec,
    load: (page, signal) => {
      const query = (written: QueryForm): void => {
        form = written;
        page.query(written);
      };
      return load({ ...page, query }, signal);
    },
    ...(onQuery && {
      onQuery: (values) => {
        try {
          return onQuery(values);
        } catch (error) {
          return refused(spec, form && filledIn(form, values), error);
        }
      },
    }),
  };
}

/** The page of a form that asks for what cannot be. */
function refused(spec: PageSpec, form: QueryForm | undefined, error: unknown): PageSpec {
  return withKeptForm({
    ...spec,
    load: (page) => {
      if (form) {
        page.query(form);
      }
      return Promise.resolve({ state: 'refused', text: problemText(error) });
    },
  });
}

function filledIn(form: QueryForm, values: Readonly<Record<string, string>>): QueryForm {
  return { ...form, fields: form.fields.map((field) => ({ ...field, value: values[field.id] ?? field.value })) };
}
