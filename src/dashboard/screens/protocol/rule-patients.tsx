import { patientId } from '../../../core/dataset/dataset.ts';
import type { ClauseName } from '../../../core/generate/excerpt/clauses.ts';
import type { Episode } from '../../../core/generate/episode.ts';
import { RULE_NAMES } from '../../engine/rules-of-clause.ts';
import { Button } from '../../parts/button.tsx';
import { Panel } from '../../parts/panel.tsx';
import { Derivations } from '../patients/derivations.tsx';

interface RulePatientsProps {
  readonly episode: Episode;
  readonly truth: boolean;
  readonly rule: ClauseName | null;
  /** Rows that the rule decides, or applies to while the answer key is closed. */
  readonly patients: readonly number[];
  readonly selected: number | null;
  readonly lit: readonly ClauseName[];
  readonly onSelect: (id: string) => void;
  readonly onReveal: () => void;
}

/** As many ids as fit without becoming a wall. */
const SHOWN = 160;

/** The patients of a rule, and the rules of a patient. */
export function RulePatients(props: RulePatientsProps) {
  const { episode, truth, rule, patients, selected, lit, onSelect, onReveal } = props;
  const name = rule === null ? null : RULE_NAMES[rule];
  const verb = truth ? 'decides' : 'applies to';
  return (
    <Panel title={name ?? 'Rules and patients'} className="min-h-64">
      <p role="status" className="text-[13px] text-ink-2">
        {name
          ? `${verb} ${patients.length} of ${episode.dataset.size} patients`
          : 'Point at an underlined rule, or click it to keep it.'}
      </p>
      {!truth && name ? (
        <p className="mt-1 flex flex-wrap items-center gap-2 text-xs text-ink-3">
          Which verdicts it decides is part of the answer key.
          <Button small onClick={onReveal}>
            Reveal it
          </Button>
        </p>
      ) : null}
      {name && patients.length > 0 ? (
        <ul
          className="scroll-slim mt-3 flex max-h-56 flex-wrap content-start gap-1 overflow-y-auto"
          tabIndex={0}
          aria-label="Patients of the rule"
        >
          {patients.slice(0, SHOWN).map((row) => (
            <li key={row}>
              <button
                type="button"
                aria-pressed={row === selected}
                className={`rounded px-1.5 py-0.5 font-mono text-[11px] ${row === selected ? 'bg-trap text-panel' : 'bg-sunken text-ink-2 hover:bg-hover'}`}
                onClick={() => onSelect(patientId(row))}
              >
                {patientId(row)}
              </button>
            </li>
          ))}
          {patients.length > SHOWN ? (
            <li className="px-1 text-[11px] text-ink-3">and {patients.length - SHOWN} more</li>
          ) : null}
        </ul>
      ) : null}
      {selected === null ? null : (
        <div className="mt-4 flex flex-col gap-2.5">
          <h3 className="text-xs font-semibold text-ink-2">
            Rules that bear on <span className="font-mono">{patientId(selected)}</span>
          </h3>
          <p className="text-xs text-ink-3">{lit.map((clause) => RULE_NAMES[clause]).join(', ')}</p>
          {truth ? <Derivations episode={episode} row={selected} /> : null}
        </div>
      )}
    </Panel>
  );
}
