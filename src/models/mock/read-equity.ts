import { controlArmOf, type Group } from '../../agents/equity/control-arm.ts';
import { equityOf, type Equity } from '../../agents/equity/measure.ts';
import { ETHNICITIES, STAGES } from '../../core/model/patient.ts';

/** The equity figures that a text's breakdowns allow, or null where ethnicity was never broken down. */
export function readEquity(text: string): Equity | null {
  const tables = [...compactTables(text), ...feedbackTables(text)];
  const table = (variable: string, within: string | null) =>
    tables.findLast((one) => one.variable === variable && one.within === within);
  const byStage = table('ethnicity', 'stage');
  const overall = table('ethnicity', null);
  if (!byStage && !overall) return null;
  const group = (ethnicity: string, stage: string): Group =>
    byStage?.groups.get(`${stage} ${ethnicity}`) ?? { patients: 0, deaths: 0 };
  // Without strata the whole arm is one: its gap is the crude one.
  const cells = ETHNICITIES.map((ethnicity) =>
    byStage
      ? STAGES.map((stage) => group(ethnicity, stage))
      : [overall?.groups.get(` ${ethnicity}`) ?? { patients: 0, deaths: 0 }],
  );
  const patients = cells.flat().reduce((sum, cell) => sum + cell.patients, 0);
  const males = table('gender', null)?.groups.get(' M')?.patients ?? 0;
  const equity = equityOf(controlArmOf(cells, patients, males));
  return byStage ? equity : { ...equity, adjustedGap: null };
}

/** A breakdown of the control arm as it stands in a text; groups are keyed by stratum and value, a space between. */
interface Table {
  readonly variable: string;
  readonly within: string | null;
  readonly groups: ReadonlyMap<string, Group>;
}

/** Breakdowns in one line, as a declared summary has them. */
function compactTables(text: string): Table[] {
  const lines = text.matchAll(/^Control arm, patients\/deaths, by (\w+)(?: within (\w+))?: (.*)\.$/gm);
  return [...lines].map(([, variable = '', within, list = '']) => {
    const groups = new Map<string, Group>();
    for (const part of list.split('; ')) {
      const [, stratum = '', cells = ''] = /^(?:\[(.*?)\] )?(.*)$/.exec(part) ?? [];
      for (const [, value, patients, deaths] of cells.matchAll(/([^,/]+) (\d+)\/(\d+)(?:, )?/g))
        groups.set(`${stratum} ${value}`, { patients: Number(patients), deaths: Number(deaths) });
    }
    return { variable, within: within ?? null, groups };
  });
}

/** Breakdowns as the environment words them. */
function feedbackTables(text: string): Table[] {
  const tables: { variable: string; within: string | null; groups: Map<string, Group> }[] = [];
  let stratum = '';
  for (const line of text.split('\n')) {
    const [, variable, within] = /^Control arm by (\w+)(?: within each (\w+))?: patients/.exec(line) ?? [];
    if (variable !== undefined) {
      tables.push({ variable, within: within ?? null, groups: new Map() });
      stratum = '';
      continue;
    }
    stratum = /^\w+ ([^:]+): patients \d+, deaths/.exec(line)?.[1] ?? stratum;
    const [, value, patients, deaths] =
      /^\s*([^:]+): share [\d.]+ %, patients (\d+), deaths (\d+)/.exec(line) ?? [];
    if (value !== undefined)
      tables
        .at(-1)
        ?.groups.set(`${stratum} ${value}`, { patients: Number(patients), deaths: Number(deaths) });
  }
  return tables;
}
