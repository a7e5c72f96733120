// Runs the commands of the built program once and keeps what V8 has compiled for them, so that a start on this
// machine need not compile it again: bin/load.js reads it. In a process of its own, which compiles nothing else.
import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const { checksum, compiledCode, load, loaded } = createRequire(import.meta.url)('../bin/load.js');

process.chdir(root);
const sheet = 'examples/riverside-council.yaml';
const framework = 'public-sector-digital-transformation';
const commands = [
  ['--help'],
  ['--version'],
  ['report', sheet, '--color'],
  ['report', sheet, '--format', 'markdown'],
  ['report', sheet, '--format', 'json'],
  ['report', sheet, '--format', 'html'],
  ['report', sheet, '--format', 'xlsx'],
  ['explain', sheet],
  ['explain', sheet, 'new-culture'],
  ['validate', sheet, `frameworks/${framework}.yaml`],
  ['show', framework],
  ['diff', framework, framework],
  ['template', framework],
  ['template', framework, '--format', 'html'],
  ['template', framework, '--format', 'xlsx'],
  ['test', framework, '--coverage'],
  ['plan', sheet],
  ['plan', sheet, '--format', 'csv'],
  ['merge', sheet],
  ['compare', sheet, 'examples/hartwell-agency.yaml'],
  ['compare', sheet, 'examples/hartwell-agency.yaml', '--format', 'html'],
  ['migrate', sheet, '--to', framework],
  ['score', 'examples', '--quiet'],
  ['score', 'examples', '--quiet', '--wide', '--format', 'table'],
  ['score', 'examples', '--quiet', '--summary', '--format', 'html'],
];

const { processIo, run } = load('cli.cjs');
const silent = { write() {}, send: async () => true, isTerminal: false, columns: undefined };
const io = { ...processIo(1), stdout: silent, stderr: silent, env: {} };
for (const argv of commands) {
  const exitCode = await run(argv, io);
  if (exitCode !== 0) throw new Error(`${argv.join(' ')} ended with ${exitCode}`);
}

// Chunks that no command above needed have at least what loading them takes. A thread's own needs a thread.
for (const name of readdirSync(join(root, 'dist')).filter(
  (file) => file.endsWith('.cjs') && file !== 'worker.cjs',
))
  load(name);

mkdirSync(compiledCode, { recursive: true });
for (const [name, { script, source }] of loaded) {
  const code = script.createCachedData();
  const sum = Buffer.alloc(4);
  sum.writeUInt32LE(checksum(code, source));
  writeFileSync(join(compiledCode, name), Buffer.concat([code, sum]));
}
