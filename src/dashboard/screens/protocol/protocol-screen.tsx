import { getRouteApi } from '@tanstack/react-router';
import { useCallback, useMemo, useState } from 'react';
import { rowOf } from '../../../core/dataset/dataset.ts';
import type { ClauseName } from '../../../core/generate/excerpt/clauses.ts';
import { excerptParts } from '../../engine/clause-spans.ts';
import { appliesTo, clausesOfRow, decides, RULE_NAMES } from '../../engine/rules-of-clause.ts';
import { useScreenEpisode, type ScreenEpisode } from '../../engine/screen-episode.ts';
import { EpisodeBar } from '../../parts/episode-bar.tsx';
import { EpisodeFrame } from '../../parts/episode-frame.tsx';
import { Panel } from '../../parts/panel.tsx';
import { Screen } from '../../parts/screen.tsx';
import { Excerpt } from './excerpt.tsx';
import { Exports } from './exports.tsx';
import { Marginals } from './marginals.tsx';
import { Options } from './options.tsx';
import { RuleFigures } from './rule-figures.tsx';
import { RulePatients } from './rule-patients.tsx';

const route = getRouteApi('/protocol');
type Search = ReturnType<typeof route.useSearch>;

/** The protocol's text, with each rule tied to the patients that it decides. */
export function ProtocolScreen() {
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const shown = useScreenEpisode(search);
  const change = useCallback(
    (next: Partial<Search>) =>
      void navigate({ search: (before) => ({ ...before, ...next }), replace: true, resetScroll: false }),
    [navigate],
  );
  return (
    <Screen
      title="Protocol"
      lead="The excerpt is the only source of the rules. Point at a rule to see its patients; pick a patient to light its rules."
      actions={
        <EpisodeBar search={search} shown={shown} onChange={change}>
          {search.run === undefined ? <Options search={search} onChange={change} /> : null}
        </EpisodeBar>
      }
    >
      <EpisodeFrame shown={shown}>
        {(ready) => <ProtocolBody ready={ready} search={search} onChange={change} />}
      </EpisodeFrame>
    </Screen>
  );
}

interface ProtocolBodyProps {
  readonly ready: Extract<ScreenEpisode, { readonly state: 'ready' }>;
  readonly search: Search;
  readonly onChange: (change: Partial<Search>) => void;
}

function ProtocolBody({ ready, search, onChange }: ProtocolBodyProps) {
  const { episode, truth } = ready;
  const parts = useMemo(() => excerptParts(episode), [episode]);
  const clauses = useMemo(
    () => parts.flatMap(({ clause }) => (clause !== null && RULE_NAMES[clause] ? [clause] : [])),
    [parts],
  );
  const [pointed, setPointed] = useState<ClauseName | null>(null);
  const pinned = clauses.find((clause) => clause === search.rule) ?? null;
  const rule = pointed ?? pinned;
  const row = search.patient === undefined ? -1 : rowOf(episode.dataset, search.patient);
  const lit = useMemo(() => (row < 0 ? [] : clausesOfRow(episode, row, clauses)), [episode, row, clauses]);
  const patients = useMemo(
    () => (rule === null ? [] : truth ? decides(episode, rule) : appliesTo(episode, rule)),
    [episode, rule, truth],
  );
  const pin = (clause: ClauseName) =>
    onChange({ rule: clause === pinned ? undefined : clause, patient: undefined });
  return (
    <div className="grid gap-4 xl:grid-cols-[minmax(0,1fr)_380px]">
      <div className="flex min-w-0 flex-col gap-4">
        <Panel title={episode.protocol.title}>
          <Excerpt parts={parts} rule={rule} pinned={pinned} lit={lit} onPoint={setPointed} onPin={pin} />
        </Panel>
        <Panel
          title="Marginals"
          note="Shares in this dataset against the ranges that the generator aims for over many seeds."
        >
          <Marginals episode={episode} />
        </Panel>
      </div>
      <div className="flex min-w-0 flex-col gap-4 xl:sticky xl:top-4 xl:self-start">
        <RulePatients
          episode={episode}
          truth={truth}
          rule={rule}
          patients={patients}
          selected={row < 0 ? null : row}
          lit={lit}
          onSelect={(id) => onChange({ patient: id === search.patient ? undefined : id })}
          onReveal={() => onChange({ reveal: true })}
        />
        <RuleFigures episode={episode} />
        <Exports episode={episode} truth={truth} />
      </div>
    </div>
  );
}
