import { z } from 'zod';
import { ModelIdentitySchema, type ModelIdentity } from '../../core/model/model-call.ts';
import { PROVIDER_FAULTS } from '../../core/model/provider-fault.ts';
import type { OnEvent } from '../../runner/index.ts';

/** What one language model was asked for in a run, over all its episodes. */
export const ModelUseSchema = z.strictObject({
  model: ModelIdentitySchema,
  calls: z.int().describe('repairs included, further tries of a call not'),
  repairs: z.int(),
  input_tokens: z.int().nullable().describe('null where the provider did not count every call'),
  output_tokens: z.int().nullable(),
  cost_usd: z.number().nullable().describe('null where the price is unknown'),
  largest_prompt_tokens: z.int().describe('estimated from above'),
  faults: z
    .partialRecord(z.enum(PROVIDER_FAULTS), z.int())
    .describe('tries that failed, by cause; those that a later try made good included'),
});
export type ModelUse = z.infer<typeof ModelUseSchema>;

/** Adds up what the models of a run are asked for. */
export interface ModelTally {
  readonly onEvent: OnEvent;
  /** One entry for each of these models, asked or not. */
  uses(models: readonly ModelIdentity[]): ModelUse[];
}

/** A tally at zero. */
export function modelTally(): ModelTally {
  const tallies = new Map<string, Omit<ModelUse, 'model'>>();
  return {
    onEvent(event) {
      if (event.type !== 'agent_event' || event.event.type !== 'model_call') return;
      const { reply, failure, repair, prompt } = event.event;
      const id = event.run.model ?? '';
      const before = tallies.get(id) ?? NOTHING;
      const attempts = reply?.attempts ?? failure?.attempts ?? [];
      const faults = new Map(Object.entries(before.faults));
      for (const { fault } of attempts) if (fault !== null) faults.set(fault, (faults.get(fault) ?? 0) + 1);
      tallies.set(id, {
        calls: before.calls + 1,
        repairs: before.repairs + Number(repair),
        input_tokens: sum(before.input_tokens, reply?.usage.input_tokens),
        output_tokens: sum(before.output_tokens, reply?.usage.output_tokens),
        cost_usd: sum(before.cost_usd, reply?.cost_usd),
        largest_prompt_tokens: Math.max(before.largest_prompt_tokens, prompt.estimated_tokens),
        faults: Object.fromEntries(faults),
      });
    },
    uses: (models) => models.map((model) => ({ model, ...(tallies.get(model.id) ?? NOTHING) })),
  };
}

const NOTHING: Omit<ModelUse, 'model'> = {
  calls: 0,
  repairs: 0,
  input_tokens: 0,
  output_tokens: 0,
  cost_usd: 0,
  largest_prompt_tokens: 0,
  faults: {},
};

/** A call without a reply adds nothing; a reply without a count makes the sum unknown. */
function sum(before: number | null, more: number | null | undefined): number | null {
  if (more === undefined) return before;
  return before === null || more === null ? null : before + more;
}
