import type { ModelIdentity, ModelMessage, ModelReply } from '../../core/model/model-call.ts';
import type { CancelSignal } from '../agent-context.ts';

/**
 * The port behind which agents see a language model. A model may answer badly: that is a reply like any other. Only
 * where no answer comes, after all tries within its limits, `generate` rejects with ProviderError.
 */
export interface LanguageModel {
  readonly identity: ModelIdentity;
  /** @throws ProviderError with the cause; `cancelled` when the signal said so */
  generate(request: ModelRequest, signal?: CancelSignal): Promise<ModelReply>;
  /** The same model as one episode may use it, with limits of its own; where it is left out there are none. */
  forEpisode?(): LanguageModel;
}

/** One call. Everything the model is to know stands in it: models keep nothing between calls. */
export interface ModelRequest {
  readonly messages: readonly ModelMessage[];
  readonly tools?: readonly ModelTool[];
  /** The JSON that the reply should be. Asked of the provider where it can, and checked by the agent in any case. */
  readonly schema?: ReplySchema;
}

/** A tool that the model may call. */
export interface ModelTool {
  readonly name: string;
  readonly description: string;
  readonly parameters: JsonSchema;
}

/** The form of a reply. */
export interface ReplySchema {
  readonly name: string;
  readonly schema: JsonSchema;
}

/** A JSON Schema document of an object. */
export type JsonSchema = Readonly<Record<string, unknown>>;
