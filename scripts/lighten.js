// An esbuild plugin that leaves out of dependencies what is never asked of them here, but would be loaded or done
// at every start, and what makes them slow.
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/**
 * What stands in for a module that a package imports; null for nothing at all. commander can start other
 * programs, cli-table3 can colour its borders, and chalk can find out whether there is colour, which it is told.
 * inquirer brings ten prompts, one of which opens an editor in any encoding; here it runs the project's own.
 */
const modules = {
  chalk: { '#supports-color': null },
  commander: { 'node:child_process': null },
  inquirer: { '@inquirer/prompts': null },
  'cli-table3': { './utils': 'cli-table3-utils.cjs', '@colors/colors/safe': null },
};

const charsOfCell = `CHAR_NAMES.forEach(function (name) {
      setOption(optionsChars, tableChars, name, chars);
    });`;

/** By the file of a package a piece of it, and what stands in for that. */
const pieces = {
  // The pieces of the border are made anew for each cell. All cells of ours have the same: none.
  'cli-table3/src/cell.js': [
    charsOfCell,
    `this.chars = tableOptions.cellChars ??= (${charsOfCell.slice(0, -1)}, chars);`,
  ],
  // Holes are looked for by comparing every cell with every other. Our rows have none.
  'cli-table3/src/layout-manager.js': ['    fillInTable(cellRows);\n', ''],
  // V8 reads and writes an object that was spread from two others slowly, and this one is the state of the parser:
  // without them it takes less than half of the time.
  'js-yaml/dist/js-yaml.mjs': [
    `const state = {
		...DEFAULT_PARSER_OPTIONS,
		...options,`,
    `const state = {
		filename: options?.filename ?? DEFAULT_PARSER_OPTIONS.filename,
		maxDepth: options?.maxDepth ?? DEFAULT_PARSER_OPTIONS.maxDepth,`,
  ],
};

export const lighten = {
  name: 'lighten',
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /.*/ }, ({ path, importer }) => {
      const importing = /.*node_modules\/([^/]+)\//.exec(importer.replaceAll('\\', '/'))?.[1];
      const by = modules[importing]?.[path];
      if (by === undefined) return undefined;
      return by === null
        ? { path, namespace: 'nothing' }
        : { path: fileURLToPath(new URL(by, import.meta.url)) };
    });
    onLoad({ filter: /.*/, namespace: 'nothing' }, () => ({ contents: 'module.exports = {};' }));
    for (const [file, [piece, by]] of Object.entries(pieces)) {
      onLoad({ filter: new RegExp(`node_modules/${file}$`.replaceAll('/', '[\\\\/]')) }, ({ path }) => {
        const contents = readFileSync(path, 'utf8');
        if (contents.split(piece).length !== 2) {
          throw new Error(`${path} has changed, and no longer fits scripts/lighten.js.`);
        }
        return { contents: contents.replace(piece, () => by) };
      });
    }
  },
};
