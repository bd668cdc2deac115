import { startReplicated } from './postgres.mjs';

/**
 * A primary and a streaming replica for a spec in another process: tells where both are and which process the replica is, and
 * ends both with whoever asked for them.
 */
const pair = await startReplicated();
process.once('disconnect', () => void pair.stop());
process.send?.({ primary: pair.primary.url, replica: pair.replica.url, replicaPid: pair.replica.pid });
