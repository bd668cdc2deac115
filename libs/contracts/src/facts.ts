import type { MeetingFacts } from '@chibo/domain';
import { FACT_NAMES, FACTS, mostOf } from '@chibo/domain';
import { Day, Flag, Int, Text } from './fields';

type FactChanges = { [Fact in keyof MeetingFacts]: MeetingFacts[Fact] | null };

/** Gives a body one optional field per fact of the domain's table, each with its bounds. */
function FieldPerFact(): ClassDecorator {
  return ({ prototype }) => {
    for (const fact of FACT_NAMES) fieldOf(fact)(prototype as object, fact);
  };
}

function fieldOf(name: keyof MeetingFacts): PropertyDecorator {
  const fact = FACTS[name];
  const options = { label: fact.label, optional: true };
  switch (fact.kind) {
    case 'DAY':
      return Day(options);
    case 'FLAG':
      return Flag(options);
    case 'WORDS':
      return Text({ ...options, min: 0, max: fact.most });
    case 'COUNT':
      return Int({ ...options, max: mostOf(name as Parameters<typeof mostOf>[0]) });
  }
}

/** Facts to change; a key left out stays, `null` clears. */
@FieldPerFact()
// eslint-disable-next-line @typescript-eslint/no-unsafe-declaration-merging -- the table of facts gives it its fields
export class FactsBody {}

// eslint-disable-next-line @typescript-eslint/no-unsafe-declaration-merging, @typescript-eslint/no-empty-object-type -- says to the compiler which
export interface FactsBody extends FactChanges {}
