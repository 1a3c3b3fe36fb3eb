import * as v from 'valibot';
import { commandsOn, type AnyCommand } from '../../platform/contributions/command.ts';
import { allowed } from '../../platform/contributions/contextKeys.ts';
import { inTitle, onRow } from '../../platform/contributions/places.ts';
import type { ExtensionLog } from '../../platform/extensionLog.ts';
import type { SiteParts } from '../../sites/siteParts.ts';

const command = commandsOn<{ readonly sites: SiteParts; readonly log: ExtensionLog }>();

const VISIT = v.object({
  queueId: v.optional(v.string()),
  name: v.optional(v.string()),
  ipAddress: v.optional(v.string(), '127.0.0.1'),
  operatingSystem: v.optional(v.string(), 'Chat-bot'),
  computerName: v.optional(v.string(), 'virtual-customer'),
  externalKey: v.optional(v.string()),
});

/** The name of a virtual customer, and the queue to enter. */
export type VisitArgument = v.InferOutput<typeof VISIT>;

/** The command of the virtual customer. */
export const VIRTUAL_CUSTOMER_COMMANDS = {
  tryVirtualCustomer: command({
    title: 'Try as Virtual Customer…',
    icon: 'hubot',
    enablement: allowed('generate_session_key', 'create_virtual_customer', 'send_chat_message', 'leave_session'),
    takes: ['queue'],
    menus: [inTitle('sessions', '1_try@1'), onRow('queues', ['queue.team', 'queue.general'], '1_key@2')],
    argument: VISIT,
    run: async ({ sites: { active }, log }, { argument, row }) =>
      (await import('./tryVirtualCustomer.ts')).tryVirtualCustomer(active, log, argument ?? v.parse(VISIT, {}), row),
  }),
} satisfies Record<string, AnyCommand>;

declare module '../../platform/contributions/commandTypes.ts' {
  interface ContributedCommands {
    readonly virtualCustomer: typeof VIRTUAL_CUSTOMER_COMMANDS;
  }
}
