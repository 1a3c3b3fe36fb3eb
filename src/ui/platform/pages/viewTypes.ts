/** The kinds of panels in which something is written; the window restores them after a reload. */
export const COMPOSER_VIEW_TYPE = 'repWorkflows.chatComposer';
export const ATTRIBUTES_VIEW_TYPE = 'repWorkflows.attributes';
