/*
 * Loads the built program: CommonJS chunks in dist/, each with the code that V8 compiled for it when it was built.
 * Where that code is absent or does not fit, a chunk is compiled like any other file, and nothing else changes.
 * Nothing is ever written here.
 */
const { readFileSync } = require('node:fs');
const { join } = require('node:path');
const { Script } = require('node:vm');
const { crc32 } = require('node:zlib');

const dist = join(__dirname, '..', 'dist');
/** Compiled code fits only the Node that made it. V8 checks its own version and settings as well. */
const compiledCode = join(dist, 'compiled', `${process.version}-${process.platform}-${process.arch}`);

/** The chunks that have been loaded, by name. */
const loaded = new Map();

function load(name) {
  const known = loaded.get(name);
  if (known !== undefined) return known.module.exports;
  const filename = join(dist, name);
  const source = readFileSync(filename);
  const script = new Script(`(function (exports, require, module, __filename) {\n${source}\n})`, {
    filename,
    lineOffset: -1,
    cachedData: readCompiled(name, source),
  });
  const module = { exports: {} };
  loaded.set(name, { module, script, source });
  const requireFrom = (id) => (id.startsWith('./') ? load(id.slice(2)) : require(id));
  script.runInThisContext()(module.exports, requireFrom, module, filename);
  return module.exports;
}

/** V8 trusts the code that it is given: a damaged byte would end the process. So a checksum follows it. */
function readCompiled(name, source) {
  try {
    const bytes = readFileSync(join(compiledCode, name));
    const code = bytes.subarray(0, -4);
    return bytes.readUInt32LE(code.length) === checksum(code, source) ? code : undefined;
  } catch {
    return undefined;
  }
}

/** Over the source too, from which V8 compares no more than the length. */
function checksum(code, source) {
  return crc32(code, crc32(source));
}

module.exports = { checksum, compiledCode, load, loaded };
