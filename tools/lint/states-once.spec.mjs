import { RuleTester } from 'eslint';
import tseslint from 'typescript-eslint';
import { describe, it } from 'vitest';
import { statesOnce } from './states-once.mjs';

RuleTester.it = it;
RuleTester.describe = describe;

const spelled = (code) => ({ code, errors: [{ messageId: 'spelled' }] });

new RuleTester({ languageOptions: { parser: tseslint.parser } }).run('states once', statesOnce, {
  valid: [
    `const decided = state === 'DECIDED';`,
    `type Kind = 'SELF' | 'VERIFIED' | 'OBSERVED';`,
    `type Status = 'TEMPLATE' | 'DRAFT' | 'PUBLISHED';`,
    `const FILTERS = ['ALL', 'RETURNED', 'DECIDED'];`,
    "sql`WHERE c.state = 'DECIDED' AND a.kind IN ('SELF', 'VERIFIED', 'OBSERVED')`;",
    `const both = card.state === 'DECIDED' || before.state === 'DRAFT' || row.state === 'OPEN';`,
  ],
  invalid: [
    spelled(`type State = 'DRAFT' | 'VOTED' | null;`),
    spelled(`const SENT = ['SUBMITTED', 'VERIFIED'];`),
    spelled(`const waiting = state === 'SUBMITTED' || state === 'VERIFIED';`),
    spelled(`const unsent = row.state !== 'SUBMITTED' && row.state !== 'VERIFIED';`),
    spelled(`const any = late || row.state === 'OPEN' || row.state === 'DRAFT';`),
    spelled("sql`WHERE c.state IN ('SUBMITTED', 'VERIFIED')`;"),
    spelled("sql`WHERE o.state NOT IN ('EXCUSED',\n 'NOT_HELD')`;"),
  ],
});
