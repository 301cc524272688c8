import type { Command } from 'commander';
import type { Host } from '../host.ts';
import { addCompareCommand } from './compare.ts';
import { addExportCommand } from './export.ts';
import { addLeaderboardCommand } from './leaderboard.ts';
import { addRegradeCommand } from './regrade.ts';
import { addVerifyCommand } from './verify.ts';

/** Adds the commands that work on records of runs. */
export function addRecordCommands(program: Command, host: Host): void {
  addVerifyCommand(program, host);
  addRegradeCommand(program, host);
  addCompareCommand(program, host);
  addExportCommand(program, host);
  addLeaderboardCommand(program, host);
}
