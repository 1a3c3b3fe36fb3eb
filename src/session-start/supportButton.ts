import { checkValue } from '../schema/checkValue.ts';
import { SiteError } from '../site/errors.ts';
import { cmdCommandLine, powershellCommandLine, type ProgramArgument } from './windowsCommandLines.ts';
import { START_PARAMETERS, type StartParameter } from './startParameters.ts';

/** The supported shells. */
export const SHELLS = ['cmd', 'powershell'] as const;

/** A Windows shell; Support Buttons exist only there. */
export type Shell = (typeof SHELLS)[number];

/** Options of an embedded Support Button. */
export interface SupportButtonCall {
  /** The Support Button's program. */
  readonly executable: string;
  /** The folder that it is installed in. */
  readonly cbdir: string;
  readonly externalKey?: string | undefined;
  readonly issueCodeName?: string | undefined;
  /** True to show the customer the issue submission form first. */
  readonly presentFrontEndSurvey?: boolean | undefined;
}

/**
 * Returns the command line of an embedded Support Button (guide: Start Sessions with an Embedded Support Button).
 * @throws SiteError `invalid-parameter`, whose message names the property.
 */
export function supportButtonCommand(call: SupportButtonCall, shell: Shell = 'cmd'): string {
  const { externalKey, issueCodeName, presentFrontEndSurvey } = call;
  const list: [ProgramArgument, ...ProgramArgument[]] = [
    { text: pathOf('executable', call.executable), kind: 'path' },
    { text: '--cbdir', kind: 'verbatim' },
    { text: pathOf('cbdir', call.cbdir), kind: 'path' },
  ];
  if (externalKey !== undefined && externalKey !== '') {
    const text = valueOf('externalKey', START_PARAMETERS['session.custom.external_key'], externalKey);
    list.push(
      { text: '--session-value', kind: 'verbatim' },
      { text: 'session.custom.external_key', kind: 'verbatim' },
      { text, kind: 'value' },
    );
  }
  if (issueCodeName !== undefined) {
    const text = valueOf('issueCodeName', START_PARAMETERS.codeName, issueCodeName);
    list.push({ text: '--issue-code-name', kind: 'verbatim' }, { text, kind: 'path' });
  }
  if (presentFrontEndSurvey) {
    list.push({ text: '--present-front-end-survey', kind: 'verbatim' });
  }
  return shell === 'powershell' ? powershellCommandLine(list) : cmdCommandLine(list);
}

/** The longest path on Windows. */
const LONGEST_PATH = 32_767;

/** Returns a path without the quotes that the registry puts around it. */
function pathOf(name: string, given: string): string {
  const text = given.trim().replace(/^"(.*)"$/s, '$1');
  if (text === '' || text.length > LONGEST_PATH || /["*?<>|\p{Cc}]/u.test(text)) {
    const option = name === 'cbdir' ? ' (--cbdir, the folder that the Support Button is installed in)' : '';
    throw invalid(name, `${name}${option} must be a Windows path.`);
  }
  return text;
}

function valueOf(name: string, parameter: StartParameter, given: string): string {
  const checked = checkValue(parameter, given);
  if ('must' in checked) {
    throw invalid(name, `${name} must ${checked.must}.`);
  }
  if (/\p{Cc}/u.test(given)) {
    throw invalid(name, `${name} must be a single line without tabs: a command line cannot carry anything else.`);
  }
  return given;
}

function invalid(parameter: string, message: string): SiteError {
  return new SiteError('invalid-parameter', message, { action: 'Support Button', parameter });
}
