#!/usr/bin/env node
import { run } from '../dist/cli.js';
import { processIo } from '../dist/io.js';

process.exitCode = await run(process.argv.slice(2), processIo());
