#!/usr/bin/env node
const { load } = require('./load.js');

const { exitCodes, processIo, run } = load('cli.cjs');

run(process.argv.slice(2), processIo(exitCodes.usage)).then((exitCode) => {
  process.exitCode ||= exitCode;
});
