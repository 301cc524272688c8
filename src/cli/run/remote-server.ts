import { ClientError, remoteEnvironment, type RemoteEnvironment } from '../../client/node/index.ts';
import { GENERATOR_VERSION } from '../../core/version.ts';
import type { Config } from '../config.ts';
import { UsageError } from '../usage-error.ts';

/** The word for the engine in this process. */
export const IN_PROCESS = 'inprocess';

/** A server that holds the environments of a run. */
export interface RemoteServer {
  readonly open: () => RemoteEnvironment;
}

/**
 * The server that the command line or ENV_BASE_URL names, once it has answered; null for the engine in this process.
 * @throws UsageError when there is no such server, or it generates other episodes than this version
 */
export async function remoteServer(flag: string | undefined, config: Config): Promise<RemoteServer | null> {
  const url = flag ?? config.environmentUrl;
  if (url === null || url === IN_PROCESS) return null;
  const source = flag === undefined ? 'the variable ENV_BASE_URL' : '--env';
  const { token } = config.server();
  const open = () => remoteEnvironment(url, token === null ? {} : { bearer: token });
  try {
    await checkVersion(open());
  } catch (error) {
    if (!(error instanceof ClientError)) throw error;
    throw new UsageError(
      `${source}: ${error.message}. Allowed: ${IN_PROCESS}, or the URL of a server that answers.`,
    );
  }
  return { open };
}

/** Plays the first observation of the smallest task: a server that gives it can run all others. */
async function checkVersion(environment: RemoteEnvironment): Promise<void> {
  try {
    await environment.reset({ task_id: 'train_small', seed: 1 });
    const { generator_version } = await environment.state();
    if (generator_version === GENERATOR_VERSION) return;
    throw new UsageError(
      `the server generates episodes of version ${generator_version}, this is ${GENERATOR_VERSION}: scores do not compare`,
    );
  } finally {
    await environment.close();
  }
}
