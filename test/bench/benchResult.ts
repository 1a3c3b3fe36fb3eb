/** One line of the table of benches: `ratio` must not exceed `bar`, if there is one, both of one run on one machine. */
export interface BenchResult {
  readonly name: string;
  readonly ratio: number;
  readonly bar: number | undefined;
  /** What the ratio was made of, by a name that tells the unit. */
  readonly figures: Readonly<Record<string, number>>;
}

/** How much a bench is to do: `quick` is for seeing that it runs, its ratios say little. */
export type BenchSize = 'full' | 'quick';

/** What every file with a bench exports. */
export interface BenchModule {
  readonly bench: (size: BenchSize) => Promise<readonly BenchResult[]>;
}
