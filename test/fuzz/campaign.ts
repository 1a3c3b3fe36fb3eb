import { anyBytes, mutated, seededRandom } from './mutate.ts';
import type { Reader } from './reader.ts';
import { isTyped } from './typedErrors.ts';

/** The result of one reader. */
export interface Findings {
  readonly name: string;
  readonly inputs: number;
  /** The slowest input, in milliseconds of processor time, and what it was. */
  readonly worstMilliseconds: number;
  readonly worstInput: string;
  /** The most that a megabyte took, at the best of several readings of the same input. */
  readonly millisecondsPerMegabyte: number;
  readonly slowestInput: string;
  /** The largest ratio of times for an input of twice the size. */
  readonly growth: number;
  /** Thrown errors that are not the product's own, each kind once with an input that causes it. */
  readonly untyped: ReadonlyMap<string, string>;
}

/** Smaller inputs count as this large: a fixed cost of microseconds says nothing about a megabyte. */
const TELLING_BYTES = 128 * 1024;
const MEGABYTE = 1_000_000;
const SIZES = [256 * 1024, 512 * 1024];
/** The least number of readings of an input whose time counts, because other programs slow some down. */
const READINGS = 5;
/** And how long: code runs at its own speed only after it was read with for some tenths of a second. */
const READING_MS = 400;
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
    await tally.tryOut(input);
  }
  const end = performance.now() + milliseconds;
  while (performance.now() < end) {
    const from = seeds[Math.floor(random() * seeds.length)];
    const input = from === undefined || random() < 0.1 ? anyBytes(random) : mutated(from, seeds, random);
    await tally.tryOut(input);
  }
  await tally.measureSuspect();
  for (const [what, [small, large]] of worstCases(reader)) {
    const first = await tally.measure(small, what);
    if (first < PATIENCE_MS) {
      tally.grew(first, await tally.measure(large, what));
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
  #suspect: { readonly perMegabyte: number; readonly input: Buffer } = { perMegabyte: 0, input: Buffer.alloc(0) };
  #growth = 0;

  constructor(reader: Reader) {
    this.#reader = reader;
  }

  /** Reads a seed or a mutation, and keeps it in mind where it seems to be the slowest of them. */
  async tryOut(input: Buffer): Promise<void> {
    this.#inputs++;
    const seems = (milliseconds: number) => milliseconds / this.#megabytes(input) > this.#suspect.perMegabyte;
    let took = await this.#timed(input, 'a mutation');
    for (let count = 1; count < READINGS && seems(took); count++) {
      took = Math.min(took, await this.#timed(input, 'a mutation'));
    }
    if (seems(took)) {
      this.#suspect = { perMegabyte: took / this.#megabytes(input), input };
    }
  }

  /** Reads the mutation that seemed to be the slowest again, now that the code has run often. */
  async measureSuspect(): Promise<void> {
    await this.measure(this.#suspect.input, 'a mutation');
  }

  /** Reads one input several times, and gives the least milliseconds of processor time that it took. */
  async measure(input: Buffer, what: string): Promise<number> {
    this.#inputs++;
    const end = performance.now() + READING_MS;
    let took = await this.#timed(input, what);
    for (let count = 1; took < PATIENCE_MS && (count < READINGS || performance.now() < end); count++) {
      took = Math.min(took, await this.#timed(input, what));
    }
    const perMegabyte = took / this.#megabytes(input);
    if (perMegabyte > this.#slowest.perMegabyte) {
      this.#slowest = { perMegabyte, input: what };
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

  #megabytes(input: Buffer): number {
    return Math.max(this.#reader.size?.(input) ?? input.length, TELLING_BYTES) / MEGABYTE;
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
