import { runBeside } from './workspace/beside.mjs';

/** npm run bench: the built product against bare node:http and raw SQL, in one interleaved run of about a minute. */
process.exitCode = await runBeside('bench');
