// Runs test/host inside real VS Code extension hosts:
// npm run test:host -- [--host current|floor|both] [--grep text] [--built].
// With --built the tests are not built again.
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { HostName } from './lib/codeServer.ts';
import { runInHost } from './lib/hostRun.ts';
import { OUT, ROOT } from './lib/paths.ts';
import { runNode } from './lib/run.ts';
import { recordCounts, type TestCounts } from './lib/testCounts.ts';

const TIMEOUT_MS = 600_000;

const { values } = parseArgs({
  options: {
    host: { type: 'string', default: 'both' },
    grep: { type: 'string' },
    built: { type: 'boolean', default: false },
  },
});
const HOSTS: Record<string, readonly HostName[]> = {
  both: ['current', 'floor'],
  current: ['current'],
  floor: ['floor'],
};

async function test(host: HostName): Promise<boolean> {
  console.log(`\nIn VS Code, ${host === 'current' ? 'current version' : 'oldest supported version'}:`);
  const outcome = await runInHost({
    host,
    extension: ROOT,
    tests: join(OUT, 'test/host/index.cjs'),
    timeoutMs: TIMEOUT_MS,
    ...(values.grep && { env: { REP_WORKFLOWS_TEST_GREP: values.grep } }),
  });
  const { error, ...counts } = outcome as TestCounts & { readonly error?: string };
  if (error) {
    console.log(error);
  }
  recordCounts(counts);
  return counts.failed === 0;
}

const hosts = HOSTS[values.host];
if (!hosts) {
  throw new Error('--host takes current, floor or both.');
}
if (!values.built) {
  await runNode(['esbuild.js', '--tests']);
}
for (const host of hosts) {
  if (!(await test(host))) {
    process.exitCode = 1;
  }
}
