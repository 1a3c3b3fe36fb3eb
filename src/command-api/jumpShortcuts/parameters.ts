import type { Parameter, Parameters } from '../../schema/parameters.ts';

const NAME = {
  kind: 'text',
  maxLength: 128,
  required: true,
  description: 'The name of the endpoint, as session tabs show it.',
} as const satisfies Parameter;
const GROUP = {
  kind: 'text',
  required: true,
  description: 'The code name of the Jump Group; personal lists cannot be named.',
} as const satisfies Parameter;
/** The endpoint; its name determines the kind. */
export const HOSTNAME = {
  kind: 'text',
  maxLength: 128,
  required: true,
  description: 'The hostname of the endpoint.',
} as const satisfies Parameter;

/** Parameters of all kinds. */
export const COMMON = { name: NAME, group: GROUP } as const satisfies Parameters;

/** Optional parameters of all kinds. */
export const LABELS = {
  tag: { kind: 'text', maxLength: 1024, description: 'A tag that gathers Jump Items into a category.' },
  comments: { kind: 'text', maxLength: 1024, multiline: true, description: 'Comments for colleagues.' },
  jump_policy: { kind: 'text', description: 'The code name of the Jump Policy that manages access.' },
  public_portal: { kind: 'text', description: 'The public portal through which to connect.' },
} as const satisfies Parameters;

/** Optional parameters of all kinds but VNC. */
export const SESSION_POLICY = {
  session_policy: { kind: 'text', description: 'The code name of the session policy that manages permissions.' },
} as const satisfies Parameters;

/** Parameters of all kinds that use a Jumpoint. */
export const JUMPOINT = {
  jumpoint: { kind: 'text', required: true, description: 'The code name of the Jumpoint that reaches the endpoint.' },
} as const satisfies Parameters;

/** Optional parameters of both kinds of Remote Desktop Protocol. */
export const DESKTOP = {
  rdp_username: { kind: 'text', description: 'The username to sign in as.' },
  domain: { kind: 'text', description: 'The domain of the endpoint.' },
  display_size: {
    kind: 'displaySize',
    values: ['primary', 'all'],
    description: 'The resolution: primary (the default), all monitors, or one such as 1280x720.',
  },
  quality: {
    kind: 'choice',
    values: ['black_white', 'few_colors', 'more_colors', 'full_colors', 'video_opt'],
    description: 'The colours, from the least bandwidth to the most fluid video.',
  },
  console: { kind: 'flag', zero: true, description: 'Starts a console session instead of a new one.' },
  ignore_untrusted: { kind: 'flag', zero: true, description: 'Gives no warning of a certificate that is not trusted.' },
} as const satisfies Parameters;
