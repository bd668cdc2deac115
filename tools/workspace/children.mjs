/** @typedef {import('node:child_process').ChildProcess} ChildProcess */

/** @type {Map<ChildProcess, NodeJS.Signals>} */
const living = new Map();
const SIGNALS = /** @type {const} */ ({ SIGINT: 130, SIGTERM: 143, SIGHUP: 129 });

/**
 * Sees to it that a child does not outlive this command when it is ended half-way, an install or a database say.
 * @param {ChildProcess} child @param {NodeJS.Signals} [signal] how the child is told
 */
export function endWithUs(child, signal = 'SIGTERM') {
  if (living.size === 0) for (const name of names()) process.on(name, endAll);
  living.set(child, signal);
  child.once('close', () => {
    living.delete(child);
    if (living.size === 0) for (const name of names()) process.off(name, endAll);
  });
}

const names = () => /** @type {(keyof typeof SIGNALS)[]} */ (Object.keys(SIGNALS));

/** @param {NodeJS.Signals} name */
function endAll(name) {
  for (const [child, signal] of living) child.kill(signal);
  process.exit(SIGNALS[/** @type {keyof typeof SIGNALS} */ (name)]);
}
