// Runs test/host in a desktop VS Code: npm run test:electron. VSCODE_PATH is its path; by default it is downloaded.
import { join } from 'node:path';
import { runTests } from '@vscode/test-electron';
import { OUT, ROOT } from './lib/paths.ts';
import { runNode } from './lib/run.ts';

await runNode(['esbuild.js', '--tests']);
const vscodeExecutablePath = process.env['VSCODE_PATH'];
process.exitCode = await runTests({
  ...(vscodeExecutablePath && { vscodeExecutablePath }),
  extensionDevelopmentPath: ROOT,
  extensionTestsPath: join(OUT, 'test/host/index.cjs'),
});
