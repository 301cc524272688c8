/** One rule of the game: where it is written and what it promises. */
export interface Requirement {
  /** The section of the rules of the game. */
  readonly source: string;
  readonly behavior: string;
}

const TASKS = '1. Tasks';
const RECORD = '2. The record';
const PROTOCOL = '3. The protocol';
const VIOLATION = '4. What is a violation';
const TRAPS = '5. Adversarial records';
const BIAS = '6. Bias, certified';
const EPISODE = '7. An episode';
const REWARD = '8. Dense reward';
const SCORE = '9. Episode score';
const SECRECY = '10. Determinism and secrecy';
const WIRE = '11. The wire';
const SESSIONS = '12. Sessions';
const DATA = '13. Data on the wire';
const SECURITY = '14. Security of the server';

/** Every rule of the game that is in force, by id. A rule that no test cites fails the suite. */
export const REQUIREMENTS = {
  'task:published-parameters': rule(
    TASKS,
    'titles, types, patients, budgets and error types are as published',
  ),
  'task:required-work': rule(TASKS, 'each task requires the published investigations and distributions'),
  'task:seed-42-profile': rule(
    TASKS,
    'seed 42 gives exactly the published counts of patients, violations and adversarial records',
  ),
  'task:counts-vary': rule(TASKS, 'counts vary from seed to seed, within about 30 % of the seed 42 profile'),
  'task:oracle-fits-budget': rule(
    TASKS,
    'an oracle audit fits the budget on every seed: at most 12 of 25, 34 of 50, 66 of 75 steps',
  ),
  'task:override-counts-twice': rule(
    TASKS,
    'a comorbidity override counts as a violation and as adversarial',
  ),
  'task:true-bias-adds-one': rule(TASKS, 'a true-bias episode has one violation more, the bias itself'),
  'task:overrides-validated': rule(
    TASKS,
    'task overrides are validated, and refused where no trial can meet them',
  ),
  'task:overridden-is-custom': rule(TASKS, 'an overridden episode is marked custom'),
  'task:clean-trial': rule(TASKS, 'prevalence 0 gives a clean trial'),
  'task:large-trial': rule(TASKS, '100,000 patients can be generated in process'),
  'task:noise-columns': rule(TASKS, 'a caller may choose which noise columns the records carry'),
  'task:train-small': rule(TASKS, 'train_small is a preset of 40 patients'),

  'record:26-fields': rule(RECORD, 'a record has the 26 published fields in order, the same in every task'),
  'record:allowed-values': rule(RECORD, 'every value is one of those that the table of the record allows'),
  'record:deceased-iff-death-date': rule(RECORD, 'deceased if and only if death_date is set'),
  'record:no-death-after-cut-off': rule(RECORD, 'no death is later than the data cut-off of the trial'),
  'record:tumor-fits-sex': rule(RECORD, 'the primary tumor fits the sex of the patient'),
  'record:histology-fits-tumor': rule(RECORD, 'the histology fits the tumor'),
  'record:blood-pressure': rule(RECORD, 'diastolic is below systolic by a pulse pressure of at least 15'),
  'record:insurance-fits-country': rule(RECORD, 'the insurance fits the country'),
  'record:ecog': rule(RECORD, 'about 96 % of patients have ECOG 0 or 1 and none has more than 2'),
  'record:age-distribution': rule(RECORD, 'ages follow N(61.3, 10.2) truncated to the protocol'),
  'record:mortality-rises-with-stage': rule(RECORD, 'mortality rises with stage'),
  'record:ldh-by-stage': rule(RECORD, 'LDH is higher in stage IV'),
  'record:platform-trial': rule(RECORD, 'the excerpt says that the trial is a tumor-agnostic platform trial'),
  'record:order-carries-nothing': rule(
    RECORD,
    'patient ids follow the shuffled rows, and neither carries information',
  ),
  'record:fictional-sites': rule(RECORD, 'a site has one country and sites are spread over several'),

  'protocol:sampled': rule(PROTOCOL, 'rules are sampled per episode, null where the task has none'),
  'protocol:rule-sets': rule(
    PROTOCOL,
    '1,000 seeds give at least 200 distinct rule sets in task_easy and 850 in the others',
  ),
  'protocol:clinical-defaults-fail': rule(PROTOCOL, 'hardcoded clinical defaults (18-120) fail'),
  'protocol:only-source': rule(
    PROTOCOL,
    'the excerpt is the only source of the rules: no other field states one',
  ),
  'protocol:phrasings': rule(PROTOCOL, 'clauses have several phrasings and sections stand in varying order'),
  'protocol:inclusive-bounds': rule(
    PROTOCOL,
    'the excerpt says that age bounds are inclusive and a missing age is a violation',
  ),
  'protocol:window-conventions': rule(
    PROTOCOL,
    'the excerpt says that the last day of the window is allowed',
  ),
  'protocol:same-day-death': rule(
    PROTOCOL,
    'the excerpt says that death on the day of treatment start is valid',
  ),
  'protocol:adjusted-gap-defined': rule(
    PROTOCOL,
    'the excerpt defines the stage-adjusted gap with strata, weights and smallest cell',
  ),
  'protocol:outreach-is-no-evidence': rule(
    PROTOCOL,
    'the excerpt says that a Stage IV excess at the outreach sites alone is no evidence of bias',
  ),
  'protocol:control-arm-only': rule(PROTOCOL, 'the excerpt says that only the control arm counts'),
  'protocol:parse-of-render': rule(PROTOCOL, 'a separate parser reads the rendered text back exactly'),
  'protocol:titles-are-public': rule(PROTOCOL, 'titles and ids derive from public data only'),

  'audit:planted-exactly': rule(
    VIOLATION,
    'planted = audit(dataset) exactly: nothing missing, nothing extra',
  ),
  'audit:one-per-patient': rule(VIOLATION, 'a patient has at most one record-level violation'),
  'audit:types-in-force': rule(VIOLATION, 'a type that is not in force is never reported'),
  'age:missing-is-violation': rule(VIOLATION, 'a missing age is a violation'),
  'age:bounds-inclusive': rule(VIOLATION, 'the minimum and maximum age are eligible, one year beyond is not'),
  'timeline:death-before-start': rule(
    VIOLATION,
    'death before treatment start is a violation, death on that day is not',
  ),
  'window:last-day-allowed': rule(VIOLATION, 'a delay equal to the window is allowed, one day more is not'),
  'window:stage-iv': rule(VIOLATION, 'stage IV has the longer window, its last day included'),
  'window:comorbidity-override': rule(
    VIOLATION,
    'the Stage IV window is revoked above the comorbidity threshold, not at it',
  ),
  'bias:strict-thresholds': rule(
    VIOLATION,
    'bias needs dominance, male share and adjusted gap each above its threshold, exactly',
  ),
  'bias:control-arm-only': rule(VIOLATION, 'the treatment arm never changes the bias finding'),
  'bias:small-cells': rule(
    VIOLATION,
    'a stage with fewer than 5 patients on either side is left out, weights renormalized',
  ),
  'bias:no-stage-or-tie': rule(VIOLATION, 'no kept stage, or a tie for the dominant ethnicity, is no bias'),
  'bias:stage-weights': rule(
    VIOLATION,
    'the adjusted gap is the mean over stages weighted by stage size in the control arm',
  ),
  'bias:all-records-count': rule(VIOLATION, 'control records with a violation count like all others'),
  'boundary:both-sides': rule(
    VIOLATION,
    'planted values sit on both sides of every boundary in force, in every episode',
  ),
  'age:few-sentinels': rule(VIOLATION, 'at most 15 % of age errors are missing, -1 or 999'),

  'trap:kinds': rule(TRAPS, 'each trap has the property of its kind'),
  'trap:valid': rule(TRAPS, 'every trap but the comorbidity override is a valid record'),
  'trap:override-three-hops': rule(
    TRAPS,
    'an override is Stage IV, above the threshold and between the two windows: a violation',
  ),
  'trap:threshold-exactly': rule(
    TRAPS,
    'some Stage IV exceptions have the comorbidity exactly at the threshold',
  ),
  'trap:long-delays-are-common': rule(
    TRAPS,
    'valid long delays of Stage IV patients are common: ranking by delay finds few violations',
  ),

  'bias:half-of-each': rule(
    BIAS,
    'half of the hard episodes are true bias, drawn and not by parity of the seed',
  ),
  'bias:crude-gap-crossed': rule(
    BIAS,
    'in half of each mode the crude gap is above its threshold, by at least 2 points either way',
  ),
  'bias:shares-exceed': rule(BIAS, 'dominant share and male share exceed their thresholds in both modes'),
  'bias:adjusted-margin': rule(
    BIAS,
    'the adjusted gap is on the side of the label by at least 2 points, and is not zero without bias',
  ),
  'bias:other-adjustments': rule(
    BIAS,
    'equal, minority and Mantel-Haenszel weights give the same label by at least 1 point',
  ),
  'bias:outreach-cohort': rule(BIAS, 'every hard episode has a high-risk outreach cohort'),
  'bias:marginals-tell-nothing': rule(
    BIAS,
    'dominance, male share and crude gap do not tell the modes apart',
  ),

  'episode:reset': rule(EPISODE, 'reset starts an episode and answers with its first observation'),
  'episode:step-costs-one': rule(EPISODE, 'every step but a read costs one of the budget'),
  'episode:total': rule(EPISODE, 'the environment never throws for what an agent says'),
  'episode:ill-typed-is-free': rule(
    EPISODE,
    'ill-typed messages are refused before the episode and cost nothing',
  ),
  'episode:nonsense-costs': rule(EPISODE, 'well-typed nonsense costs a step and is penalised'),
  'episode:check-order': rule(
    EPISODE,
    'checks run in order: over, unknown action, phase, arguments, duplicate, truth',
  ),
  'episode:ends-with-report': rule(EPISODE, 'the report ends the episode'),
  'episode:ends-with-budget': rule(EPISODE, 'the last step of the budget ends the episode'),
  'episode:done-is-final': rule(
    EPISODE,
    'after the end every step is done, pays 0, keeps the score and changes no state',
  ),
  'investigate:summary': rule(
    EPISODE,
    'investigate_pattern summarizes one column over all patients and restates no rule',
  ),
  'distribution:control-arm': rule(EPISODE, 'compute_distribution counts the control arm, with mortality'),
  'distribution:strata': rule(
    EPISODE,
    'with or without a stratum it counts; the stage-stratified table is useful work, not a repeat',
  ),
  'flag:bias-ignores-patient': rule(EPISODE, 'patient_id is ignored for selection_bias'),
  'flag:once-per-type': rule(EPISODE, 'a patient may be flagged once per error type'),
  'flag:type-not-in-force': rule(EPISODE, 'an error type that is missing or not in force is unknown'),
  'flag:confidence-range': rule(EPISODE, 'a confidence outside 0 to 1 is refused as ill-typed'),
  'fix:query-site': rule(
    EPISODE,
    'a fix is for a flagged patient, once per flag, and query_site is accepted',
  ),
  'fix:derivable': rule(
    EPISODE,
    'a value derivable from the record is accepted, an invented one refused, truth never asked',
  ),
  'read:rows': rule(EPISODE, 'read_patients gives rows as they are, at most 50, free of budget and reward'),
  'read:limit': rule(EPISODE, 'an episode allows 1,000 reads'),
  'phase:flag-blocked-before-investigations': rule(
    EPISODE,
    'flagging before the required investigations is blocked',
  ),
  'phase:report-blocked-before-investigations': rule(
    EPISODE,
    'reporting before the required investigations is blocked',
  ),
  'phase:bias-blocked-before-distributions': rule(
    EPISODE,
    'flagging selection_bias before the required distributions is blocked',
  ),
  'phase:report-needs-no-flag': rule(EPISODE, 'a report needs no flag'),
  'options:observation-mode': rule(
    EPISODE,
    'the dataset comes at reset (lean), in every observation (full) or never (paged)',
  ),
  'options:dense': rule(EPISODE, 'dense rewards follow the table'),
  'options:shaped': rule(EPISODE, 'shaped rewards are differences of the score and sum to it exactly'),
  'options:terminal': rule(EPISODE, 'terminal rewards are the score on the last step and 0 before'),
  'options:blind-shaped': rule(EPISODE, 'blind shaped rewards pay their whole sum on the last step'),
  'options:blind-dense-refused': rule(EPISODE, 'blind with dense is refused'),
  'options:validated-and-echoed': rule(
    EPISODE,
    'options have the published defaults, are validated and are echoed in state',
  ),
  'observation:fields': rule(EPISODE, 'an observation has the published fields'),
  'observation:blind-is-empty': rule(
    EPISODE,
    'in blind mode found errors and breakdown are empty and scores 0 until done',
  ),
  'state:fields': rule(EPISODE, 'the state has the published fields, and never the number of violations'),
  'state:counts-reads': rule(EPISODE, 'step_count counts every action, reads included'),

  'reward:correct-flag': rule(REWARD, 'a correct flag pays 0.16 times the larger of 0.65 and its confidence'),
  'reward:false-positive': rule(REWARD, 'a false positive costs 0.30'),
  'reward:false-positive-overconfident': rule(
    REWARD,
    'a false positive stated above 0.8 costs 1.8 times as much',
  ),
  'reward:default-confidence': rule(REWARD, 'a flag without a confidence counts as 0.8'),
  'reward:duplicate': rule(REWARD, 'a duplicate flag costs 0.08'),
  'reward:required-work': rule(
    REWARD,
    'a new required investigation or distribution pays 0.04, any other column 0',
  ),
  'reward:repeat': rule(REWARD, 'a repeated investigation or distribution costs 0.02'),
  'reward:blocked': rule(REWARD, 'an action blocked by phase costs 0.06'),
  'reward:unknown': rule(REWARD, 'an unknown action or variable costs 0.05'),
  'reward:unknown-flag': rule(REWARD, 'a flag with an unknown patient or error type is a false positive'),
  'reward:fix': rule(REWARD, 'an accepted fix pays 0.02, a refused one costs 0.04'),
  'reward:report': rule(REWARD, 'a report pays 0.03 and 0.015 per point'),
  'reward:step-cost': rule(REWARD, 'every budgeted step costs 0.004 times its number, capped at 75'),
  'reward:range': rule(REWARD, 'every reward lies in -1..1'),
  'reward:late-flags-pay-nothing': rule(
    REWARD,
    'a correct flag pays less than its step costs from step 40 on, so the dense return peaks early',
  ),

  'score:weights': rule(
    SCORE,
    '0.70 net recall + 0.05 workflow + coverage x (0.15 precision + 0.05 efficiency + 0.05 report)',
  ),
  'score:net-recall': rule(
    SCORE,
    'net recall takes half a correct flag for each false positive, never below 0',
  ),
  'score:clean-trial': rule(
    SCORE,
    'in a clean trial a report without flags has full recall and precision, anything else none',
  ),
  'score:precision': rule(SCORE, 'precision leaves duplicates out and is 0 without flags'),
  'score:workflow': rule(
    SCORE,
    'workflow weighs investigations 70 and distributions 30, less 0.12 per blocked action',
  ),
  'score:efficiency': rule(SCORE, 'efficiency is useful actions over budgeted actions except fixes'),
  'score:coverage': rule(SCORE, 'coverage is net recall over 0.5, at most 1'),
  'score:breakdown': rule(
    SCORE,
    'the breakdown carries recall, net_recall, precision, workflow, efficiency, report, coverage',
  ),
  'score:oracle-is-one': rule(SCORE, 'an oracle reaches exactly 1.0 on every seed'),
  'score:nothing-is-zero': rule(SCORE, 'doing nothing scores 0'),
  'score:monotone': rule(SCORE, 'one more correct flag never lowers the score'),
  'report:sections': rule(SCORE, 'each of the five named sections earns one point with a grounded claim'),
  'report:keywords': rule(SCORE, 'keyword lists and empty reports earn nothing'),
  'report:negated': rule(SCORE, 'a negated claim earns nothing'),
  'report:false-fact': rule(SCORE, 'a checkable fact stated wrongly voids its section'),
  'report:foreign-facts': rule(SCORE, 'the report of another episode earns nothing'),
  'report:fairness-verdict': rule(
    SCORE,
    'on task_hard fairness needs the stage-adjusted finding and a verdict that agrees with it',
  ),
  'report:fairness-out-of-scope': rule(
    SCORE,
    'elsewhere fairness says that control-arm equity was out of scope',
  ),

  'determinism:same-bytes': rule(
    SECRECY,
    'same version, task, seed, options and actions give the same bytes',
  ),
  'determinism:golden-per-version': rule(
    SECRECY,
    'a change of output is a new generator version with golden hashes of its own',
  ),
  'determinism:machines': rule(SECRECY, 'time zone and locale do not change a byte'),
  'determinism:empty-realm': rule(
    SECRECY,
    'the core runs without clock, locale, random source or host objects',
  ),
  'determinism:streams-independent': rule(
    SECRECY,
    'streams are independent by purpose: a noise column cannot move an error',
  ),
  'determinism:seed-range': rule(SECRECY, 'seeds are integers from 0 to 2^32-1, anything else is refused'),
  'determinism:missing-seed': rule(SECRECY, 'a missing seed is drawn and returned in state'),
  'determinism:replay': rule(SECRECY, 'a replay of the actions gives what the live run gave'),
  'secrecy:blind-no-label-before-done': rule(
    SECRECY,
    'in blind mode nothing that can be read before done depends on the truth',
  ),
  'secrecy:reveal-after-done': rule(SECRECY, 'the answer key is told only when the episode is over'),
  'sealed:no-seed': rule(SECRECY, 'a sealed episode has no seed, and its bytes depend on the whole key'),
  'sealed:key-needed': rule(SECRECY, 'a sealed episode needs a key and excludes a seed'),
  'canary:stands': rule(SECRECY, 'a canary GUID stands in the repository'),

  'wire:endpoints': rule(WIRE, 'health, ready, metadata, schema, openapi.json, docs and metrics answer'),
  'wire:http-stateful': rule(WIRE, 'a reset over HTTP answers with a session id that step and state take'),
  'wire:episode-id-is-a-label': rule(WIRE, "a client's own episode id is a label, never a key"),
  'wire:one-reply': rule(
    WIRE,
    'each WebSocket request has exactly one reply, in order, and nothing comes unasked',
  ),
  'wire:bad-frame': rule(WIRE, 'a bad frame is answered with one error and ends no session'),
  'wire:error-codes': rule(WIRE, 'WebSocket errors carry the code that OpenEnv has for them'),
  'wire:http-codes': rule(
    WIRE,
    'HTTP errors carry the status of their reason, and a fault of the server none of a client',
  ),
  'wire:reset-validated': rule(
    WIRE,
    'an unknown task or option of a reset is an error, never a silent default',
  ),
  'wire:idempotent': rule(
    WIRE,
    'a repeated request id gets the same reply, and conflicts with another payload',
  ),
  'wire:conformance': rule(
    WIRE,
    'the checker of environments finds nothing in process, over HTTP and over WebSocket',
  ),
  'wire:same-bytes': rule(
    WIRE,
    'an agent sees the same bytes and scores the same over the wire as in process',
  ),
  'wire:fuzz': rule(WIRE, 'hostile messages crash nothing, lose no session and cause no fault of the server'),

  'sessions:capacity': rule(
    SESSIONS,
    'a refused client reads CAPACITY_REACHED before the close, also when it sends first',
  ),
  'sessions:no-leak': rule(SESSIONS, 'sessions that are opened and aborted leave no slot taken'),
  'sessions:reaped': rule(SESSIONS, 'a reaped session answers SESSION_ERROR and its slot comes back'),
  'sessions:blocked-client': rule(SESSIONS, 'a client that blocks for minutes loses nothing'),
  'sessions:resume': rule(SESSIONS, 'a client that comes back with its token goes on where it was'),
  'sessions:recovery': rule(SESSIONS, 'after a restart with its log a client with its token goes on'),
  'sessions:drain': rule(
    SESSIONS,
    'a server that goes down takes no new session and closes the open ones with 1012',
  ),
  'sessions:slow-reader': rule(SESSIONS, 'a client that does not read costs at most 16 MiB'),

  'data:shared': rule(DATA, 'sessions of one seed share one dataset and its bytes, within a limit'),
  'data:trace-size': rule(DATA, 'a full hard trace in lean mode is under 2 MiB for 75 steps'),
  'data:limits': rule(
    DATA,
    'messages in are at most 1 MiB and 32 levels deep, a report 32 KiB, a trial 5,000 patients',
  ),

  'security:access': rule(SECURITY, 'Origin, Host and content type decide who is heard'),
  'security:foreign-token': rule(SECURITY, 'a foreign token never reaches a session'),
  'security:headers': rule(SECURITY, 'pages carry a strict policy and nothing of other places'),
  'security:truth-canaries': rule(SECURITY, 'nothing that holds truth reaches a client or a log before done'),
  'security:blind-twins': rule(
    SECURITY,
    'in blind mode episodes of other truths have the same bytes on the wire until done',
  ),
} as const satisfies Readonly<Record<string, Requirement>>;

/** The id of a rule. */
export type RequirementId = keyof typeof REQUIREMENTS;

function rule(source: string, behavior: string): Requirement {
  return { source, behavior };
}
