import qrcode from 'qrcode-generator';

/** The clear edge that ISO/IEC 18004 asks for, in modules. */
const QUIET_ZONE = 4;
const SVG = 'http://www.w3.org/2000/svg';

/** The dark modules of a QR code as one SVG path, in a square of `size` modules, quiet zone included. */
export interface QrPath {
  readonly size: number;
  readonly path: string;
}

/** Encodes `text`, as UTF-8; undefined when there is nothing to encode or it is too long for any QR code. */
export function qrPath(text: string): QrPath | undefined {
  const bytes = new TextEncoder().encode(text);
  if (bytes.length === 0) {
    return undefined;
  }
  try {
    const code = qrcode(0, 'M');
    // The library takes each character's low byte, so UTF-8 goes in as one character a byte.
    code.addData(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''), 'Byte');
    code.make();
    return { size: code.getModuleCount() + 2 * QUIET_ZONE, path: darkModules(code) };
  } catch {
    return undefined;
  }
}

/** One rectangle for each horizontal run of dark modules. */
function darkModules(code: ReturnType<typeof qrcode>): string {
  const count = code.getModuleCount();
  const parts: string[] = [];
  for (let row = 0; row < count; row++) {
    for (let column = 0; column < count; column++) {
      const start = column;
      while (column < count && code.isDark(row, column)) {
        column++;
      }
      if (column > start) {
        parts.push(`M${start + QUIET_ZONE} ${row + QUIET_ZONE}h${column - start}v1h-${column - start}z`);
      }
    }
  }
  return parts.join('');
}

/** The QR code as an image with the accessible name `label`. */
export function qrImage({ size, path }: QrPath, label: string): SVGElement {
  const svg = document.createElementNS(SVG, 'svg');
  svg.setAttribute('viewBox', `0 0 ${size} ${size}`);
  svg.setAttribute('role', 'img');
  svg.setAttribute('aria-label', label);
  svg.setAttribute('shape-rendering', 'crispEdges');
  svg.setAttribute('class', 'qr');
  const ground = document.createElementNS(SVG, 'rect');
  ground.setAttribute('width', String(size));
  ground.setAttribute('height', String(size));
  ground.setAttribute('class', 'qr-ground');
  const modules = document.createElementNS(SVG, 'path');
  modules.setAttribute('d', path);
  modules.setAttribute('class', 'qr-modules');
  svg.append(ground, modules);
  return svg;
}
