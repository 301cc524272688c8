import type { z } from 'zod';
import { valueOfText } from '../../records/record-text.ts';
import { RefusalSchema } from '../../dashboard-api/index.ts';

/** The server said no, or could not be reached. */
export class RequestFailed extends Error {
  override readonly name = 'RequestFailed';
  /** HTTP status; 0 where no answer came. */
  readonly status: number;
  constructor(message: string, status: number, options?: ErrorOptions) {
    super(message, options);
    this.status = status;
  }
}

/** Asks the server and reads its answer, records in their own text included, with a schema. @throws RequestFailed */
export async function request<Schema extends z.ZodType>(
  schema: Schema,
  path: string,
  body?: unknown,
): Promise<z.infer<Schema>> {
  let response: Response;
  try {
    response = await fetch(path, {
      ...(body === undefined
        ? {}
        : { method: 'POST', body: JSON.stringify(body), headers: { 'content-type': 'application/json' } }),
      credentials: 'same-origin',
    });
  } catch (cause) {
    throw new RequestFailed('The server cannot be reached.', 0, { cause });
  }
  const value: unknown = await response
    .text()
    .then(valueOfText)
    .catch((cause: unknown) => {
      throw new RequestFailed(`The server answered ${response.status} without JSON.`, response.status, {
        cause,
      });
    });
  if (!response.ok) {
    const refusal = RefusalSchema.safeParse(value);
    throw new RequestFailed(
      refusal.success ? refusal.data.detail : `The server answered ${response.status}.`,
      response.status,
    );
  }
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  throw new RequestFailed(
    `The answer of ${path} is not what it should be: ${issue?.path.join('.') ?? ''} ${issue?.message ?? ''}`,
    response.status,
    { cause: parsed.error },
  );
}
