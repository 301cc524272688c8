import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import * as agents from '../../src/agents/index.ts';
import * as core from '../../src/core/index.ts';
import * as client from '../../src/client/index.ts';
import * as nodeClient from '../../src/client/node/index.ts';
import * as models from '../../src/models/index.ts';
import * as runner from '../../src/runner/index.ts';
import * as server from '../../src/server/index.ts';
import * as testing from '../../src/testing/index.ts';

const manifest: Record<string, unknown> = JSON.parse(
  readFileSync(new URL('../../package.json', import.meta.url), 'utf8'),
);

/* Frozen: what other code imports. A new name is added here on purpose; a name that goes is a breaking change. */

const CORE = [
  'ACTION_TYPES',
  'ARMS',
  'ActionSchema',
  'AgentEventSchema',
  'BIAS_MODES',
  'CANARY',
  'COLUMNS',
  'COUNTRIES',
  'ClinicalBenchError',
  'ERROR_TYPES',
  'ETHNICITIES',
  'EpisodeDocumentSchema',
  'EpisodeRecordSchema',
  'EpisodeUsageSchema',
  'FEEDBACK_MODES',
  'FINISH_REASONS',
  'GENDERS',
  'GENERATOR_VERSION',
  'HISTOLOGIES',
  'INSURANCE_TYPES',
  'LabelsSchema',
  'MAX_SEED',
  'MEDICATIONS',
  'ModelCallEventSchema',
  'ModelIdentitySchema',
  'ModelMessageSchema',
  'ModelReplySchema',
  'NOISE_COLUMNS',
  'OBSERVATION_MODES',
  'OUTCOMES',
  'OUTCOME_CODES',
  'ObservationSchema',
  'OptionsSchema',
  'PASSING_FAULTS',
  'PHASES',
  'PROVIDER_FAULTS',
  'PatientSchema',
  'ProviderAttemptSchema',
  'ProviderFailureSchema',
  'RANKED_TASK_IDS',
  'READ_LIMIT',
  'RECORD_ERROR_TYPES',
  'RECORD_OUTCOMES',
  'RECORD_VERSION',
  'REPORT_LIMIT',
  'REWARD_MODES',
  'RULE_COLUMNS',
  'RecordEntrySchema',
  'RecordResultSchema',
  'RecordedAgentSchema',
  'RecordedEpisodeSchema',
  'ResetRequestSchema',
  'Rng',
  'RulesSchema',
  'RunConfigSchema',
  'RunLimitsSchema',
  'SITES',
  'SMOKING_STATUSES',
  'STAGES',
  'ScoreBreakdownSchema',
  'SealedSchema',
  'SeedSchema',
  'Sha256Schema',
  'StateSchema',
  'TASKS',
  'TASK_IDS',
  'TOOLS',
  'TRACKS',
  'TRAP_KINDS',
  'TUMORS',
  'TaskOverridesSchema',
  'ToolCallSchema',
  'UsageSchema',
  'UseLimitsSchema',
  'audit',
  'datasetJson',
  'episodeDocument',
  'episodeHash',
  'episodeScore',
  'fromRows',
  'generateEpisode',
  'hashBytes',
  'hashText',
  'isoDate',
  'labelsOf',
  'observe',
  'parseAction',
  'parseIsoDate',
  'patientId',
  'publicHash',
  'publicState',
  'replay',
  'requiredWork',
  'resolveTask',
  'reveal',
  'rowAt',
  'rowOf',
  'sealedStreams',
  'seededStreams',
  'showsDataset',
  'startEpisode',
  'step',
  'toRows',
  'trapKind',
];

const AGENTS = [
  'AGENTS',
  'MODEL_AGENTS',
  'ProtocolReadError',
  'ProviderError',
  'agentNamed',
  'collectPatients',
  'computeDistribution',
  'doRequiredWork',
  'estimateTokens',
  'flagRecord',
  'flagSelectionBias',
  'heuristic',
  'investigatePattern',
  'modelAgent',
  'naiveAgent',
  'oracle',
  'querySite',
  'reactAgent',
  'readAssignment',
  'readPatients',
  'readProtocol',
  'recordedAgent',
  'submitReport',
  'toolsAgent',
];

