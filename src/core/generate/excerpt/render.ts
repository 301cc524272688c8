import type { Rng } from '../../random/rng.ts';
import { pick } from '../../random/sample.ts';
import type { Clause, ExcerptContext } from './clause.ts';
import { CLAUSES, type ClauseName } from './clauses.ts';
import { renderConduct, renderOpening } from './conduct.ts';
import { layOut } from './layout.ts';

/** Orders in which the clauses on selection bias are told. */
const EQUITY_ORDERS: readonly (readonly ClauseName[])[] = [
  ['biasPopulation', 'biasCriteria', 'adjustedGap', 'smallStages', 'undecidedBias', 'crudeGap'],
  ['biasCriteria', 'biasPopulation', 'crudeGap', 'adjustedGap', 'smallStages', 'undecidedBias'],
  ['biasCriteria', 'adjustedGap', 'smallStages', 'crudeGap', 'undecidedBias', 'biasPopulation'],
  ['biasPopulation', 'crudeGap', 'adjustedGap', 'smallStages', 'biasCriteria', 'undecidedBias'],
];

/**
 * The protocol excerpt of an episode: the one public text that states its rules. A clause is told exactly when its rule
 * is set or its error type is in force. The text depends on the context and on the phrasing stream, and on nothing else.
 */
export function renderExcerpt(rng: Rng, context: ExcerptContext): string {
  const say = (name: ClauseName) => sayClause(rng, context, CLAUSES[name]);
  return layOut(rng, renderOpening(rng, context.trial), [
    { name: 'setting', clauses: [say('setting')] },
    { name: 'conduct', clauses: [renderConduct(rng, context.trial)] },
    { name: 'conventions', clauses: [say('conventions')] },
    { name: 'scope', clauses: [say('scope')] },
    { name: 'eligibility', clauses: [say('age'), say('missingAge')] },
    { name: 'window', clauses: [say('treatmentWindow'), say('counting'), say('stageIvWindow')] },
    { name: 'comorbidity', clauses: [say('comorbidityOverride')] },
    { name: 'timeline', clauses: [say('timeline')] },
    { name: 'outreach', clauses: [say('outreachSites')] },
    { name: 'equity', clauses: pick(rng, EQUITY_ORDERS).map(say) },
  ]);
}

function sayClause(rng: Rng, context: ExcerptContext, clause: Clause): string | null {
  // Drawn even where the clause is out of force, so that its absence moves no other clause to another phrasing.
  return clause.say(context, rng.below(clause.size));
}
