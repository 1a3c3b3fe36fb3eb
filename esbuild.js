// Builds the extension (CommonJS), its late-loaded parts, the webviews and the in-host test suite.
//   node esbuild.js [--watch] [--production] [--tests]
import { existsSync, globSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { basename, join, relative, resolve } from 'node:path';
import * as esbuild from 'esbuild';

const watch = process.argv.includes('--watch');
const production = process.argv.includes('--production');
const tests = process.argv.includes('--tests');

/** Targets of relative dynamic imports: each becomes a bundle of its own, loaded when it is first asked for. */
const lateParts = new Map([[resolve('src/extension.ts'), 'extension']]);

const lateLoading = {
  name: 'late-loading',
  setup(build) {
    build.onResolve({ filter: /^\.\.?\// }, (args) => {
      if (args.kind !== 'dynamic-import') {
        return undefined;
      }
      const path = resolve(args.resolveDir, args.path);
      const namesake = [...lateParts].find(([other, name]) => other !== path && name === basename(path, '.ts'));
      if (namesake) {
        return { errors: [{ text: `${path} and ${namesake[0]} would both become ${namesake[1]}.cjs; rename one.` }] };
      }
      lateParts.set(path, basename(path, '.ts'));
      return { path: `./${basename(path, '.ts')}.cjs`, external: true };
    });
  },
};

const shared = { bundle: true, minify: production, sourcemap: !production, logLevel: 'warning', metafile: true };
const host = {
  ...shared,
  platform: 'node',
  format: 'cjs',
  target: 'node22.20',
  outExtension: { '.js': '.cjs' },
  external: ['vscode', 'mocha', 'bufferutil', 'utf-8-validate'],
  supported: { 'dynamic-import': false },
  plugins: [lateLoading],
};

async function run(options) {
  const context = await esbuild.context(options);
  const { metafile } = await context.rebuild();
  if (watch) {
    await context.watch();
  } else {
    await context.dispose();
  }
  return metafile;
}

rmSync('dist', { recursive: true, force: true });
const outputs = {};
const built = new Set();
for (let pending = [...lateParts]; pending.length > 0; pending = [...lateParts].filter(([path]) => !built.has(path))) {
  for (const [path, name] of pending) {
    built.add(path);
    Object.assign(outputs, (await run({ ...host, entryPoints: { [name]: path }, outdir: 'dist' })).outputs);
  }
}

// One entry per page; what pages share, and what they load late, is split off.
const pages = readdirSync('src/webviews').flatMap((name) => {
  const entry = join('src/webviews', name, 'main.ts');
  return existsSync(entry) ? [[name, entry]] : [];
});
const browser = { ...shared, platform: 'browser', format: 'esm', splitting: true, target: 'es2023' };
const entryPoints = Object.fromEntries(pages);
Object.assign(outputs, (await run({ ...browser, entryPoints, outdir: 'dist/webviews' })).outputs);

if (tests) {
  const inHost = { ...host, minify: false, sourcemap: 'inline', plugins: [] };
  await run({ ...inHost, entryPoints: ['test/host/index.ts'], outdir: 'out/test/host' });
  // Mocha loads one file with all suites in it, so that the code they share is there once.
  const suites = globSync('test/host/**/*.test.ts').map((file) => `import './${relative('test/host', file)}';`);
  const contents = suites.map((line) => line.replaceAll('\\', '/')).join('\n');
  await run({
    ...inHost,
    stdin: { contents, resolveDir: 'test/host', sourcefile: 'tests.ts' },
    outfile: 'out/test/host/tests.cjs',
    outExtension: {},
  });
}
writeFileSync('dist/metafile.json', JSON.stringify({ outputs }));
