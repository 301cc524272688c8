import { z } from 'zod';

/** One request to a provider and what came back: a line of a traffic file. Headers of requests, where keys stand, are left out. */
export const ExchangeSchema = z.strictObject({
  path: z.string().describe('of the URL, without its query'),
  request: z.string().describe('SHA-256 of path and body'),
  body: z.string().describe('what was sent, without keys'),
  response: z
    .strictObject({
      status: z.int(),
      headers: z.record(z.string(), z.string()).describe('content-type and what says when to come back'),
      body: z.string(),
    })
    .nullable()
    .describe('null where no reply came'),
  error: z.string().nullable().describe('code of the connection error where no reply came, or it broke off'),
});
export type Exchange = z.infer<typeof ExchangeSchema>;
