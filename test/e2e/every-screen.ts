/** Every screen, with something on it. */
export const SCREENS: readonly (readonly [name: string, path: string, ready: string])[] = [
  ['runs', '/', 'Records'],
  ['live', '/live', 'New audit'],
  ['replay', '/replay?run=react&episode=0&step=30', 'Timeline'],
  ['replay, prompt', '/replay?run=react&episode=0&step=60&tab=prompt', 'Prompt tokens'],
  ['patients', '/patients?run=heuristic&episode=0', 'patients'],
  ['a patient', '/patients?task=task_hard&seed=42&reveal=true&patient=P0043', 'Noise columns'],
  ['protocol', '/protocol?task=task_hard&seed=42&rule=age&reveal=true', 'Rules read from the text'],
  ['equity', '/equity?task=task_hard&seed=42&reveal=true', 'Stage mix by site'],
  ['compare', '/compare?runs=%5B%22react%22%2C%22heuristic%22%5D', 'Failure modes side by side'],
  ['leaderboard', '/leaderboard', 'Llama 3.3 70B'],
  ['play', '/play', 'Play hard'],
];
