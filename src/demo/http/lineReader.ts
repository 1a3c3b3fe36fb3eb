import { StringDecoder } from 'node:string_decoder';

/** Puts lines together from chunks that may end anywhere. */
export class LineReader {
  readonly #decoder = new StringDecoder('utf8');
  readonly #maxCharacters: number;
  #rest = '';

  /** @param maxCharacters how long a line may get. */
  constructor(maxCharacters: number) {
    this.#maxCharacters = maxCharacters;
  }

  /** The lines that `chunk` completes. Throws a RangeError when a line gets too long. */
  read(chunk: Buffer): string[] {
    const lines = `${this.#rest}${this.#decoder.write(chunk)}`.split('\n');
    this.#rest = lines.pop() ?? '';
    if ([...lines, this.#rest].some((line) => line.length > this.#maxCharacters)) {
      throw new RangeError('The message is too long.');
    }
    return lines.filter((line) => line.trim() !== '');
  }
}
