import type { IndicatorLine, IndicatorValueItem } from '@chibo/contracts';
import type { IndicatorValue } from '@chibo/domain';
import { formatAmount, typedAmount, whyNotValue } from '@chibo/domain';

/** What stands in the fields of one indicator, as it was typed. */
export interface TypedLine {
  part: string;
  whole: string;
  moreThan: boolean;
}

/** As the draft has it, else as it was sent. */
export function typedFrom({ draft, sent }: IndicatorLine, isDraft: boolean): TypedLine {
  const value = isDraft ? draft : (draft ?? sent);
  const write = (amount: number | undefined): string => (amount === undefined ? '' : formatAmount(amount));
  return { part: write(value?.part), whole: write(value?.whole), moreThan: value?.moreThan ?? false };
}

/** What is wrong with it, in words; nothing typed is nothing entered. */
export function wrongIn({ indicator }: IndicatorLine, typed: TypedLine): string | undefined {
  const [part, whole] = [typedAmount(typed.part), typedAmount(typed.whole)];
  if (part.wrong ?? whole.wrong) return part.wrong ?? whole.wrong;
  if (part.value === undefined && whole.value === undefined) return undefined;
  if (part.value === undefined) return `${indicator.partName ?? 'Số liệu'} còn trống.`;
  const value: IndicatorValue = { part: part.value, ...(whole.value === undefined ? {} : { whole: whole.value }) };
  return whyNotValue(indicator, value)?.replace(`“${indicator.name}”: `, '');
}

export function itemOf({ indicator }: IndicatorLine, typed: TypedLine): IndicatorValueItem {
  return {
    indicatorId: indicator.id,
    part: typedAmount(typed.part).value ?? null,
    whole: typedAmount(typed.whole).value ?? null,
    moreThan: typed.moreThan,
  };
}

/** The figures are others than those that were sent. */
export function isCorrection({ sent }: IndicatorLine, typed: TypedLine): boolean {
  if (!sent) return false;
  const [part, whole] = [typedAmount(typed.part).value, typedAmount(typed.whole).value];
  return part !== sent.part || whole !== sent.whole || typed.moreThan !== (sent.moreThan ?? false);
}
