/** The kind of panel in which chat messages are written; also what the window restores after a reload. */
export const COMPOSER_VIEW_TYPE = 'repWorkflows.chatComposer';
