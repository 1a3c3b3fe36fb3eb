// Runs test/ui: the packaged extension in a real VS Code in a real browser.
// npm run test:ui -- [part of a file's name …] [--grep "part of a title"].
import Mocha from 'mocha';
import { globSync } from 'node:fs';
import { parseArgs } from 'node:util';
import CountingReporter from './lib/countingReporter.ts';
import { packageExtension } from './lib/packageExtension.ts';

const { positionals, values } = parseArgs({ allowPositionals: true, options: { grep: { type: 'string' } } });

await packageExtension();
// The tests mostly wait for a browser: two in parallel take little longer than one.
const mocha = new Mocha({ timeout: 120_000, forbidOnly: true, reporter: CountingReporter, parallel: true, jobs: 2 });
if (values.grep !== undefined) {
  mocha.grep(values.grep);
}
for (const file of globSync('test/ui/**/*.test.ts')) {
  if (positionals.length === 0 || positionals.some((part) => file.includes(part))) {
    mocha.addFile(file);
  }
}
mocha.run((failures) => process.exit(failures === 0 ? 0 : 1));
