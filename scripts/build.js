// Builds dist/ from scratch:
// - the program, bundled with its dependencies into CommonJS chunks that load when they are needed, and what V8
//   compiles of them on this machine;
// - the library, bundled in the same way into ES modules;
// - the bundled frameworks, read and checked once, so that no run has to parse them again;
// - the script of the form, for a browser, with the hash by which its page allows it;
// - type declarations, and the licences of what is bundled.
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build, transform } from 'esbuild';
import { lighten } from './lighten.js';

const root = fileURLToPath(new URL('..', import.meta.url));
const dist = join(root, 'dist');

rmSync(dist, { recursive: true, force: true });

execFileSync(process.execPath, [join(root, 'node_modules/typescript/bin/tsc'), '-p', 'tsconfig.build.json'], {
  cwd: root,
  stdio: 'inherit',
});

const options = {
  absWorkingDir: root,
  entryNames: '[name]',
  outdir: 'dist',
  bundle: true,
  splitting: true,
  format: 'esm',
  platform: 'node',
  target: 'node20.17',
  minify: true,
  metafile: true,
  legalComments: 'none',
  // The ES modules of these packages, from which what is not used can be left out.
  alias: {
    'jsonc-parser': join(root, 'node_modules/jsonc-parser/lib/esm/main.js'),
    yaml: join(root, 'node_modules/yaml/browser/index.js'),
  },
  plugins: [lighten],
};

// The program and the library share no chunks: what only one of them needs does not split the other's.
const builds = [await buildProgram(), await buildLibrary()];
const inputs = builds.flatMap(({ metafile }) => Object.keys(metafile.inputs));
const outputs = Object.assign({}, ...builds.map(({ metafile }) => metafile.outputs));

writeFileSync(join(dist, 'chunks.json'), JSON.stringify(packagesByChunk(outputs), null, 2));
writeFileSync(join(dist, 'licences.txt'), licences(inputs));
await compileFrameworks();
await buildForm();
execFileSync(process.execPath, [join(root, 'scripts/compile.js')], { stdio: 'inherit' });

/** esbuild parts only ES modules into chunks. Each chunk is then made CommonJS, which bin/load.js loads. */
async function buildProgram() {
  const bundled = await build({
    ...options,
    entryPoints: ['src/cli.ts', 'src/worker.ts'],
    chunkNames: 'cli-[name]-[hash]',
    outExtension: { '.js': '.cjs' },
    write: false,
  });
  for (const { path, text } of bundled.outputFiles) {
    const { code } = await transform(text, {
      format: 'cjs',
      platform: options.platform,
      target: options.target,
      minify: true,
      // Chunks are loaded by bin/load.js, so import() becomes require().
      supported: { 'dynamic-import': false },
      define: { 'import.meta.url': '__url' },
      banner: text.includes('import.meta.url')
        ? "const __url=require('node:url').pathToFileURL(__filename).href;"
        : '',
    });
    writeFileSync(path, code);
  }
  return bundled;
}

function buildLibrary() {
  return build({
    ...options,
    entryPoints: ['src/index.ts', 'src/diagnostics/explain.ts'],
    chunkNames: 'lib-[name]-[hash]',
    // Some dependencies are CommonJS: they ask for Node's own modules by require(), and where they are.
    banner: {
      js: "import{createRequire as __cr}from'node:module';const require=__cr(import.meta.url),__filename=import.meta.filename;",
    },
  });
}

/** The script of the form page. It stands in the page as it is: nothing in it may end its element. */
async function buildForm() {
  const { outputFiles } = await build({
    absWorkingDir: root,
    entryPoints: ['src/form/main.ts'],
    bundle: true,
    format: 'iife',
    platform: 'browser',
    target: ['chrome100', 'firefox104', 'safari15.4'],
    charset: 'utf8',
    minify: true,
    legalComments: 'none',
    write: false,
  });
  const text = outputFiles[0].text.trim();
  if (/<\/script|<!--/i.test(text)) throw new Error('The script of the form would end its element.');
  const sha256 = createHash('sha256').update(text).digest('base64');
  writeFileSync(join(dist, 'form.json'), JSON.stringify({ text, sha256 }));
}

/** Each framework as the program holds it. A mistake in one of them fails the build. */
async function compileFrameworks() {
  const { readFramework } = await import(pathToFileURL(join(dist, 'index.js')).href);
  mkdirSync(join(dist, 'frameworks'));
  for (const name of readdirSync(join(root, 'frameworks')).filter(isFramework)) {
    const { framework, diagnostics } = readFramework(
      readFileSync(join(root, 'frameworks', name), 'utf8'),
      name,
    );
    if (framework === null) throw new Error(`${name} has errors: ${JSON.stringify(diagnostics, null, 2)}`);
    writeFileSync(join(dist, 'frameworks', name.replace(/yaml$/, 'json')), JSON.stringify(framework));
  }
}

/** Their cases stand beside them. */
function isFramework(file) {
  return file.endsWith('.yaml') && !file.endsWith('.cases.yaml');
}

/** Which packages each chunk holds code of, for the test that says what a command loads. */
function packagesByChunk(outputs) {
  return Object.fromEntries(
    Object.entries(outputs).map(([chunk, { inputs }]) => {
      const names = Object.entries(inputs)
        .filter(([, { bytesInOutput }]) => bytesInOutput > 0)
        .flatMap(([input]) => /.*node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(input)?.[1] ?? []);
      return [chunk.replace(/^dist\//, ''), [...new Set(names)].sort()];
    }),
  );
}

/** The licence texts of the packages whose code is in the bundle. */
function licences(inputs) {
  const packages = new Set(
    inputs.flatMap((input) => /.*node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(input)?.[0] ?? []),
  );
  const texts = [...packages].sort().map((folder) => {
    const { name, version, license } = JSON.parse(readFileSync(join(root, folder, 'package.json'), 'utf8'));
    const file = readdirSync(join(root, folder)).find((entry) => /^licen[cs]e/i.test(entry));
    const text =
      file === undefined ? `Licence: ${license}` : readFileSync(join(root, folder, file), 'utf8').trim();
    return `${name} ${version}\n\n${text}\n`;
  });
  return `Waymark is bundled with these packages. Their licences follow.\n\n${texts.join(`\n${'-'.repeat(80)}\n\n`)}`;
}
