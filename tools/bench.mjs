import { runBeside } from './workspace/beside.mjs';

/** npm run bench: the built product against bare node:http and raw SQL in one interleaved run, `-- further 30000`, `-- country 3000 30000`, `-- papers` or `-- import 20000`. */
process.exitCode = await runBeside('bench', process.argv.slice(2));
