import { useState } from 'react';
import { readAssignment } from '../../../agents/assignment.ts';
import type { Dataset } from '../../../core/dataset/dataset.ts';
import type { Action } from '../../../core/model/action.ts';
import type { Observation } from '../../../core/model/observation.ts';
import { COLUMNS } from '../../../core/model/patient.ts';
import { ERROR_TYPES } from '../../../core/model/vocabulary.ts';
import { Button } from '../../parts/button.tsx';
import { InputField, SelectField } from '../../parts/field.tsx';
import { ERROR_NAMES } from '../../parts/format.ts';
import { Toggle } from '../../parts/toggle.tsx';
import { ReportForm } from './report-form.tsx';

interface ActionFormsProps {
  readonly first: Observation;
  readonly dataset: Dataset;
  readonly patient: string;
  readonly pending: boolean;
  readonly onPatient: (id: string) => void;
  readonly onMove: (action: Action) => void;
}

const KINDS = [
  { value: 'investigate', label: 'Investigate' },
  { value: 'distribution', label: 'Distribution' },
  { value: 'flag', label: 'Flag' },
  { value: 'fix', label: 'Fix' },
  { value: 'report', label: 'Report' },
] as const;
type Kind = (typeof KINDS)[number]['value'];

/** The six moves of the game as forms; reading patients needs none, the table is open. */
export function ActionForms({ first, dataset, patient, pending, onPatient, onMove }: ActionFormsProps) {
  const [kind, setKind] = useState<Kind>('investigate');
  const [variable, setVariable] = useState<string>('age');
  const [stratum, setStratum] = useState('');
  const [type, setType] = useState<string>('invalid_age');
  const [confidence, setConfidence] = useState('0.9');
  const [fix, setFix] = useState('query_site');
  const { errorTypes } = readAssignment(first);
  const bias = type === 'selection_bias';
  const columns = COLUMNS.filter((name) => dataset.names.includes(name));
  const submit = () => {
    switch (kind) {
      case 'investigate':
        return onMove({ action_type: 'investigate_pattern', variable });
      case 'distribution':
        return onMove({
          action_type: 'compute_distribution',
          variable,
          ...(stratum === '' ? {} : { stratify_by: stratum }),
        });
      case 'flag':
        return onMove({
          action_type: 'flag_error',
          error_type: type,
          ...(bias ? {} : { patient_id: patient }),
          ...(confidence === '' ? {} : { confidence: Number(confidence) }),
        });
      case 'fix':
        return onMove({ action_type: 'propose_fix', patient_id: patient, proposed_value: fix });
      case 'report':
        return undefined;
    }
  };
  return (
    <div className="flex flex-col gap-3">
      <div className="overflow-x-auto">
        <Toggle label="Kind of move" value={kind} choices={KINDS} onChange={setKind} />
      </div>
      {kind === 'report' ? (
        <ReportForm
          pending={pending}
          onReport={(report) => onMove({ action_type: 'submit_report', report })}
        />
      ) : (
        <form
          className="flex flex-col gap-3"
          onSubmit={(event) => {
            event.preventDefault();
            submit();
          }}
        >
          {kind === 'investigate' || kind === 'distribution' ? (
            <SelectField
              label="Column"
              value={variable}
              onChange={(event) => setVariable(event.target.value)}
            >
              {columns.map((name) => (
                <option key={name}>{name}</option>
              ))}
            </SelectField>
          ) : null}
          {kind === 'distribution' ? (
            <SelectField
              label="Within each"
              value={stratum}
              onChange={(event) => setStratum(event.target.value)}
            >
              <option value="">not stratified</option>
              {columns.map((name) => (
                <option key={name}>{name}</option>
              ))}
            </SelectField>
          ) : null}
          {kind === 'flag' ? (
            <SelectField label="Violation" value={type} onChange={(event) => setType(event.target.value)}>
              {ERROR_TYPES.filter((each) => errorTypes.includes(each)).map((each) => (
                <option key={each} value={each}>
                  {ERROR_NAMES[each]}
                </option>
              ))}
            </SelectField>
          ) : null}
          {(kind === 'flag' && !bias) || kind === 'fix' ? (
            <InputField
              label="Patient (click a row to choose)"
              value={patient}
              placeholder="P0001"
              onChange={(event) => onPatient(event.target.value.trim())}
            />
          ) : null}
          {kind === 'flag' ? (
            <InputField
              label="Confidence, 0 to 1"
              inputMode="decimal"
              value={confidence}
              onChange={(event) => setConfidence(event.target.value)}
            />
          ) : null}
          {kind === 'fix' ? (
            <InputField
              label="Proposed value (query_site asks the site)"
              value={fix}
              onChange={(event) => setFix(event.target.value)}
            />
          ) : null}
          <Button type="submit" look="primary" disabled={pending} className="self-start">
            {NAMES[kind]}
          </Button>
        </form>
      )}
    </div>
  );
}

const NAMES: Readonly<Record<Exclude<Kind, 'report'>, string>> = {
  investigate: 'Investigate',
  distribution: 'Compute',
  flag: 'Flag',
  fix: 'Propose',
};