const RUNNER = [
  'RunCancelled',
  'episodeCache',
  'failureCause',
  'inProcessEnvironment',
  'isComplete',
  'runEpisode',
  'runMatrix',
];

const SERVER = [
  'DEFAULT_LIMITS',
  'DEFAULT_SETTINGS',
  'FAULT_REASONS',
  'Reply',
  'Session',
  'Sessions',
  'WIRE_CODES',
  'WireFault',
  'createApp',
  'dashboard',
  'isDashboardBuilt',
];

const CLIENT = ['ClientError', 'remoteEnvironment'];
const TESTING = [
  'ENVIRONMENT_CHECKS',
  'assertEnvironment',
  'checkEnvironment',
  'firstObservation',
  'patientRecord',
  'scriptedAgent',
];

/** Agents that commands and records name. */
const MODELS = [
  'BEHAVIOR_NAMES',
  'ExchangeSchema',
  'PROVIDERS',
  'REPLY_FORMATS',
  'costOf',
  'greatestCost',
  'isBehaviorName',
  'limitEpisodes',
  'limitModel',
  'mockModel',
  'openModel',
  'priceOf',
  'recordedFetch',
  'replayedFetch',
];

const NAMES = [
  'oracle',
  'heuristic',
  'naive',
  'rank',
  'null',
  'report-first',
  'workflow-only',
  'one-flag',
  'sentinel',
  'random',
  'flag-all',
  'always-bias',
  'never-bias',
];

describe('the package', () => {
  it('has these entries', () => {
    expect(manifest['exports']).toEqual({
      '.': { types: './dist/core/index.d.ts', default: './dist/core/index.js' },
      './agents': { types: './dist/agents/index.d.ts', default: './dist/agents/index.js' },
      './models': { types: './dist/models/index.d.ts', default: './dist/models/index.js' },
      './client': {
        types: './dist/client/index.d.ts',
        node: './dist/client/node/index.js',
        default: './dist/client/index.js',
      },
      './runner': { types: './dist/runner/index.d.ts', default: './dist/runner/index.js' },
      './records': { types: './dist/records/index.d.ts', default: './dist/records/index.js' },
      './testing': { types: './dist/testing/index.d.ts', default: './dist/testing/index.js' },
      './server': { types: './dist/server/index.d.ts', default: './dist/server/index.js' },
      './package.json': './package.json',
    });
    expect(manifest['bin']).toEqual({ clinicalbench: './dist/cli/main.js' });
    expect(manifest['type']).toBe('module');
    expect(manifest['license']).toBe('BSD-3-Clause');
    expect(manifest['engines']).toEqual({ node: '>=20.19' });
  });
});

describe('exported names', () => {
  it('of the core', () => {
    expect(Object.keys(core).toSorted()).toEqual(CORE);
  });

  it('of ./agents', () => {
    expect(Object.keys(agents).toSorted()).toEqual(AGENTS);
    expect(agents.AGENTS.map(({ name }) => name)).toEqual(expect.arrayContaining(NAMES));
  });

  it('of ./models', () => {
    expect(Object.keys(models).toSorted()).toEqual(MODELS);
  });

  it('of ./client, in browsers and in Node', () => {
    expect(Object.keys(client).toSorted()).toEqual(CLIENT);
    expect(Object.keys(nodeClient).toSorted()).toEqual(CLIENT);
  });

  it('of ./runner', () => {
    expect(Object.keys(runner).toSorted()).toEqual(RUNNER);
  });

  it('of ./server', () => {
    expect(Object.keys(server).toSorted()).toEqual(SERVER);
  });

  it('of ./testing', () => {
    expect(Object.keys(testing).toSorted()).toEqual(TESTING);
  });
});
