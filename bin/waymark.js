#!/usr/bin/env node
const { load } = require('./load.js');

const { exitCodes, processIo, run } = load('cli.cjs');

const io = open();
if (io !== null) {
  run(process.argv.slice(2), io).then((exitCode) => {
    process.exitCode ||= exitCode;
  });
}

/** The real world, which has no working folder when that was deleted meanwhile. */
function open() {
  try {
    return processIo(exitCodes.usage);
  } catch (error) {
    if (error.syscall !== 'uv_cwd') throw error;
    process.stderr.write('waymark: The folder that you are in does not exist any more. Go to another one.\n');
    process.exitCode = exitCodes.usage;
    return null;
  }
}
