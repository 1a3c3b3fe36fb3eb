// Builds and packages the extension: npm run package.
import { stat } from 'node:fs/promises';
import { relative } from 'node:path';
import { packageExtension } from './lib/packageExtension.ts';
import { ROOT, VSIX } from './lib/paths.ts';

await packageExtension();
console.log(`${relative(ROOT, VSIX)}: ${Math.ceil((await stat(VSIX)).size / 1000)} KB`);
