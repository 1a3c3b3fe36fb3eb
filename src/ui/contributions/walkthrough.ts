/** The first steps that VS Code's *Welcome* page shows. Each step's picture side is media/walkthrough/<id>.md. */
export const WALKTHROUGH = {
  id: 'firstSteps',
  title: 'Rep Workflows: First Steps',
  description: 'See your support site live, tell it who you are, and give a customer a session key.',
  steps: [
    {
      id: 'site',
      title: 'Open a site',
      description:
        'Add your own site with its API account, or try everything in the demo site.\n[Add Site](command:repWorkflows.addSite)\n[Open Demo Site](command:repWorkflows.openDemoSite)',
      completionEvents: ['onContext:repWorkflows.state == live'],
    },
    {
      id: 'presence',
      title: 'Say who you are',
      description:
        'Choose yourself among the logged-in representatives: your status and the longest wait then show in the status bar.\n[Choose Who You Are](command:repWorkflows.chooseRepresentative)',
      completionEvents: ['onCommand:repWorkflows.chooseRepresentative'],
    },
    {
      id: 'key',
      title: 'Generate a session key',
      description:
        'From a queue, a representative or the palette. Copy the key, its URL or the whole e-mail.\n[Generate Session Key](command:repWorkflows.generateSessionKey)',
      completionEvents: ['onCommand:repWorkflows.generateSessionKey'],
    },
    {
      id: 'script',
      title: 'Write a console script',
      description:
        'BRCS files make the representative console start sessions for you.\n[Create Console Script](command:repWorkflows.createScript)',
      completionEvents: ['onCommand:repWorkflows.createScript'],
    },
  ],
} as const;
