/** What esbuild tells about its bundles (`metafile`), as far as the bars need it. */
export interface Bundles {
  readonly outputs: Readonly<
    Record<string, { readonly bytes: number; readonly inputs: Readonly<Record<string, unknown>> }>
  >;
}

const KILOBYTE = 1000;
const MAIN = 'dist/extension.cjs';
const MAIN_LIMIT = 150 * KILOBYTE;
const PACKAGE_LIMIT = 1500 * KILOBYTE;

/** Code that must load late: it would slow down the start of every VS Code window. */
const LATE = [
  'node_modules/undici/',
  'node_modules/ws/',
  'node_modules/fast-xml-parser/',
  'node_modules/qrcode-generator/',
  'src/webviews/',
  'src/demo/',
  'src/ui/window/',
];

/** The shapes of messages belong to both sides of a webview. */
function isShared(input: string): boolean {
  return input.endsWith('/messages.ts');
}

/** What is wrong with the bundles of a production build; empty when they keep their bars. */
export function bundleFaults(bundles: Bundles): string[] {
  const main = bundles.outputs[MAIN];
  if (!main) {
    return [`${MAIN} has not been built.`];
  }
  const early = LATE.flatMap(
    (folder) => Object.keys(main.inputs).find((input) => input.includes(folder) && !isShared(input)) ?? [],
  );
  return [
    ...(main.bytes > MAIN_LIMIT ? [`${MAIN} has ${main.bytes} bytes; ${MAIN_LIMIT} is the limit.`] : []),
    ...early.map((input) => `${MAIN} contains ${input}; import it late, by import().`),
  ];
}

/** What is wrong with the size of the package; empty when it keeps its bar. */
export function packageFaults(bytes: number): string[] {
  return bytes > PACKAGE_LIMIT ? [`The package has ${bytes} bytes; ${PACKAGE_LIMIT} is the limit.`] : [];
}
