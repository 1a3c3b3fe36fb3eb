import { resolve } from 'node:path';

/** The root of the repository. */
export const ROOT = resolve(import.meta.dirname, '../..');

/** The folder of downloaded hosts and browsers, kept between runs; ignored by git. */
export const CACHE = resolve(ROOT, '.vscode-test');

/** The folder of build and test results; ignored by git. */
export const OUT = resolve(ROOT, 'out');

/** The packaged extension that `npm run package` writes. */
export const VSIX = resolve(OUT, 'rep-workflows.vsix');
