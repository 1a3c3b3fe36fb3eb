// Builds the extension (ES modules, split where it loads late), the webviews and the in-host test suite.
//   node esbuild.js [--watch] [--production] [--tests]
import { existsSync, globSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import * as esbuild from 'esbuild';

const watch = process.argv.includes('--watch');
const production = process.argv.includes('--production');
const tests = process.argv.includes('--tests');

const shared = { bundle: true, minify: production, sourcemap: !production, logLevel: 'warning', metafile: true };
const node = {
  ...shared,
  platform: 'node',
  target: 'node22.20',
  external: ['vscode', 'mocha', 'bufferutil', 'utf-8-validate'],
};

/** All that a window has loaded in the first moments after its start. */
const first = ['src/extension.ts', 'src/ui/window/openWindow.ts'].map((file) => resolve(file));

/**
 * Cuts one chunk for what starts, however many late parts share some of it: each late part is made to import the start,
 * which has been loaded by then. Otherwise esbuild would cut the start into dozens of files, one for each set of sharers.
 */
const startInOneChunk = {
  name: 'start-in-one-chunk',
  setup(build) {
    build.onResolve({ filter: /^\.\.?\// }, ({ kind, resolveDir, path }) =>
      kind === 'dynamic-import' ? { namespace: 'late', path: resolve(resolveDir, path) } : undefined,
    );
    build.onLoad({ filter: /./, namespace: 'late' }, ({ path }) => ({
      contents: `${first.map((file) => `import ${JSON.stringify(file)};`).join('')} export * from ${JSON.stringify(path)};`,
      resolveDir: '.',
    }));
  },
};

async function run(options) {
  const context = await esbuild.context(options);
  const { metafile } = await context.rebuild();
  if (watch) {
    await context.watch();
  } else {
    await context.dispose();
  }
  return metafile.outputs;
}

rmSync('dist', { recursive: true, force: true });
const host = await run({
  ...node,
  format: 'esm',
  splitting: true,
  entryPoints: ['src/extension.ts'],
  outdir: 'dist',
  plugins: [startInOneChunk],
  chunkNames: 'chunks/[name]-[hash]',
  // Dependencies that are CommonJS ask for Node's own modules by require().
  banner: { js: "import{createRequire as requireFrom}from'node:module';const require=requireFrom(import.meta.url);" },
});

// One entry per page; what pages share, and what they load late, is split off.
const pages = readdirSync('src/webviews').flatMap((name) => {
  const entry = join('src/webviews', name, 'main.ts');
  return existsSync(entry) ? [[name, entry]] : [];
});
const browser = { ...shared, platform: 'browser', format: 'esm', splitting: true, target: 'es2023' };
const webviews = await run({ ...browser, entryPoints: Object.fromEntries(pages), outdir: 'dist/webviews' });

if (tests) {
  const inHost = { ...node, format: 'cjs', minify: false, sourcemap: 'inline' };
  await run({
    ...inHost,
    entryPoints: { index: 'test/host/index.ts' },
    outdir: 'out/test/host',
    outExtension: { '.js': '.cjs' },
  });
  // Mocha loads one file with all suites in it, so that the code they share is there once.
  const suites = globSync('test/host/**/*.test.ts').map((file) => `import './${relative('test/host', file)}';`);
  const contents = suites.map((line) => line.replaceAll('\\', '/')).join('\n');
  await run({
    ...inHost,
    stdin: { contents, resolveDir: 'test/host', sourcefile: 'tests.ts' },
    outfile: 'out/test/host/tests.cjs',
  });
  writeFileSync('out/test/host/vscodeWindow.mjs', "export { window } from 'vscode';\n");
}
writeFileSync('dist/metafile.json', JSON.stringify({ outputs: { ...host, ...webviews } }));
