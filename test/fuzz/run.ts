/**
 * Feeds every reader of the product with hostile inputs, and tells for each how many, how long the slowest took, and
 * what was thrown: `npm run fuzz -- [--seed n] [--seconds n] [--only name]`. Ends with 1 where something was thrown that is no
 * error of the product's own, or a megabyte took far too long.
 */
import { parseArgs } from 'node:util';
import { fuzz, type Findings } from './campaign.ts';
import type { Reader } from './reader.ts';
import { READERS } from './readers.ts';

/** Time limit for a megabyte of the worst input. */
const BAR_MS_PER_MEGABYTE = 100;
/** Machines differ, and share their caches: only what is clearly too long counts as a failure. */
const CLEARLY = 2;

const { values } = parseArgs({
  options: {
    seed: { type: 'string', default: '20261130' },
    seconds: { type: 'string', default: '60' },
    only: { type: 'string', default: '' },
  },
});

/** The time for parsing a megabyte of JSON on an idle machine. */
const USUAL_JSON_MS = 10;

/** The factor by which this machine is slower than usual at present. */
function slowness(): number {
  const json = `[${'{"id":"12345","name":"some text of a row","count":17},'.repeat(19_000)}0]`;
  const times = Array.from({ length: 9 }, () => {
    const begun = process.cpuUsage();
    JSON.parse(json);
    const { user, system } = process.cpuUsage(begun);
    return (user + system) / 1000;
  });
  return Math.max(1, (times.sort((a, b) => a - b)[4] ?? 0) / USUAL_JSON_MS);
}

function isTooSlow({ allowance }: Reader, { millisecondsPerMegabyte }: Findings): boolean {
  const bar = allowance?.millisecondsPerMegabyte ?? BAR_MS_PER_MEGABYTE;
  return millisecondsPerMegabyte > CLEARLY * bar * Math.max(slower, slowness());
}

const readers = READERS.filter(({ name }) => name.includes(values.only));
const share = (Number(values.seconds) * 1000) / Math.max(1, readers.length) / 2;
const slower = slowness();
let failures = 0;

console.log(
  `Seed ${values.seed}, ${values.seconds} s, ${readers.length} readers; this machine takes ${slower.toFixed(1)} times as long as usual.`,
);
console.log(
  `${'reader'.padEnd(34)} ${'inputs'.padStart(8)} ${'worst ms'.padStart(9)} ${'ms/MB'.padStart(9)} growth untyped`,
);
for (const reader of readers) {
  const findings = await fuzz(reader, share, Number(values.seed));
  const tooSlow = isTooSlow(reader, findings);
  failures += Number(tooSlow) + findings.untyped.size;
  const { inputs, worstMilliseconds, millisecondsPerMegabyte, growth, untyped } = findings;
  console.log(
    [
      reader.name.padEnd(34),
      String(inputs).padStart(8),
      worstMilliseconds.toFixed(1).padStart(9),
      millisecondsPerMegabyte.toFixed(1).padStart(9),
      growth.toFixed(1).padStart(6),
      String(untyped.size).padStart(7),
      tooSlow ? `too slow: ${findings.slowestInput}` : '',
    ].join(' '),
  );
  for (const [kind, input] of untyped) {
    console.log(`    ${kind}\n      ${input}`);
  }
}
console.log(failures === 0 ? 'Nothing found.' : `${failures} findings.`);
process.exitCode = failures === 0 ? 0 : 1;
