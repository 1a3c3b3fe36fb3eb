// Runs the unit and host tests at dates and in zones where days are easily mistaken: npm run test:dates -- [--only text].
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { ROOT } from './lib/paths.ts';
import { runNpm } from './lib/run.ts';
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
/** Tests of growth look at no date; this other one compares files with the clock, and that of the file system stays. */
const LEFT_OUT = ['**/growth.test.ts', 'backup/backupFolder.test.ts'];
const IGNORED = LEFT_OUT.flatMap((file) => ['--ignore', `test/unit/${file}`]);
/** VS Code drops NODE_OPTIONS: there the tests shift the clock themselves. */
const STEPS = [
  {
    step: ['test:unit', '--', ...IGNORED],
    options: `${process.env['NODE_OPTIONS'] ?? ''} --import=${SHIFT_CLOCK}`,
  },
  { step: ['test:host', '--', '--host', 'current'], options: process.env['NODE_OPTIONS'] ?? '' },
];

const { values } = parseArgs({ options: { only: { type: 'string', default: '' } } });
const failed: string[] = [];

clearCounts();
for (const { title, at, zone } of DATES.filter((date) => date.title.includes(values.only))) {
  for (const { step, options } of STEPS) {
    console.log(`\n=== ${step[0]} at ${title}: ${at} ${zone} ===\n`);
    const env = {
      TZ: zone,
      REP_WORKFLOWS_TEST_SHIFT_MS: String(Date.parse(at) - Date.now()),
      NODE_OPTIONS: options,
    };
    await runNpm(['run', '--silent', ...step], { env }).catch(() => failed.push(`${step[0]} at ${title}`));
  }
}
const counts = totalCounts();
console.log(`\n${counts.passed} passed, ${counts.failed} failed`);
for (const step of failed) {
  console.log(`Failed: ${step}`);
}
process.exitCode = failed.length === 0 && counts.passed > 0 ? 0 : 1;
