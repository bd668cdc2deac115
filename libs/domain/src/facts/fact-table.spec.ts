import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import {
  agreeingWith,
  COUNT_FACTS,
  countsOfSection,
  countTraits,
  FACT_LABEL,
  FACT_NAMES,
  FACTS,
  FLAG_FACTS,
  mostOf,
  WORDS_FACTS,
} from './fact-table';
import { askedFacts, MEETING_KINDS } from './facts';

const GLOSSARY = readFileSync(resolve(import.meta.dirname, '../../../../docs/glossary.md'), 'utf8');

describe('every fact', () => {
  it.each(FACT_NAMES)('%s has a name of its own in the form and in the glossary, and is asked somewhere', (name) => {
    expect(FACT_NAMES.filter((other) => FACT_LABEL[other] === FACT_LABEL[name])).toEqual([name]);
    expect(GLOSSARY).toContain(`\`${name}\``);
    expect(MEETING_KINDS.filter((kind) => askedFacts(kind).includes(name))).not.toEqual([]);
  });

  it.each(FACT_NAMES)('%s agrees with facts there are', (name) => {
    expect(agreeingWith(name).filter((other) => !FACT_NAMES.includes(other))).toEqual([]);
  });

  it('is a day, a count, a yes or no, or words', () => {
    const days = FACT_NAMES.filter((name) => FACTS[name].kind === 'DAY');
    expect([...days, ...COUNT_FACTS, ...FLAG_FACTS, ...WORDS_FACTS].toSorted()).toEqual(FACT_NAMES.toSorted());
  });
});

describe('every count', () => {
  it.each(COUNT_FACTS)('%s has bounds around what is usual, words of its own, and a whole that is a count', (fact) => {
    const { least = 0, usual, words, partOf, behind } = countTraits(fact);
    expect(least).toBeLessThanOrEqual(usual.least ?? least);
    expect(usual.most).toBeLessThan(mostOf(fact));
    expect(COUNT_FACTS.filter((other) => countTraits(other).words(7) === words(7))).toEqual([fact]);
    expect(words(7)).toContain('7');
    for (const other of [partOf?.whole, behind]) if (other) expect(COUNT_FACTS).toContain(other);
  });

  it('stands in one section of the form, in the order of the look', () => {
    const sections = (['MEETING', 'RARE', 'PRESENCE', 'TASKS', 'THEME'] as const).map(countsOfSection);
    expect(sections.flat().toSorted()).toEqual(COUNT_FACTS.toSorted());
    expect(sections[0].slice(0, 3)).toEqual(['minutes', 'memberCount', 'exempt']);
    expect(sections[2].slice(0, 4)).toEqual(['present', 'speakers', 'excused', 'unexcused']);
  });
});
