import { clause, type Phrasing } from './clause.ts';
import { bulleted, listed } from './wording.ts';

const NONE = 'No site of this trial is designated for high-risk outreach.';

const PHRASINGS: readonly Phrasing<readonly string[]>[] = [
  (sites) =>
    `The following hold the status of high-risk outreach site and enroll advanced disease by design: ${listed(sites)}. An excess of Stage IV patients at these sites alone is no evidence of selection bias.`,
  (sites) =>
    `Advanced disease is expected by design under high-risk outreach (${sites.join('; ')}), which takes referrals from regions with late diagnosis. A Stage IV excess found only there is not evidence of selection bias.`,
  (sites) =>
    `Designated for high-risk outreach, and therefore enrolling advanced disease by design:${bulleted(sites)}More Stage IV patients at these sites are a feature of the design and, taken alone, give no evidence of selection bias.`,
  (sites) =>
    `The task of high-risk outreach is entrusted to ${listed(sites)}; patients with advanced disease are referred there by design. For this reason a Stage IV excess at these sites does not by itself indicate selection bias.`,
  (sites) =>
    `${listed(sites)}: here a high-risk outreach program enrolls advanced disease by design. No conclusion on selection bias may be drawn from a surplus of Stage IV patients at these sites alone.`,
];

/** The outreach sites by name, and that a Stage IV excess there alone is no evidence of bias. */
export const outreachSitesClause = clause(
  'outreach sites',
  ({ rules }) => rules.high_risk_sites,
  PHRASINGS.map((phrasing) => (sites: readonly string[]) => (sites.length === 0 ? NONE : phrasing(sites))),
);
