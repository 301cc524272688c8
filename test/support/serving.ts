export {
  bodyOf,
  issueSession,
  openSocket,
  post,
  runningServer,
  settings,
  type RunningServer,
} from '../../src/server/running-server.test-support.ts';
