export {
  bodyOf,
  issueSession,
  openSocket,
  post,
  runningServer,
  settings,
  type Message,
  type RunningServer,
  type TestSocket,
} from '../../src/server/running-server.test-support.ts';
