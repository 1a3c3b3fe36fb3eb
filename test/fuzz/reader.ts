/** Something of the product that reads what others wrote. */
export interface Reader {
  readonly name: string;
  /** Reads one input. What it throws, if not `isTyped`, is a fault. */
  readonly read: (input: Buffer) => unknown;
  /** Usual inputs, which are taken apart and put together anew. */
  readonly seeds: readonly (string | Buffer)[];
  /** Returns the unpacked size of a compressed input; by default an input’s own size. */
  readonly size?: (input: Buffer) => number;
  /** Inputs of about so many bytes that are as bad as can be thought of, each by its name. */
  readonly worst?: (bytes: number) => Readonly<Record<string, string | Buffer>>;
  /** The milliseconds a megabyte may take at worst, where that is more than for all others, with the reason. */
  readonly allowance?: { readonly millisecondsPerMegabyte: number; readonly because: string };
}

/** `piece` as often as it takes to have so many bytes. */
export function repeated(piece: string, bytes: number): string {
  return piece.repeat(Math.max(1, Math.floor(bytes / Buffer.byteLength(piece))));
}

/** As many pieces, each made from its number, as it takes to have so many bytes. */
export function numbered(piece: (index: number) => string, bytes: number): string {
  const pieces: string[] = [];
  for (let length = 0, index = 0; length < bytes; index++) {
    const next = piece(index);
    pieces.push(next);
    length += next.length;
  }
  return pieces.join('');
}
