import { HAS_SITE, when, type ViewState } from './contextKeys.ts';

interface View {
  readonly name: string;
  readonly when?: string;
  readonly visibility?: 'collapsed';
  /** Its share of the height at first, relative to the other open views. */
  readonly initialSize?: number;
}

/** The views of the container `repWorkflows`, in their order. */
export const VIEWS = {
  queues: { name: 'Queues', initialSize: 30 },
  sessions: { name: 'Sessions', when: HAS_SITE, initialSize: 30 },
  reps: { name: 'Representatives', when: HAS_SITE, initialSize: 20 },
  presentations: {
    name: 'Presentations',
    when: HAS_SITE,
    visibility: 'collapsed',
    initialSize: 4,
  },
  archive: {
    name: 'Past Sessions',
    when: HAS_SITE,
    visibility: 'collapsed',
    initialSize: 16,
  },
  appliances: {
    name: 'Appliances',
    when: HAS_SITE,
    visibility: 'collapsed',
    initialSize: 4,
  },
  keys: { name: 'Session Keys', when: when('hasSessionKeys') },
  configApi: {
    name: 'Configuration API',
    when: HAS_SITE,
    visibility: 'collapsed',
    initialSize: 4,
  },
  backups: {
    name: 'Backups',
    when: HAS_SITE,
    visibility: 'collapsed',
    initialSize: 4,
  },
} as const satisfies Record<string, View>;

export type ViewName = keyof typeof VIEWS;

/** Returns the identifier of a view in VS Code. */
export function viewId(name: ViewName): string {
  return `repWorkflows.${name}`;
}

interface Welcome {
  readonly view: ViewName;
  readonly state: ViewState;
  readonly contents: string;
}

/** The texts of empty views, with the next step for each state of the site. */
export const WELCOMES: readonly Welcome[] = [
  {
    view: 'queues',
    state: 'noSite',
    contents:
      'See your BeyondTrust Remote Support site live: queues, representatives and sessions.\n[Add Site](command:repWorkflows.addSite)\n[Open Demo Site](command:repWorkflows.openDemoSite)\nThe demo site runs on this computer and needs no account.',
  },
  {
    view: 'queues',
    state: 'signedOut',
    contents: 'You are signed out of this site.\n[Sign In](command:repWorkflows.signIn)',
  },
  { view: 'queues', state: 'connecting', contents: 'Connecting…' },
  {
    view: 'queues',
    state: 'refused',
    contents:
      'The site refused the connection.\n[Test Connection](command:repWorkflows.testConnection)\n[Sign In](command:repWorkflows.signIn)',
  },
  {
    view: 'queues',
    state: 'offline',
    contents:
      'The site cannot be reached at the moment.\n[Try Again](command:repWorkflows.connect)\n[Show Log](command:repWorkflows.showLog)',
  },
  { view: 'queues', state: 'disconnected', contents: 'Disconnected.\n[Connect](command:repWorkflows.connect)' },
  { view: 'queues', state: 'live', contents: 'No queue is active: nobody is logged in to the representative console.' },
  ...alike('sessions', 'reps', 'presentations', 'appliances'),
  { view: 'reps', state: 'live', contents: 'Nobody is logged in to the representative console.' },
  { view: 'sessions', state: 'live', contents: 'No session is in progress.' },
  { view: 'presentations', state: 'live', contents: 'No presentation is running.' },
  {
    view: 'backups',
    state: 'live',
    contents: 'No backup of this site is in the folder.\n[Back Up Site](command:repWorkflows.backUp)',
  },
];

/** Returns the same short text for views below Queues, whose text says more. */
function alike(...views: readonly ViewName[]): readonly Welcome[] {
  const contents = {
    signedOut: 'You are signed out. [Sign In](command:repWorkflows.signIn)',
    connecting: 'Connecting…',
    refused: 'The site refused the connection. [Sign In](command:repWorkflows.signIn)',
    offline: 'The site cannot be reached. [Try Again](command:repWorkflows.connect)',
    disconnected: 'Disconnected. [Connect](command:repWorkflows.connect)',
  } satisfies Partial<Record<ViewState, string>>;
  const states = Object.keys(contents) as (keyof typeof contents)[];
  return views.flatMap((view) => states.map((state) => ({ view, state, contents: contents[state] })));
}
