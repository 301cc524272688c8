import { describe, expect, it } from 'vitest';
import { ActionSchema } from '../core/model/action.ts';
import type { Environment, StepReply } from '../runner/environment.ts';
import { inProcessEnvironment } from '../runner/in-process.ts';
import { assertEnvironment, checkEnvironment, ENVIRONMENT_CHECKS } from './check-environment.ts';

const sound = () => inProcessEnvironment({ drawSeed: () => 7 });

/** A sound environment with one fault in its steps. */
function faulty(
  fault: (reply: StepReply & { refused?: false }, message: unknown) => StepReply,
): () => Environment {
  return () => {
    const environment = sound();
    return {
      ...environment,
      step: async (message) => {
        const reply = await environment.step(message);
        return reply.refused ? reply : fault(reply, message);
      },
    };
  };
}

const flaggedPatient = (message: unknown) => ActionSchema.safeParse(message).data?.patient_id;

const broken = async (open: () => Environment) => [
  ...new Set((await checkEnvironment(open)).map(({ check }) => check)),
];

describe('the environment checker', () => {
  it('finds nothing wrong with the engine in this process', async () => {
    await expect(assertEnvironment(() => inProcessEnvironment())).resolves.toBeUndefined();
  });

  it('names its checks once, with a promise each', () => {
    const names = ENVIRONMENT_CHECKS.map(({ name }) => name);
    expect(new Set(names).size).toBe(names.length);
    for (const { promise } of ENVIRONMENT_CHECKS) expect(promise).toMatch(/\.$/);
  });

  it('sees a reward out of range', async () => {
    expect(await broken(faulty((reply) => ({ ...reply, reward: 2 })))).toEqual(['reward-range']);
  });

  it('sees a field that is not published', async () => {
    const open = faulty((reply) => ({
      ...reply,
      observation: Object.assign({ secret: 1 }, reply.observation),
    }));
    expect(await broken(open)).toContain('schema');
  });

  it('sees anything that differs from run to run', async () => {
    let counter = 0;
    const open = faulty((reply) => ({
      ...reply,
      observation: { ...reply.observation, feedback: `call ${counter++}` },
    }));
    expect(await broken(open)).toContain('step-determinism');
  });

  it('sees a score that moves after done', async () => {
    const open = faulty((reply, message) => {
      const late = reply.done && ActionSchema.parse(message).report === 'Again.';
      return late ? { ...reply, observation: { ...reply.observation, score_so_far: 0.5 } } : reply;
    });
    expect(await broken(open)).toContain('done-is-final');
  });

  it('sees a verdict in blind mode', async () => {
    const open = faulty((reply) => ({
      ...reply,
      observation: { ...reply.observation, score_so_far: 0.1 },
    }));
    expect(await broken(open)).toContain('blind');
  });

  it('sees an answer to a blind flag that depends on the patient', async () => {
    const open = faulty((reply, message) =>
      flaggedPatient(message) === 'P0003'
        ? { ...reply, observation: { ...reply.observation, feedback: 'Hm.' } }
        : reply,
    );
    expect(await broken(open)).toEqual(['blind-flags']);
  });

  it('sees seeds that are ignored', async () => {
    const open = () => {
      const environment = sound();
      return { ...environment, reset: (request: object) => environment.reset({ ...request, seed: 5 }) };
    };
    expect(await broken(open)).toContain('seed-determinism');
  });

  it('sees a reset that accepts anything', async () => {
    const open = (): Environment => {
      const environment = sound();
      return {
        ...environment,
        reset: async (request) => {
          try {
            return await environment.reset(request);
          } catch {
            return environment.reset({ seed: 1 });
          }
        },
      };
    };
    expect(await broken(open)).toContain('reset-refusals');
  });

  it('sees a step that fails, and lists all findings in one error', async () => {
    const open = (): Environment => {
      const environment = sound();
      return {
        ...environment,
        step: async (message) => {
          if (message === null) throw new TypeError('null has no action_type');
          return environment.step(message);
        },
      };
    };
    expect(await broken(open)).toEqual(['totality']);
    await expect(assertEnvironment(open)).rejects.toThrow('hostile message 0: step failed: TypeError');
  });
});
