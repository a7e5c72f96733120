/*
 * What the built program has in place of cli-table3's own src/utils.js. Our cells are wrapped and padded before
 * cli-table3 sees them, and every line ends the colours that it begins: nothing is left to wrap, to cut off or to
 * carry from line to line, which is what the original spends its time on. A test holds the two equal.
 */
const { widthOf } = require('../src/terminal/layout.ts');

const strlen = (text) => Math.max(...text.split('\n').map(widthOf));

module.exports = {
  strlen,
  repeat: (text, times) => text.repeat(times),
  pad: (text, width) => text + ' '.repeat(Math.max(0, width - strlen(text))),
  truncate: (text) => text,
  colorizeLines: (lines) => lines,
  mergeOptions: ({ chars, style }) => ({
    chars,
    style,
    colWidths: [],
    rowHeights: [],
    colAligns: [],
    rowAligns: [],
    head: [],
  }),
};
