import type { AgentEvent } from '../core/model/agent-event.ts';

/** What an agent may use beside observations: a place to tell what it does, and word that the run is given up. */
export interface AgentContext {
  /** Takes an event. Never throws and never changes what happens. */
  readonly tell: (event: AgentEvent) => void;
  readonly signal?: CancelSignal;
}

/** Word that a run is given up. An AbortSignal is one. */
export interface CancelSignal {
  readonly aborted: boolean;
  addEventListener(type: 'abort', listener: () => void): void;
  removeEventListener(type: 'abort', listener: () => void): void;
}
