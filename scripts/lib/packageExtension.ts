import { mkdir, readFile, stat, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { createVSIX } from '@vscode/vsce';
import { commandTypes } from './commandTypes.ts';
import { type Bundles, bundleFaults, packageFaults } from './bars.ts';
import { ROOT, VSIX } from './paths.ts';
import { runNode } from './run.ts';

/**
 * Builds for production and packages the result as `out/rep-workflows.vsix`.
 * @throws {Error} if a bundle or the package exceeds a limit.
 */
export async function packageExtension(): Promise<void> {
  await runNode(['esbuild.js', '--production']);
  refuse(bundleFaults(JSON.parse(await readFile(join(ROOT, 'dist/metafile.json'), 'utf8')) as Bundles));
  await writeApiTypes();
  await mkdir(dirname(VSIX), { recursive: true });
  await createVSIX({
    cwd: ROOT,
    packagePath: VSIX,
    dependencies: false,
    allowMissingRepository: true,
    rewriteRelativeLinks: false,
  });
  refuse(packageFaults((await stat(VSIX)).size));
}

/**
 * Writes the types of `activate()`'s result and of the commands for other extensions, which cannot follow imports into
 * this one.
 */
async function writeApiTypes(): Promise<void> {
  const api = await readFile(join(ROOT, 'src/api.ts'), 'utf8');
  refuse(
    /^(import|export .* from) /m.test(api) ? ['src/api.ts must not import anything: it is shipped as it is.'] : [],
  );
  await writeFile(join(ROOT, 'dist/api.d.ts'), `${api}\n${commandTypes()}`);
}

function refuse(faults: readonly string[]): void {
  if (faults.length > 0) {
    throw new Error(faults.join('\n'));
  }
}
