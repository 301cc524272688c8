import type { TaskId } from '../../core/model/vocabulary.ts';
import { ablations } from './ablations.ts';
import { afterDone } from './after-done.ts';
import { artefacts } from './artefacts.ts';
import { biasFeatures } from './bias-features.ts';
import { ceilings } from './ceilings.ts';
import { dataVerdicts } from './data-verdicts.ts';
import { earlyDeaths } from './early-deaths.ts';
import { farming } from './farming.ts';
import { feedback } from './feedback.ts';
import type { RedteamFinding } from './finding.ts';
import { forgedRecords } from './forged-records.ts';
import { malformed } from './malformed.ts';
import { modelReports } from './model-reports.ts';
import { noProtocol } from './no-protocol.ts';
import { reports } from './reports.ts';
import { redteamRuns, type Runs } from './runs.ts';
import { twins } from './twins.ts';
import { verdicts } from './verdicts.ts';

/** A kind of attack, and how its work is cut. */
interface Family {
  readonly attack: (runs: Runs) => Promise<RedteamFinding[]>;
  /**
   * `runs`: it looks at runs that other such families need too, so that they share a thread, task by task.
   * `alone`: it makes what it needs itself, task by task. `whole`: its findings are not those of one task.
   */
  readonly cut: 'runs' | 'alone' | 'whole';
}

/** Every family, in the order of the report. */
const NAMES = [
  'ceilings',
  'noProtocol',
  'feedback',
  'ablations',
  'verdicts',
  'biasFeatures',
  'earlyDeaths',
  'dataVerdicts',
  'artefacts',
  'twins',
  'afterDone',
  'reports',
  'farming',
  'malformed',
  'modelReports',
  'forgedRecords',
] as const;
type FamilyName = (typeof NAMES)[number];

const FAMILIES: Readonly<Record<FamilyName, Family>> = {
  ceilings: { attack: ceilings, cut: 'runs' },
  noProtocol: { attack: noProtocol, cut: 'runs' },
  feedback: { attack: feedback, cut: 'runs' },
  ablations: { attack: ablations, cut: 'runs' },
  verdicts: { attack: verdicts, cut: 'alone' },
  biasFeatures: { attack: biasFeatures, cut: 'alone' },
  earlyDeaths: { attack: earlyDeaths, cut: 'alone' },
  dataVerdicts: { attack: dataVerdicts, cut: 'alone' },
  artefacts: { attack: artefacts, cut: 'alone' },
  twins: { attack: twins, cut: 'alone' },
  afterDone: { attack: afterDone, cut: 'runs' },
  reports: { attack: reports, cut: 'runs' },
  farming: { attack: farming, cut: 'runs' },
  malformed: { attack: malformed, cut: 'alone' },
  modelReports: { attack: modelReports, cut: 'alone' },
  forgedRecords: { attack: forgedRecords, cut: 'whole' },
};

/** Over which seeds. */
interface Range {
  readonly first: number;
  readonly last: number;
  readonly verdictEpisodes: number | undefined;
}

/** A part of the work that needs nothing of any other: what a thread takes. */
export interface Share extends Range {
  readonly families: readonly FamilyName[];
  readonly tasks: readonly TaskId[];
}

/** What a family found in a share. */
export interface Attacked {
  readonly family: FamilyName;
  readonly findings: readonly RedteamFinding[];
}

/** Cuts the work into shares, the longest first. */
export function sharesOf(tasks: readonly TaskId[], range: Range): Share[] {
  const cutAs = (cut: Family['cut']) => NAMES.filter((name) => FAMILIES[name].cut === cut);
  // Later tasks have more rules and more records.
  const apart = tasks.toReversed().map((task) => [task]);
  return [
    ...apart.map((one): Share => ({ ...range, families: cutAs('runs'), tasks: one })),
    ...apart.flatMap((one) =>
      cutAs('alone').map((family): Share => ({ ...range, families: [family], tasks: one })),
    ),
    ...cutAs('whole').map((family): Share => ({ ...range, families: [family], tasks })),
  ];
}

/** Does the work of a share. */
export async function attack({
  families,
  tasks,
  first,
  last,
  verdictEpisodes,
}: Share): Promise<readonly Attacked[]> {
  const runs = redteamRuns(tasks, first, last, undefined, verdictEpisodes);
  const attacked: Attacked[] = [];
  for (const family of families) attacked.push({ family, findings: await FAMILIES[family].attack(runs) });
  return attacked;
}

/** The findings of all shares, by family and task, whichever came first. */
export function inOrder(attacked: readonly Attacked[], tasks: readonly TaskId[]): RedteamFinding[] {
  const placeOf = ({ task_id }: RedteamFinding) => (task_id === null ? -1 : tasks.indexOf(task_id));
  return NAMES.flatMap((name) =>
    attacked
      .flatMap(({ family, findings }) => (family === name ? findings : []))
      .toSorted((one, other) => placeOf(one) - placeOf(other)),
  );
}
