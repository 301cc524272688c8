#!/usr/bin/env node
import { processConfig } from './config.ts';
import { runCommandLine } from './program.ts';
import { processStreams } from './terminal.ts';

process.exitCode = await runCommandLine(process.argv.slice(2), processConfig(), processStreams());
