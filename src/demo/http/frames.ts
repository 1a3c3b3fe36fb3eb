import type { Random } from '../sim/random.ts';

const SMALLEST_FRAME = 1024;
const LARGEST_FRAME = 8191;

/**
 * A message of the state protocol in UTF-8, ended by a newline and cut into frames. A large one is cut anywhere, also
 * inside a character, for "the data may be broken up in multiple parts" (guide: Model Updates).
 */
export function toFrames(message: unknown, random: Random): Buffer[] {
  const bytes = Buffer.from(`${JSON.stringify(message)}\n`, 'utf8');
  const frames: Buffer[] = [];
  for (let start = 0; start < bytes.length;) {
    const end = bytes.length <= LARGEST_FRAME ? bytes.length : start + random.integer(SMALLEST_FRAME, LARGEST_FRAME);
    frames.push(bytes.subarray(start, end));
    start = end;
  }
  return frames;
}
