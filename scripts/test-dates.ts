// Runs the unit and host tests at dates and in time zones that reveal mistakes about days: npm run test:dates --
// [--only text].
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { ROOT } from './lib/paths.ts';
import { outputOfNpm, runNode } from './lib/run.ts';
import { clearCounts, totalCounts } from './lib/testCounts.ts';

interface TestDate {
  readonly title: string;
  readonly at: string;
  readonly zone: string;
}

const DATES: readonly TestDate[] = [
  { title: 'a Monday', at: '2027-06-07T09:00:00+05:30', zone: 'Asia/Kolkata' },
  { title: 'the first minutes of a year', at: '2027-01-01T00:03:00+13:00', zone: 'Pacific/Auckland' },
  { title: 'the last minutes of a leap day', at: '2028-02-29T23:50:00-05:00', zone: 'America/New_York' },
  { title: 'the night when clocks go forward', at: '2027-03-28T01:59:00+01:00', zone: 'Europe/Berlin' },
  { title: 'the hour that comes twice', at: '2026-10-25T02:30:00+02:00', zone: 'Europe/Berlin' },
];
const SHIFT_CLOCK = pathToFileURL(join(ROOT, 'test/support/shiftClock.ts')).href;
const NODE_OPTIONS = process.env['NODE_OPTIONS'] ?? '';

/** Slow tests that do not depend on the time or time zone. */
const LEFT_OUT = ['**/growth.test.ts', 'archive/{metrics,replay}.property.test.ts'];

/** A suite, run at one date after the other. */
interface Suite {
  readonly step: readonly string[];
  readonly options: string;
}

/** Neither suite uses the whole machine, so they run in parallel. */
const SUITES: readonly Suite[] = [
  {
    step: ['test:unit', '--', ...LEFT_OUT.flatMap((file) => ['--ignore', `test/unit/${file}`])],
    options: `${NODE_OPTIONS} --import=${SHIFT_CLOCK}`,
  },
  // VS Code drops NODE_OPTIONS: there the tests shift the clock themselves.
  { step: ['test:host', '--', '--host', 'current', '--built'], options: NODE_OPTIONS },
];

const { values } = parseArgs({ options: { only: { type: 'string', default: '' } } });
const dates = DATES.filter(({ title }) => title.includes(values.only));
const failed: string[] = [];

async function runSuite({ step, options }: Suite): Promise<void> {
  for (const { title, at, zone } of dates) {
    const env = {
      TZ: zone,
      REP_WORKFLOWS_TEST_SHIFT_MS: String(Date.parse(at) - Date.now()),
      NODE_OPTIONS: options,
    };
    const started = performance.now();
    const { output, succeeded } = await outputOfNpm(['run', '--silent', ...step], { env });
    const seconds = Math.round((performance.now() - started) / 1000);
    console.log(`\n=== ${step[0]} at ${title}: ${at} ${zone}, ${seconds} s ===\n\n${output}`);
    if (!succeeded) {
      failed.push(`${step[0]} at ${title}`);
    }
  }
}

clearCounts();
await runNode(['esbuild.js', '--tests']);
await Promise.all(SUITES.map(runSuite));
const counts = totalCounts();
console.log(`\n${counts.passed} passed, ${counts.failed} failed`);
for (const step of failed) {
  console.log(`Failed: ${step}`);
}
process.exitCode = failed.length === 0 && counts.passed > 0 ? 0 : 1;
