import { Remedy } from './remedy.mjs';
import { StepFailed } from './step.mjs';

/**
 * Prints why something failed: a remedy in its one line, a command with all it printed, anything else with its stack.
 * @param {unknown} error
 */
export function tell(error) {
  if (error instanceof StepFailed) console.error(error.output);
  console.error(error instanceof Remedy || error instanceof StepFailed ? error.message : error);
}
