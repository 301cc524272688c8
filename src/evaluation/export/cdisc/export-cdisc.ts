import { toRows } from '../../../core/dataset/rows.ts';
import type { Episode } from '../../../core/generate/episode.ts';
import { GENERATOR_VERSION } from '../../../core/version.ts';
import type { Column, DatasetJson } from './dataset-json.ts';
import { demographics } from './demographics.ts';
import type { Domain, Variable } from './domain.ts';
import { disposition, exposure, history, medications, substanceUse } from './events.ts';
import { laboratory, performance, stage, vitalSigns } from './findings.ts';
import { supplemental } from './supplemental.ts';

/** The domains of an episode, in the order of their files. */
export const CDISC_DOMAINS: readonly Domain[] = [
  demographics,
  exposure,
  disposition,
  history,
  medications,
  substanceUse,
  laboratory,
  vitalSigns,
  performance,
  stage,
  supplemental,
];

/** Stand before the variables of every domain. */
const LEADING: readonly Variable[] = [
  ['STUDYID', 'Study Identifier'],
  ['DOMAIN', 'Domain Abbreviation'],
  ['USUBJID', 'Unique Subject Identifier'],
];
/** The same for supplemental qualifiers, which refer to the domain that they belong to. */
const SUPPLEMENTAL_LEADING: readonly Variable[] = [
  ['STUDYID', 'Study Identifier'],
  ['RDOMAIN', 'Related Domain Abbreviation'],
  ['USUBJID', 'Unique Subject Identifier'],
];

/**
 * The records of an episode as CDISC Dataset-JSON 1.1, one dataset a domain. They hold what an agent can read and no
 * label: planted errors stand in them as they are.
 * @param createdAt the time of the export, as ISO 8601
 */
export function exportCdisc(episode: Episode, createdAt: string): DatasetJson[] {
  const { task, seed, sealed, dataset } = episode;
  const study = `CB-${task.taskId}-${sealed ? `${sealed.split}-${sealed.index}` : seed}`;
  const patients = toRows(dataset);
  return CDISC_DOMAINS.map((domain) => {
    const supplementary = domain.name.startsWith('SUPP');
    const variables = [...(supplementary ? SUPPLEMENTAL_LEADING : LEADING), ...domain.variables];
    const columns = variables.map((variable) => columnOf(domain, variable));
    const rows = patients.flatMap((patient) =>
      domain.rowsOf(patient).map((fields) => {
        const all = {
          STUDYID: study,
          DOMAIN: domain.name,
          RDOMAIN: domain.name.slice(4),
          USUBJID: `${study}-${patient.patient_id}`,
          ...fields,
        };
        return variables.map(([name]) => new Map(Object.entries(all)).get(name) ?? null);
      }),
    );
    return {
      datasetJSONCreationDateTime: createdAt,
      datasetJSONVersion: '1.1.0',
      fileOID: `clinicalbench.${study}.${domain.name}`,
      originator: 'ClinicalBench',
      sourceSystem: { name: 'ClinicalBench generator', version: GENERATOR_VERSION },
      studyOID: study,
      metaDataVersionOID: `MDV.${study}`,
      itemGroupOID: `IG.${domain.name}`,
      records: rows.length,
      name: domain.name,
      label: domain.label,
      columns,
      rows,
    };
  });
}

function columnOf({ name: domain, keys }: Domain, [name, label, type = 'string']: Variable): Column {
  const key = keys.indexOf(name);
  return {
    itemOID: `IT.${domain}.${name}`,
    name,
    label,
    dataType: type,
    ...(key >= 0 && { keySequence: key + 1 }),
  };
}
