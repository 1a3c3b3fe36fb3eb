import { anyBytes, mutated, seededRandom } from './mutate.ts';
import type { Reader } from './reader.ts';
import { isTyped } from './typedErrors.ts';

/** What became of one reader. */
export interface Findings {
  readonly name: string;
  readonly inputs: number;
  /** The slowest input, in milliseconds of processor time, and what it was. */
  readonly worstMilliseconds: number;
  readonly worstInput: string;
  /** The most that a megabyte took, at the best of several readings of the same input. */
  readonly millisecondsPerMegabyte: number;
  readonly slowestInput: string;
  /** How many times as long an input of twice the size took, at most. */
  readonly growth: number;
  /** What was thrown that is no error of the product's own, each kind once with an input that does it. */
  readonly untyped: ReadonlyMap<string, string>;
}

/** What is smaller counts as so large: a fixed cost of microseconds says nothing about a megabyte. */
const TELLING_BYTES = 128 * 1024;
const MEGABYTE = 1_000_000;
const SIZES = [256 * 1024, 512 * 1024];
/**
 * How often an input is read for its figure at least, and how long: the first runs of code are slow, and other programs
 * slow some of them down. The quickest counts.
 */
const READINGS = 5;
const READING_MS = 150;
/** An input that takes so long is not read again, and not made larger. */
const PATIENCE_MS = 4000;
/** Below that the figures of growth are noise. */
const LEAST_GROWN_MS = 20;

/** Feeds a reader for so many milliseconds: mutations of its seeds, bytes by chance, then its worst cases, and twice those. */
export async function fuzz(reader: Reader, milliseconds: number, seed: number): Promise<Findings> {
  const tally = new Tally(reader);
  const random = seededRandom(seed);
  const seeds = reader.seeds.map((text) => Buffer.from(text));
  for (const input of seeds) {
    await tally.read(input, 'a seed');
  }
  const end = performance.now() + milliseconds;
  while (performance.now() < end) {
    const from = seeds[Math.floor(random() * seeds.length)];
    const input = from === undefined || random() < 0.1 ? anyBytes(random) : mutated(from, seeds, random);
    await tally.read(input, 'a mutation');
  }
  for (const [what, [small, large]] of worstCases(reader)) {
    const first = await tally.read(small, what, true);
    if (first < PATIENCE_MS) {
      tally.grew(first, await tally.read(large, what, true));
    }
  }
  return tally.findings();
}

function worstCases({ worst }: Reader): readonly (readonly [string, readonly [Buffer, Buffer]])[] {
  const [small = {}, large = {}] = SIZES.map((bytes) => worst?.(bytes));
  return Object.entries(small).map(([what, text]) => [what, [Buffer.from(text), Buffer.from(large[what] ?? text)]]);
}

class Tally {
  readonly #reader: Reader;
  readonly #untyped = new Map<string, string>();
  #inputs = 0;
  #worst = { milliseconds: 0, input: '' };
  #slowest = { perMegabyte: 0, input: '' };
  #growth = 0;

  constructor(reader: Reader) {
    this.#reader = reader;
  }

  /**
   * Reads one input, and gives the milliseconds of processor time that it took: several times and the quickest of them
   * for a worst case, and for what would be the slowest so far.
   */
  async read(input: Buffer, what: string, isWorst = false): Promise<number> {
    this.#inputs++;
    const megabytes = Math.max(this.#reader.size?.(input) ?? input.length, TELLING_BYTES) / MEGABYTE;
    const end = performance.now() + READING_MS;
    let took = await this.#timed(input, what);
    const again = () => took < PATIENCE_MS && (isWorst || this.#isSlower(took, megabytes));
    for (let count = 1; (count < READINGS || performance.now() < end) && again(); count++) {
      took = Math.min(took, await this.#timed(input, what));
    }
    if (this.#isSlower(took, megabytes)) {
      this.#slowest = { perMegabyte: took / megabytes, input: what };
    }
    if (took > this.#worst.milliseconds) {
      this.#worst = { milliseconds: took, input: what };
    }
    return took;
  }

  grew(first: number, second: number): void {
    if (second > LEAST_GROWN_MS) {
      this.#growth = Math.max(this.#growth, second / first);
    }
  }

  findings(): Findings {
    return {
      name: this.#reader.name,
      inputs: this.#inputs,
      worstMilliseconds: this.#worst.milliseconds,
      worstInput: this.#worst.input,
      millisecondsPerMegabyte: this.#slowest.perMegabyte,
      slowestInput: this.#slowest.input,
      growth: this.#growth,
      untyped: this.#untyped,
    };
  }

  #isSlower(milliseconds: number, megabytes: number): boolean {
    return milliseconds / megabytes > this.#slowest.perMegabyte;
  }

  /** Of the whole process: of collecting garbage and of unpacking, too. */
  async #timed(input: Buffer, what: string): Promise<number> {
    const begun = process.cpuUsage();
    try {
      await this.#reader.read(input);
    } catch (error) {
      this.#caught(error, input, what);
    }
    const { user, system } = process.cpuUsage(begun);
    return (user + system) / 1000;
  }

  #caught(error: unknown, input: Buffer, what: string): void {
    if (isTyped(error)) {
      return;
    }
    const kind = error instanceof Error ? `${error.name}: ${error.message.slice(0, 100)}` : String(error);
    const where = error instanceof Error ? (/\n {4}at (.*)/.exec(error.stack ?? '')?.[1] ?? '') : '';
    const key = `${kind} ${where.replace(/file:\/\/\S*\/(?=src\/)/, '')}`;
    if (!this.#untyped.has(key) && this.#untyped.size < 10) {
      this.#untyped.set(key, `${what}: ${JSON.stringify(input.toString('latin1').slice(0, 300))}`);
    }
  }
}
