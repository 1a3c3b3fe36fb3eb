import { resolve } from 'node:path';

/** The repository. */
export const ROOT = resolve(import.meta.dirname, '../..');

/** Where downloaded hosts and browsers are kept between runs; git ignores it. */
export const CACHE = resolve(ROOT, '.vscode-test');

/** Where results of builds and tests go; git ignores it. */
export const OUT = resolve(ROOT, 'out');

/** The packaged extension that `npm run package` writes. */
export const VSIX = resolve(OUT, 'rep-workflows.vsix');
