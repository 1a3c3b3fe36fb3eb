import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Browser, chromium } from 'playwright-core';
import { createOnce } from './createOnce.ts';
import { CACHE } from './paths.ts';

const USUAL_PLACES = [
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Google\\Chrome\\Application\\chrome.exe',
];

const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** A font configuration with the package's fonts; its own has paths of a cloud function. */
const FONTS = `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig><dir prefix="relative">fonts</dir></fontconfig>
`;

/**
 * Starts a headless Chromium: the one at `CHROME_PATH`, the system's, or that of `@sparticuz/chromium`.
 * @throws {Error} if there is none for this platform.
 */
export async function launchChromium(): Promise<Browser> {
  const system = process.env['CHROME_PATH'] ?? USUAL_PLACES.find((path) => existsSync(path));
  const { executablePath, env } = system ? { executablePath: system, env: {} } : await unpackedChromium();
  return chromium.launch({ executablePath, args: FLAGS, env: { ...process.env, ...env } });
}

interface Unpacked {
  readonly executablePath: string;
  readonly env: Record<string, string>;
}

async function unpackedChromium(): Promise<Unpacked> {
  if (process.platform !== 'linux' || process.arch !== 'x64') {
    throw new Error('Install Google Chrome or Chromium, or set CHROME_PATH to the one you have.');
  }
  const packageFolder = dirname(dirname(fileURLToPath(import.meta.resolve('@sparticuz/chromium'))));
  const manifest = JSON.parse(await readFile(join(packageFolder, 'package.json'), 'utf8')) as { version: string };
  const folder = join(CACHE, `chromium-${manifest.version}`);
  await createOnce(folder, (temporary) => unpack(packageFolder, temporary));
  const executablePath = join(folder, 'chromium');
  return { executablePath, env: missingParts(folder, executablePath) };
}

async function unpack(packageFolder: string, folder: string): Promise<void> {
  const { default: archive, inflate } = await import('@sparticuz/chromium');
  // The package unpacks into the folder for temporary files, without its version in the name.
  const before = process.env['TMPDIR'];
  process.env['TMPDIR'] = folder;
  try {
    await archive.executablePath();
    await inflate(join(packageFolder, 'bin/al2023.tar.br'));
    await writeFile(join(folder, 'fonts/fonts.conf'), FONTS);
  } finally {
    if (before === undefined) {
      delete process.env['TMPDIR'];
    } else {
      process.env['TMPDIR'] = before;
    }
  }
}

/** Returns variables for what a bare system lacks and the package contains: NSS and its libraries, and a font. */
function missingParts(folder: string, executablePath: string): Record<string, string> {
  const starts = spawnSync(executablePath, ['--version']).status === 0;
  return {
    ...(!starts && { LD_LIBRARY_PATH: join(folder, 'al2023/lib') }),
    ...(!existsSync('/etc/fonts/fonts.conf') && { FONTCONFIG_PATH: join(folder, 'fonts') }),
  };
}
