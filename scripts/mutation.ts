// Changes the core bit by bit and looks whether a unit test fails: npm run mutation -- [folder …].
// Folder by folder, each with the unit tests of its own; prints a table and leaves reports in out/mutation.
// What a run found is kept there, also when it is stopped: the next one looks at what changed and what is left.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { OUT, ROOT } from './lib/paths.ts';
import { runNode } from './lib/run.ts';

const TESTS = {
  base: 'base',
  backup: 'backup',
  brcs: 'brcs',
  'command-api': 'command-api',
  'config-api': 'config-api',
  reporting: '{reporting,archive}',
  schema: '{schema,command-api,session-start}',
  'session-start': 'session-start',
  site: 'site',
  state: 'state',
};

type Folder = keyof typeof TESTS;

interface Report {
  readonly files: Readonly<Record<string, { readonly mutants: readonly { readonly status: string }[] }>>;
}

interface Score {
  readonly folder: Folder;
  readonly killed: number;
  readonly alive: number;
}

const FOLDER = join(OUT, 'mutation');

async function scoreOf(folder: Folder): Promise<Score> {
  const report = join(FOLDER, `${folder}.json`);
  const config = join(FOLDER, `${folder}.config.json`);
  mkdirSync(FOLDER, { recursive: true });
  writeFileSync(config, JSON.stringify(configFor(folder, report)));
  await runNode([join(ROOT, 'node_modules/@stryker-mutator/core/bin/stryker.js'), 'run', config]);
  const { files } = JSON.parse(readFileSync(report, 'utf8')) as Report;
  const statuses = Object.values(files).flatMap(({ mutants }) => mutants.map(({ status }) => status));
  const count = (...wanted: string[]): number => statuses.filter((status) => wanted.includes(status)).length;
  return { folder, killed: count('Killed', 'Timeout'), alive: count('Survived', 'NoCoverage') };
}

/** Only the tests of the folder: all of them at once would take hours. Tests of growth measure time. */
function configFor(folder: Folder, report: string): object {
  return {
    testRunner: 'mocha',
    plugins: ['@stryker-mutator/mocha-runner'],
    mochaOptions: {
      'no-config': true,
      require: ['./scripts/lib/hangingTests.ts'],
      spec: [`test/unit/${TESTS[folder]}/**/*.test.ts`],
      ignore: ['test/unit/**/growth.test.ts'],
    },
    mutate: [`src/${folder}/**/*.ts`],
    coverageAnalysis: 'perTest',
    ignoreStatic: true,
    concurrency: availableParallelism(),
    reporters: ['progress-append-only', 'clear-text', 'json'],
    clearTextReporter: { logTests: false, reportTests: false, allowColor: false },
    jsonReporter: { fileName: report },
    tempDirName: join(FOLDER, 'sandbox'),
    ignorePatterns: ['/out'],
    incremental: true,
    incrementalFile: join(FOLDER, `${folder}.incremental.json`),
    timeoutMS: 8000,
    disableTypeChecks: false,
    dryRunTimeoutMinutes: 15,
  };
}

function isFolder(name: string): name is Folder {
  return Object.hasOwn(TESTS, name);
}

const { positionals } = parseArgs({ allowPositionals: true });
const wanted = positionals.length > 0 ? positionals : Object.keys(TESTS);
const unknown = wanted.filter((name) => !isFolder(name));
if (unknown.length > 0) {
  throw new Error(`${unknown.join(', ')}: no folder of the core. There are ${Object.keys(TESTS).join(', ')}.`);
}
const scores: Score[] = [];
for (const folder of wanted.filter(isFolder)) {
  scores.push(await scoreOf(folder));
}
console.log('\nfolder           killed  alive  score');
for (const { folder, killed, alive } of scores) {
  const percent = ((100 * killed) / (killed + alive)).toFixed(1);
  console.log(
    `${folder.padEnd(16)} ${String(killed).padStart(6)} ${String(alive).padStart(6)} ${percent.padStart(5)} %`,
  );
}
