import { z } from 'zod';

/** A point in time as Dataset-JSON writes it. */
const dateTime = z.string().regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?(Z|[+-]\d{2}:\d{2})?$/);

/** One variable of a dataset. */
export const ColumnSchema = z.strictObject({
  itemOID: z.string(),
  name: z.string().max(8),
  label: z.string().max(40),
  dataType: z.enum([
    'string',
    'integer',
    'decimal',
    'float',
    'double',
    'boolean',
    'datetime',
    'date',
    'time',
    'URI',
  ]),
  length: z.int().min(1).optional(),
  keySequence: z.int().min(1).optional(),
});
export type Column = z.infer<typeof ColumnSchema>;

/** One dataset in CDISC Dataset-JSON, version 1.1. */
export const DatasetJsonSchema = z.strictObject({
  datasetJSONCreationDateTime: dateTime,
  datasetJSONVersion: z.literal('1.1.0'),
  fileOID: z.string(),
  originator: z.string(),
  sourceSystem: z.strictObject({ name: z.string(), version: z.string() }),
  studyOID: z.string(),
  metaDataVersionOID: z.string(),
  itemGroupOID: z.string(),
  records: z.int().min(0),
  name: z.string(),
  label: z.string(),
  columns: z.array(ColumnSchema),
  rows: z.array(z.array(z.union([z.string(), z.number(), z.null()]))),
});
export type DatasetJson = z.infer<typeof DatasetJsonSchema>;
