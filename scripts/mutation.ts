// Changes the core step by step and checks that a unit test fails: npm run mutation -- [folder …] [--every 4]. Runs
// each folder with its own unit tests, prints a table and writes reports to out/mutation. `--every` takes a sample: one
// in so many pieces of 20 lines of each file, at least one, the same in every run. Results are kept, also of a run that
// is stopped; the next one continues with what changed or is left.
import { createHash } from 'node:crypto';
import { globSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
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
const PIECE_LINES = 20;

async function scoreOf(folder: Folder, every: number): Promise<Score> {
  const name = join(FOLDER, every > 1 ? `${folder}-every-${every}` : folder);
  const report = `${name}.json`;
  const config = `${name}.config.json`;
  mkdirSync(FOLDER, { recursive: true });
  writeFileSync(config, JSON.stringify(configFor(folder, name, every)));
  await runNode([join(ROOT, 'node_modules/@stryker-mutator/core/bin/stryker.js'), 'run', config]);
  const { files } = JSON.parse(readFileSync(report, 'utf8')) as Report;
  const statuses = Object.values(files).flatMap(({ mutants }) => mutants.map(({ status }) => status));
  const count = (...wanted: string[]): number => statuses.filter((status) => wanted.includes(status)).length;
  return { folder, killed: count('Killed', 'Timeout'), alive: count('Survived', 'NoCoverage') };
}

/** Runs only the tests of the folder, since all of them would take hours, and not those that measure time. */
function configFor(folder: Folder, name: string, every: number): object {
  return {
    testRunner: 'mocha',
    plugins: ['@stryker-mutator/mocha-runner'],
    mochaOptions: {
      'no-config': true,
      require: ['./scripts/lib/hangingTests.ts'],
      spec: [`test/unit/${TESTS[folder]}/**/*.test.ts`],
      ignore: ['test/unit/**/growth.test.ts'],
    },
    mutate: every > 1 ? sampleOf(folder, every) : [`src/${folder}/**/*.ts`],
    coverageAnalysis: 'perTest',
    ignoreStatic: true,
    concurrency: availableParallelism(),
    reporters: ['progress-append-only', 'clear-text', 'json'],
    clearTextReporter: { logTests: false, reportTests: false, allowColor: false },
    jsonReporter: { fileName: `${name}.json` },
    tempDirName: join(FOLDER, 'sandbox'),
    ignorePatterns: ['/out'],
    incremental: true,
    incrementalFile: `${name}.incremental.json`,
    timeoutMS: 8000,
    disableTypeChecks: false,
    dryRunTimeoutMinutes: 15,
  };
}

/** Returns ranges of lines in Stryker's notation: a fixed random choice of pieces of each file. */
function sampleOf(folder: Folder, every: number): readonly string[] {
  return globSync(`src/${folder}/**/*.ts`, { cwd: ROOT }).flatMap((file) => {
    const lines = readFileSync(join(ROOT, file), 'utf8').split('\n').length;
    const pieces = Array.from({ length: Math.ceil(lines / PIECE_LINES) }, (_, index) => ({
      name: `${file}:${index * PIECE_LINES + 1}-${(index + 1) * PIECE_LINES}`,
      lot: createHash('sha256').update(`${file} ${index}`).digest().readUInt32BE(),
    }));
    const chosen = pieces.filter(({ lot }) => lot < 2 ** 32 / every);
    const [least] = pieces.sort((a, b) => a.lot - b.lot);
    return (chosen.length === 0 && least ? [least] : chosen).map(({ name }) => name);
  });
}

function isFolder(name: string): name is Folder {
  return Object.hasOwn(TESTS, name);
}

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: { every: { type: 'string', default: '1' } },
});
const wanted = positionals.length > 0 ? positionals : Object.keys(TESTS);
const unknown = wanted.filter((name) => !isFolder(name));
if (unknown.length > 0) {
  throw new Error(`${unknown.join(', ')}: no folder of the core. There are ${Object.keys(TESTS).join(', ')}.`);
}
const scores: Score[] = [];
for (const folder of wanted.filter(isFolder)) {
  scores.push(await scoreOf(folder, Number(values.every)));
}
console.log('\nfolder           killed  alive  score');
for (const { folder, killed, alive } of scores) {
  const percent = ((100 * killed) / (killed + alive)).toFixed(1);
  console.log(
    `${folder.padEnd(16)} ${String(killed).padStart(6)} ${String(alive).padStart(6)} ${percent.padStart(5)} %`,
  );
}
