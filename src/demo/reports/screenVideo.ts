import { deflateSync } from 'node:zlib';
import { Random } from '../sim/random.ts';

/** Pixels of a block, which is a square, and blocks of the picture. */
const BLOCK = 32;
const COLUMNS = 10;
const ROWS = 6;
/** Tag types and the codec of the FLV format: Screen Video, whose blocks are packed by zlib. */
const VIDEO = 9;
const SCRIPT = 18;
const SCREEN_VIDEO = 3;

/**
 * A small video in the FLV format: a grainy desktop on which a bright window moves on every second.
 * @param seed the same gives the same video.
 */
export function screenVideo(seed: number, seconds: number): Buffer {
  const random = new Random(seed);
  const colour = [random.integer(20, 120), random.integer(20, 120), random.integer(20, 120)] as const;
  const header = Buffer.from([0x46, 0x4c, 0x56, 1, 1, 0, 0, 0, 9, 0, 0, 0, 0]);
  const tags = [header, tag(SCRIPT, 0, metadata(seconds))];
  for (let second = 0, before = -1; second < seconds; second++) {
    const window = random.integer(0, COLUMNS * ROWS - 1);
    const isKey = second === 0;
    const blocks = Array.from({ length: COLUMNS * ROWS }, (_, index) => {
      const isNew = isKey || index === window || index === before;
      return isNew ? packedBlock(index === window ? [230, 230, 230] : colour, random) : Buffer.alloc(2);
    });
    tags.push(tag(VIDEO, second * 1000, Buffer.concat([frameHeader(isKey), ...blocks])));
    before = window;
  }
  return Buffer.concat(tags);
}

function tag(type: number, milliseconds: number, data: Buffer): Buffer {
  const head = Buffer.alloc(11);
  head.writeUInt8(type, 0);
  head.writeUIntBE(data.length, 1, 3);
  head.writeUIntBE(milliseconds & 0xffffff, 4, 3);
  head.writeUInt8((milliseconds >>> 24) & 0xff, 7);
  const size = Buffer.alloc(4);
  size.writeUInt32BE(head.length + data.length);
  return Buffer.concat([head, data, size]);
}

function frameHeader(isKey: boolean): Buffer {
  const head = Buffer.alloc(5);
  head.writeUInt8(((isKey ? 1 : 2) << 4) | SCREEN_VIDEO, 0);
  const size = BLOCK / 16 - 1;
  head.writeUInt16BE((size << 12) | (COLUMNS * BLOCK), 1);
  head.writeUInt16BE((size << 12) | (ROWS * BLOCK), 3);
  return head;
}

/** The length and the pixels, blue first. */
function packedBlock(colour: readonly [number, number, number], random: Random): Buffer {
  const pixels = Buffer.alloc(BLOCK * BLOCK * 3);
  for (let at = 0; at < pixels.length; at += 3) {
    const grain = random.integer(0, 7);
    pixels.set([colour[0] + grain, colour[1] + grain, colour[2] + grain], at);
  }
  const packed = deflateSync(pixels, { level: 6 });
  const length = Buffer.alloc(2);
  length.writeUInt16BE(packed.length);
  return Buffer.concat([length, packed]);
}

/** `onMetaData` with what players show before they have read the rest, in the format AMF 0. */
function metadata(seconds: number): Buffer {
  const values = {
    duration: seconds,
    width: COLUMNS * BLOCK,
    height: ROWS * BLOCK,
    framerate: 1,
    videocodecid: SCREEN_VIDEO,
  };
  const count = Buffer.alloc(5);
  count.writeUInt8(8, 0);
  count.writeUInt32BE(Object.keys(values).length, 1);
  const pairs = Object.entries(values).flatMap(([name, value]) => {
    const number = Buffer.alloc(9);
    number.writeDoubleBE(value, 1);
    return [shortText(name), number];
  });
  return Buffer.concat([Buffer.from([2]), shortText('onMetaData'), count, ...pairs, Buffer.from([0, 0, 9])]);
}

function shortText(text: string): Buffer {
  const length = Buffer.alloc(2);
  length.writeUInt16BE(Buffer.byteLength(text));
  return Buffer.concat([length, Buffer.from(text)]);
}
