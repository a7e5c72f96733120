#!/usr/bin/env node
import { exitCodes, processIo, run } from '../dist/cli.js';

const exitCode = await run(process.argv.slice(2), processIo(exitCodes.usage));
process.exitCode ||= exitCode;
