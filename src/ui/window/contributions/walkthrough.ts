/** The first steps of VS Code's *Welcome* page. The picture of each step is media/walkthrough/<id>.md. */
export const WALKTHROUGH = {
  id: 'firstSteps',
  title: 'Rep Workflows: First Steps',
  description: 'See your support site live, act on it, and read what happened.',
  steps: [
    {
      id: 'site',
      title: 'Open a site',
      description:
        'Add your own site with its API account, or try everything in the demo site.\n[Add Site](command:repWorkflows.addSite)\n[Open Demo Site](command:repWorkflows.openDemoSite)',
      // VS Code ignores a condition that is true already when the page opens; the page becomes active only after that.
      completionEvents: [
        'onContext:repWorkflows.state == live',
        'onContext:repWorkflows.state == live && activeEditor == gettingStartedPage',
      ],
    },
    {
      id: 'presence',
      title: 'Say who you are',
      description:
        'Select your representative: your status, your sessions and the longest wait then show in the status bar.\n[Select Your Representative](command:repWorkflows.chooseRepresentative)',
      completionEvents: ['onCommand:repWorkflows.chooseRepresentative'],
    },
    {
      id: 'act',
      title: 'Help who waits',
      description:
        'Right-click a session to join, transfer or message it. Drag it onto a queue or a representative to hand it over.\n[Show Sessions](command:repWorkflows.sessions.focus)',
      completionEvents: [
        'onCommand:repWorkflows.joinSession',
        'onCommand:repWorkflows.transferSession',
        'onCommand:repWorkflows.sendChatMessage',
      ],
    },
    {
      id: 'key',
      title: 'Generate a session key',
      description:
        'From a queue, a representative or the palette. Copy the key, its URL or the whole e-mail.\n[Generate Session Key](command:repWorkflows.generateSessionKey)',
      completionEvents: ['onCommand:repWorkflows.generateSessionKey'],
    },
    {
      id: 'past',
      title: 'Read what happened',
      description:
        'Find a session by day, person, external key or a word of its chat, and open its report or transcript.\n[Find Sessions](command:repWorkflows.findSessions)',
      completionEvents: ['onCommand:repWorkflows.findSessions', 'onCommand:repWorkflows.openSessionReport'],
    },
    {
      id: 'figures',
      title: 'See how it went',
      description:
        'Figures by representative and team, work and idle time, and a replay of any minute of the past week.\n[Open Session Summary](command:repWorkflows.openSummary)\n[Open Metrics](command:repWorkflows.openMetrics)\n[Replay a Past Day](command:repWorkflows.openReplay)',
      completionEvents: [
        'onCommand:repWorkflows.openSummary',
        'onCommand:repWorkflows.openMetrics',
        'onCommand:repWorkflows.openReplay',
      ],
    },
    {
      id: 'script',
      title: 'Write a console script',
      description:
        'BRCS files make the representative console act for you; links and snippets let customers start from your pages.\n[Create Console Script](command:repWorkflows.createScript)\n[Build Start Session URL](command:repWorkflows.startSessionUrl)',
      completionEvents: ['onCommand:repWorkflows.createScript', 'onCommand:repWorkflows.startSessionUrl'],
    },
    {
      id: 'care',
      title: 'Look after the site',
      description:
        'Appliances, the Configuration API and backups have views of their own. _Test Connection_ shows what the account may do.\n[Test Connection](command:repWorkflows.testConnection)\n[Back Up Site](command:repWorkflows.backUp)',
      completionEvents: ['onCommand:repWorkflows.testConnection', 'onCommand:repWorkflows.backUp'],
    },
  ],
} as const;
