import { outOfScope } from './fairness-section.ts';
import { countsText, findingSections } from './finding-sections.ts';
import { renderSections } from './render-sections.ts';
import type { Finding } from '../finding.ts';

/**
 * The best report that an agent can write without having read the protocol: grounded in its own flags, and silent on
 * the rules.
 */
export function protocolFreeReport(flagged: readonly Finding[]): string {
  return renderSections({
    ...(flagged.length > 0 ? findingSections(flagged) : {}),
    Fairness: outOfScope(flagged.length > 0 ? countsText(flagged) : 'the required columns'),
  });
}
