/**
 * Quality of an organisation's year, another scale than that of its meetings (366-QĐ/TW, 30/8/2025; before it 124-QĐ/TW and
 * 132-QĐ/TW). The highest first.
 */
export const ANNUAL_CLASSES = ['OUTSTANDING', 'WELL_DONE', 'COMPLETED', 'NOT_COMPLETED'] as const;
export type AnnualClass = (typeof ANNUAL_CLASSES)[number];

export const ANNUAL_CLASS_LABEL: Readonly<Record<AnnualClass, string>> = {
  OUTSTANDING: 'Hoàn thành xuất sắc nhiệm vụ',
  WELL_DONE: 'Hoàn thành tốt nhiệm vụ',
  COMPLETED: 'Hoàn thành nhiệm vụ',
  NOT_COMPLETED: 'Không hoàn thành nhiệm vụ',
};

/** As reports shorten them. */
export const ANNUAL_CLASS_SIGN: Readonly<Record<AnnualClass, string>> = {
  OUTSTANDING: 'HTXSNV',
  WELL_DONE: 'HTTNV',
  COMPLETED: 'HTNV',
  NOT_COMPLETED: 'KHTNV',
};

/** 0 is the highest. */
export function annualOrder(annualClass: AnnualClass): number {
  return ANNUAL_CLASSES.indexOf(annualClass);
}

/** Where an organisation's year stands: what it said of itself, what its superior proposes, what was decided. */
export interface AnnualStanding {
  selfClass?: AnnualClass;
  proposedClass?: AnnualClass;
  decidedClass?: AnnualClass;
}

/** What may be done to many rows of a list at once. */
export const ANNUAL_ACTS = ['PROPOSE', 'DECIDE', 'UNDO'] as const;
export type AnnualAct = (typeof ANNUAL_ACTS)[number];

/** A class for all, or of each what was said before: the proposal, or where there is none its own rating. */
export type AnnualChoice = AnnualClass | 'AS_BEFORE';

/** What an act makes of one row; either the class after it (absent: none any more) or why it leaves the row alone. */
export type AnnualOutcome = { before?: AnnualClass; after?: AnnualClass } | { whyNot: string };

/** Of each row by itself; nothing here looks at the others, so that no ceiling lowers anybody. */
export function annualOutcome(act: AnnualAct, choice: AnnualChoice, standing: AnnualStanding): AnnualOutcome {
  const { selfClass, proposedClass, decidedClass } = standing;
  if (act === 'UNDO') return decidedClass ? { before: decidedClass } : { whyNot: 'chưa có quyết định' };
  if (act === 'PROPOSE')
    return decidedClass ? { whyNot: 'đã có quyết định' } : chosen(choice, selfClass, proposedClass);
  return chosen(choice, proposedClass ?? selfClass, decidedClass);
}

function chosen(choice: AnnualChoice, said: AnnualClass | undefined, before: AnnualClass | undefined): AnnualOutcome {
  const after = choice === 'AS_BEFORE' ? said : choice;
  if (after === undefined) return { whyNot: before === undefined ? NOTHING_SAID : 'không có gì để lấy theo' };
  return after === before ? { whyNot: 'không đổi' } : { before, after };
}

const NOTHING_SAID = 'chưa có tự xếp loại hoặc đề xuất để lấy theo';
