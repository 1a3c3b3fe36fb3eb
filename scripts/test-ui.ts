// Runs test/ui: the packaged extension in a real VS Code in a real browser. npm run test:ui.
import Mocha from 'mocha';
import { globSync } from 'node:fs';
import CountingReporter from './lib/countingReporter.ts';
import { packageExtension } from './lib/packageExtension.ts';

await packageExtension();
// They mostly wait for a browser: two at a time take little longer than one.
const mocha = new Mocha({ timeout: 120_000, forbidOnly: true, reporter: CountingReporter, parallel: true, jobs: 2 });
for (const file of globSync('test/ui/**/*.test.ts')) {
  mocha.addFile(file);
}
mocha.run((failures) => process.exit(failures === 0 ? 0 : 1));
