/** The part of esbuild's `metafile` that the limits need. */
export interface Bundles {
  readonly outputs: Readonly<Record<string, Bundle>>;
}

interface Bundle {
  readonly bytes: number;
  readonly inputs: Readonly<Record<string, { readonly bytesInOutput: number }>>;
  readonly imports: readonly { readonly path: string; readonly kind: string; readonly external?: boolean }[];
}

const KILOBYTE = 1000;
const MAIN = 'dist/extension.js';
const WEBVIEWS = 'dist/webviews/';
const MAIN_LIMIT = 100 * KILOBYTE;
const PACKAGE_LIMIT = 1500 * KILOBYTE;

/** Code that must load late, because it would slow down the start of every VS Code window. */
const LATE = [
  'node_modules/undici/',
  'node_modules/ws/',
  'node_modules/fast-xml-parser/',
  'node_modules/qrcode-generator/',
  'src/webviews/',
  'src/demo/',
  'src/ui/window/',
];

/** True for the types of messages, which both sides of a webview use. */
function isShared(input: string): boolean {
  return input.endsWith('/messages.ts');
}

/** Returns the faults of a production build's bundles; empty if they keep the limits. */
export function bundleFaults(bundles: Bundles): string[] {
  const early = [...loadedWith(MAIN, bundles)].flatMap((path) => bundles.outputs[path] ?? []);
  if (early.length === 0) {
    return [`${MAIN} has not been built.`];
  }
  const bytes = early.reduce((sum, bundle) => sum + bundle.bytes, 0);
  const inputs = early.flatMap((bundle) => Object.keys(bundle.inputs));
  const tooEarly = LATE.flatMap((folder) => inputs.find((input) => input.includes(folder) && !isShared(input)) ?? []);
  return [
    ...(bytes > MAIN_LIMIT ? [`${MAIN} and what it imports have ${bytes} bytes; ${MAIN_LIMIT} is the limit.`] : []),
    ...tooEarly.map((input) => `${MAIN} loads ${input}; import it late, by import().`),
    ...copies(bundles).map(([input, places]) => `${input} is in ${places.join(' and ')}.`),
  ];
}

/** Returns the paths of a bundle and of all that it imports statically. */
function loadedWith(path: string, bundles: Bundles, found = new Set<string>()): Set<string> {
  if (!found.has(path)) {
    found.add(path);
    for (const imported of bundles.outputs[path]?.imports ?? []) {
      if (imported.kind === 'import-statement' && !imported.external) {
        loadedWith(imported.path, bundles, found);
      }
    }
  }
  return found;
}

/**
 * Returns the modules that are in more than one bundle of the host, where each would have its own state and classes.
 */
function copies(bundles: Bundles): (readonly [input: string, bundles: readonly string[]])[] {
  const places = new Map<string, string[]>();
  for (const [path, { inputs }] of Object.entries(bundles.outputs)) {
    for (const [input, { bytesInOutput }] of path.startsWith(WEBVIEWS) ? [] : Object.entries(inputs)) {
      if (bytesInOutput > 0) {
        places.set(input, [...(places.get(input) ?? []), path]);
      }
    }
  }
  return [...places].filter(([, paths]) => paths.length > 1);
}

/** Returns the faults of the package's size; empty if it keeps the limit. */
export function packageFaults(bytes: number): string[] {
  return bytes > PACKAGE_LIMIT ? [`The package has ${bytes} bytes; ${PACKAGE_LIMIT} is the limit.`] : [];
}
