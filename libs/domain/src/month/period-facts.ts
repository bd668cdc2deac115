/** A part of a base, both summed over the cards that say both. */
export interface FactShare {
  part: number;
  base: number;
  /** How many cards say both; 0: there is no number, which is not nought. */
  cards: number;
}

/** What the cards of some branches say of a period's meetings, summed: nothing is typed again. */
export interface PeriodFacts {
  /** Months owed: opened and not excused. */
  months: number;
  /** Sent cards of them the figures are from. */
  cards: number;
  /** Dự trên phải dự, people over all meetings. */
  attendance: FactShare;
  /** Phát biểu trên dự. */
  speaking: FactShare;
  /** Meetings with a part on Chỉ thị 05 of those that say so. */
  directive05: FactShare;
  /** Tán thành trên đảng viên chính thức có mặt. */
  vote: FactShare;
  /** Nhiệm vụ hoàn thành trên nhiệm vụ giao kỳ trước. */
  tasks: FactShare;
  /** Meetings on a theme, alone or with a regular one; due: one a quarter that is over. */
  thematicHeld: number;
  thematicDue: number;
}

export const FACT_SHARES = ['attendance', 'speaking', 'directive05', 'vote', 'tasks'] as const;
export type FactShareName = (typeof FACT_SHARES)[number];

export const FACT_SHARE_LABEL: Readonly<Record<FactShareName, string>> = {
  attendance: 'dự họp',
  speaking: 'phát biểu',
  directive05: 'Chỉ thị 05',
  vote: 'biểu quyết',
  tasks: 'nhiệm vụ',
};

/** By what a list of them is sorted beside place and name. */
export const FACT_SORTS = ['PLACE', 'NAME', 'ATTENDANCE', 'SPEAKING', 'DIRECTIVE05', 'VOTE', 'TASKS', 'CARDS'] as const;
export type FactSort = (typeof FACT_SORTS)[number];

/** "Phát biểu có số ở 7/12 phiếu; nhiệm vụ chưa có số." Empty where every sent card says everything. */
export function lackingWords(facts: PeriodFacts): string {
  if (facts.cards === 0) return '';
  const parts = FACT_SHARES.flatMap((name) => {
    const { cards } = facts[name];
    if (cards >= facts.cards) return [];
    return [
      cards === 0
        ? `${FACT_SHARE_LABEL[name]}: chưa có số`
        : `${FACT_SHARE_LABEL[name]}: ${cards}/${facts.cards} phiếu có số`,
    ];
  });
  return parts.join('; ');
}
