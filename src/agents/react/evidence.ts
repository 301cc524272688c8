import { z } from 'zod';
import type { Observation } from '../../core/model/observation.ts';

/** What a reply of the environment showed, in one line for the declared summary; its feedback where it has no result. */
export function evidenceOf(reply: Observation): string {
  const result = reply.metadata['result'];
  const distribution = DistributionSchema.safeParse(result).data;
  if (distribution) return distributionLine(distribution);
  const summary = SummarySchema.safeParse(result).data;
  if (summary) return summaryLine(summary);
  return reply.feedback.split('\n', 1).join('').slice(0, LONGEST_LINE);
}

const LONGEST_LINE = 200;

const GroupSchema = z.object({ value: z.string(), patients: z.int(), deaths: z.int() });
const DistributionSchema = z.object({
  variable: z.string(),
  stratify_by: z.string().nullable(),
  arm: z.literal('control'),
  groups: GroupSchema.array(),
  strata: z.object({ stratum: z.string(), groups: GroupSchema.array() }).array(),
});

function distributionLine({
  variable,
  stratify_by,
  groups,
  strata,
}: z.infer<typeof DistributionSchema>): string {
  const cells = (list: z.infer<typeof GroupSchema>[]) =>
    list.map(({ value, patients, deaths }) => `${value} ${patients}/${deaths}`).join(', ');
  const head = 'Control arm, patients/deaths, by';
  if (stratify_by === null) return `${head} ${variable}: ${cells(groups)}.`;
  const parts = strata.map(({ stratum, groups: inside }) => `[${stratum}] ${cells(inside)}`);
  return `${head} ${variable} within ${stratify_by}: ${parts.join('; ')}.`;
}

const RangeSchema = z.object({
  minimum: z.union([z.number(), z.string()]),
  median: z.union([z.number(), z.string()]),
  maximum: z.union([z.number(), z.string()]),
});
const SummarySchema = z.object({
  column: z.string(),
  missing: z.int(),
  range: RangeSchema.nullable(),
  interval: z.object({ from: z.string(), to: z.string(), range: RangeSchema.nullable() }).nullable(),
});

function summaryLine({ column, missing, range, interval }: z.infer<typeof SummarySchema>): string {
  const parts = [
    ...(range ? [rangeText(range)] : []),
    `${missing} missing`,
    ...(interval?.range ? [`days from ${interval.from} to ${interval.to} ${rangeText(interval.range)}`] : []),
  ];
  return `${column}, all patients: ${parts.join(', ')}.`;
}

function rangeText({ minimum, median, maximum }: z.infer<typeof RangeSchema>): string {
  return `${minimum} to ${maximum} (median ${median})`;
}
