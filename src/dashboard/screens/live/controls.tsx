import { Pause, Play, SkipForward, Square } from 'lucide-react';
import type { LiveRun, LiveStatus } from '../../../dashboard-api/index.ts';
import { useControlLive } from '../../api/live.ts';
import { Button } from '../../parts/button.tsx';

/** Pause, step, stop. */
export function Controls({ run, status }: { readonly run: LiveRun; readonly status: LiveStatus }) {
  const control = useControlLive(run.live_id);
  const paused = status === 'paused';
  return (
    <>
      {paused ? (
        <Button
          look="primary"
          icon={<Play size={14} aria-hidden />}
          onClick={() => control.mutate({ command: 'resume' })}
        >
          Resume
        </Button>
      ) : (
        <Button icon={<Pause size={14} aria-hidden />} onClick={() => control.mutate({ command: 'pause' })}>
          Pause
        </Button>
      )}
      <Button
        icon={<SkipForward size={14} aria-hidden />}
        onClick={() => control.mutate({ command: 'step' })}
      >
        Step
      </Button>
      <Button
        look="danger"
        icon={<Square size={13} aria-hidden />}
        onClick={() => control.mutate({ command: 'stop' })}
      >
        Stop
      </Button>
      {control.error ? (
        <span role="alert" className="text-xs text-wrong">
          {control.error.message}
        </span>
      ) : null}
    </>
  );
}
