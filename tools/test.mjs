import { summary } from './testing/counts.mjs';
import { choose, runStages } from './testing/run-stages.mjs';
import { STAGES } from './testing/stages.mjs';
import { ensureInstalled } from './workspace/install.mjs';
import { Remedy } from './workspace/remedy.mjs';
import { tell } from './workspace/tell.mjs';

const HELP = `npm test                         everything; ends with one line "N passed, N failed"
npm test -- --only=checks,api    only the stages whose names begin so, with what they need:
                                 build browser checks format domain tables web api-sqlite api-postgres tools journeys

TEST_DATABASE_URL   a PostgreSQL server to test on instead of a temporary one; a schema is made there and dropped`;

/** @param {string[]} args */
function namesFrom(args) {
  const unknown = args.find((arg) => !arg.startsWith('--only='));
  if (unknown) throw new Remedy(`Unknown option ${unknown}: see "npm test -- --help".`);
  return args.flatMap((arg) => arg.slice('--only='.length).split(','));
}

async function main() {
  const args = process.argv.slice(2);
  if (args.includes('--help')) return console.log(HELP);
  const names = namesFrom(args);
  await ensureInstalled();
  const counts = await runStages(choose(STAGES, names), 2);
  console.log(summary(counts));
  process.exitCode = counts.failed + counts.skipped > 0 || counts.passed === 0 ? 1 : 0;
}

main().catch((error) => {
  tell(error);
  console.log('0 passed, 1 failed');
  process.exitCode = 1;
});
