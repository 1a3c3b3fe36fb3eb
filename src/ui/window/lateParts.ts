import type { ExtensionContext } from 'vscode';
import type { Disposable } from '../../base/disposable.ts';
import type { WindowParts } from './windowParts.ts';

type Early = Pick<WindowParts, 'sites' | 'shown' | 'pages' | 'archives' | 'log' | 'context'>;
type Late = Pick<WindowParts, 'administration' | 'pastSessions' | 'past' | 'scripts'>;

/** The parts whose code is loaded after the window's start, or when they are first used. */
export function lateParts(early: Early): Late {
  const { sites, archives, log, context } = early;
  const load = async <T extends Disposable>(part: Promise<T>): Promise<T> => kept(context, await part);
  return {
    administration: load(
      import('../administration/administration.ts').then(
        ({ Administration }) => new Administration(sites, context, log),
      ),
    ),
    pastSessions: load(
      import('../pastSessions/pastSessionsView.ts').then(
        ({ PastSessionsView }) => new PastSessionsView(sites.active, context.globalState),
      ),
    ),
    past: once(async () => {
      const [{ PastCommands }, clients] = await Promise.all([import('../past/pastCommands.ts'), archives()]);
      return kept(context, new PastCommands(early, clients));
    }),
    scripts: once(async () => (await import('../brcs/scriptParts.ts')).scriptParts(sites.active, context)),
  };
}

function kept<T extends Disposable>({ subscriptions }: ExtensionContext, part: T): T {
  subscriptions.push(part);
  return part;
}

function once<T>(make: () => Promise<T>): () => Promise<T> {
  let made: Promise<T> | undefined;
  return () => (made ??= make());
}
