import type { RecordedSurvey, SessionRecord } from './sessionRecord.ts';
import { SURVEYS } from '../company/surveys.ts';
import type { XmlElement } from '../api/xml.ts';
import { peopleElements, primaryElements, siteElement } from './peopleXml.ts';

/** `<exit_survey>` (guide: SupportCustExitSurvey and SupportRepExitSurvey). */
export function surveyElement(survey: RecordedSurvey, record: SessionRecord): XmlElement {
  return {
    '@lsid': record.lsid,
    '@ts': record.start,
    session_type: 'support',
    public_site: siteElement(record),
    ...submission(survey, record),
    primary_customer: { '@id': 0, '#text': record.customer.name },
    ...primaryElements(record),
    ...peopleElements(record),
    rep_resolved: 0,
    ...questions(survey),
  };
}

/** A survey as it stands inside of its session. */
export function surveyInSession(survey: RecordedSurvey, record: SessionRecord): XmlElement {
  return { ...submission(survey, record), ...questions(survey) };
}

function submission({ by }: RecordedSurvey, { customer, primaryRep }: SessionRecord): XmlElement {
  return by === 'customer'
    ? { submitted_by: { '@type': 'cust', '#text': customer.name } }
    : { submitted_by: { '@type': 'rep', '#text': primaryRep?.profile.privateName ?? '' } };
}

/** Every question of the survey as it is now; an unanswered one has a blank answer. */
function questions({ by, answers }: RecordedSurvey): XmlElement {
  const question = SURVEYS[by].map(({ id, name, type, label, reportHeader }) => ({
    '@id': id,
    name,
    type,
    label,
    report_header: reportHeader,
    answer_list: { answer: (answers[id] ?? ['']).map((text) => ({ '#text': text })) },
  }));
  return { question_list: { question } };
}
