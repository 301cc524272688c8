/**
 * The version of everything that decides an episode's bytes: streams, tables, generation, wording and grading.
 * Any change of output is a new version with golden hashes of its own.
 */
export const GENERATOR_VERSION = '1.2.0';

/** A random identifier that stands in the repository, in records and in docs, so that a corpus can be searched for it. */
export const CANARY = 'clinicalbench-canary-6f1d0c52-7a0e-4c0b-9d55-3b1c2f8e9a47';
