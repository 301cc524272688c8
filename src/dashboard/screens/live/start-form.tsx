import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { Play } from 'lucide-react';
import { useState } from 'react';
import { SeedSchema } from '../../../core/model/episode.ts';
import { RANKED_TASK_IDS, TASK_IDS, type TaskId } from '../../../core/model/vocabulary.ts';
import type { Offer } from '../../../dashboard-api/index.ts';
import { useStartLive } from '../../api/live.ts';
import { offerQuery } from '../../api/offer.ts';
import { Button } from '../../parts/button.tsx';
import { InputField, SelectField } from '../../parts/field.tsx';
import { TASK_NAMES } from '../../parts/format.ts';
import { Loading, Notice } from '../../parts/notice.tsx';
import { Panel } from '../../parts/panel.tsx';

const PACES = [
  { ms: 0, name: 'as fast as it goes' },
  { ms: 120, name: 'brisk (0.1 s a step)' },
  { ms: 400, name: 'to follow (0.4 s a step)' },
  { ms: 1_200, name: 'slow (1.2 s a step)' },
] as const;

/** Who audits what, and how. */
export function StartForm() {
  const offer = useQuery(offerQuery);
  if (offer.error) return <Notice tone="fault">{offer.error.message}</Notice>;
  if (!offer.data) return <Loading what="the agents" />;
  if (offer.data.read_only)
    return <Notice>This page only shows records: nothing can be started here.</Notice>;
  return <Form offer={offer.data} />;
}

function Form({ offer }: { readonly offer: Offer }) {
  const navigate = useNavigate();
  const start = useStartLive();
  const [agent, setAgent] = useState('heuristic');
  const [model, setModel] = useState(offer.models[0]?.id ?? '');
  const [task, setTask] = useState<TaskId>('task_hard');
  const [seed, setSeed] = useState('');
  const [feedback, setFeedback] = useState<'blind' | 'verdict'>('blind');
  const [pace, setPace] = useState(120);
  const chosen = offer.agents.find((each) => keyOf(each) === agent) ?? offer.agents[0];
  const needsModel = chosen?.needs_model ?? false;
  const parsedSeed = SeedSchema.safeParse(seed.trim() === '' ? undefined : Number(seed));
  const seedFault = seed.trim() !== '' && !parsedSeed.success;
  const begin = (paused: boolean) => {
    if (seedFault || !chosen) return;
    start.mutate(
      {
        agent: chosen.name,
        ...(needsModel ? { model } : {}),
        task_id: task,
        ...(parsedSeed.success ? { seed: parsedSeed.data } : {}),
        feedback_mode: feedback,
        pace_ms: pace,
        paused,
      },
      { onSuccess: (run) => void navigate({ to: '/live', search: { run: run.live_id } }) },
    );
  };
  return (
    <Panel title="New audit">
      <form
        className="grid gap-3 sm:grid-cols-2 lg:grid-cols-3"
        onSubmit={(event) => {
          event.preventDefault();
          begin(false);
        }}
      >
        <SelectField label="Agent" value={agent} onChange={(event) => setAgent(event.target.value)}>
          <optgroup label="Code alone">
            {offer.agents
              .filter((each) => !each.needs_model)
              .map((each) => (
                <option key={keyOf(each)} value={keyOf(each)}>
                  {each.name}
                </option>
              ))}
          </optgroup>
          <optgroup label="A language model decides">
            {offer.agents
              .filter((each) => each.needs_model)
              .map((each) => (
                <option key={keyOf(each)} value={keyOf(each)}>
                  {each.name} + model
                </option>
              ))}
          </optgroup>
        </SelectField>
        <SelectField
          label="Model"
          disabled={!needsModel}
          value={needsModel ? model : ''}
          onChange={(event) => setModel(event.target.value)}
        >
          {needsModel ? null : <option value="">none: code decides</option>}
          {offer.models.map(({ id, mock }) => (
            <option key={id} value={id}>
              {mock ? `${id} (mock: a script)` : id}
            </option>
          ))}
        </SelectField>
        <SelectField
          label="Task"
          value={task}
          onChange={(event) => setTask(TASK_IDS.find((id) => id === event.target.value) ?? 'task_hard')}
        >
          {[...RANKED_TASK_IDS, 'train_small' as const].map((id) => (
            <option key={id} value={id}>
              {TASK_NAMES[id]}
            </option>
          ))}
        </SelectField>
        <InputField
          label="Seed (empty: drawn by the server)"
          inputMode="numeric"
          value={seed}
          aria-invalid={seedFault}
          onChange={(event) => setSeed(event.target.value)}
        />
        <SelectField
          label="Feedback"
          value={feedback}
          onChange={(event) => setFeedback(event.target.value === 'verdict' ? 'verdict' : 'blind')}
        >
          <option value="blind">blind: scores are told at the end</option>
          <option value="verdict">verdict: each flag is judged at once</option>
        </SelectField>
        <SelectField label="Pace" value={pace} onChange={(event) => setPace(Number(event.target.value))}>
          {PACES.map(({ ms, name }) => (
            <option key={ms} value={ms}>
              {name}
            </option>
          ))}
        </SelectField>
        <p className="text-[13px] text-ink-2 sm:col-span-2 lg:col-span-3">{chosen?.description}</p>
        {needsModel && offer.models.find(({ id }) => id === model)?.mock ? (
          <div className="sm:col-span-2 lg:col-span-3">
            <Notice>
              A mock model is a script in the place of a language model. Its results say nothing about any
              model.
            </Notice>
          </div>
        ) : null}
        {seedFault ? (
          <div className="sm:col-span-2 lg:col-span-3">
            <Notice tone="fault">Seed: a whole number from 0 to 4294967295.</Notice>
          </div>
        ) : null}
        {start.error ? (
          <div className="sm:col-span-2 lg:col-span-3">
            <Notice tone="fault">{start.error.message}</Notice>
          </div>
        ) : null}
        <div className="flex flex-wrap gap-2 sm:col-span-2 lg:col-span-3">
          <Button
            type="submit"
            look="primary"
            disabled={start.isPending || seedFault}
            icon={<Play size={14} aria-hidden />}
          >
            Start
          </Button>
          <Button disabled={start.isPending || seedFault} onClick={() => begin(true)}>
            Start paused
          </Button>
        </div>
      </form>
    </Panel>
  );
}

/** Two agents may share a name, with and without a model. */
function keyOf({ name, needs_model }: Offer['agents'][number]): string {
  return needs_model ? `${name}+model` : name;
}
