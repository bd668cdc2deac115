import { formatCount } from '../text';

/** Whom a commendation is for. */
export const COMMENDATION_KINDS = ['COLLECTIVE', 'INDIVIDUAL'] as const;
export type CommendationKind = (typeof COMMENDATION_KINDS)[number];

export const COMMENDATION_KIND_LABEL: Readonly<Record<CommendationKind, string>> = {
  COLLECTIVE: 'Tập thể',
  INDIVIDUAL: 'Cá nhân',
};

/** What is given, the higher first. */
export const COMMENDATION_FORMS = ['MERIT', 'CERTIFICATE', 'TITLE', 'PRAISE', 'OTHER'] as const;
export type CommendationForm = (typeof COMMENDATION_FORMS)[number];

export const COMMENDATION_FORM_LABEL: Readonly<Record<CommendationForm, string>> = {
  MERIT: 'Bằng khen',
  CERTIFICATE: 'Giấy khen',
  TITLE: 'Danh hiệu',
  PRAISE: 'Biểu dương',
  OTHER: 'Hình thức khác',
};

/** Commendations that are alike, and to how many they were given. */
export interface CommendationCount {
  kind: CommendationKind;
  form: CommendationForm;
  n: number;
}

/** How many of a kind, of a form, or both. */
export function commended(
  counts: readonly CommendationCount[],
  of: Partial<Pick<CommendationCount, 'kind' | 'form'>> = {},
): number {
  const fits = (one: CommendationCount): boolean =>
    (of.kind === undefined || one.kind === of.kind) && (of.form === undefined || one.form === of.form);
  return counts.filter(fits).reduce((sum, { n }) => sum + n, 0);
}

/** "30 tập thể, 50 cá nhân (80 giấy khen)"; of nothing: "chưa có khen thưởng". */
export function commendedWords(counts: readonly CommendationCount[]): string {
  if (commended(counts) === 0) return 'chưa có khen thưởng';
  const forms = COMMENDATION_FORMS.filter((form) => commended(counts, { form }) > 0).map(
    (form) => `${formatCount(commended(counts, { form }))} ${COMMENDATION_FORM_LABEL[form].toLocaleLowerCase('vi')}`,
  );
  const kinds = COMMENDATION_KINDS.map(
    (kind) => `${formatCount(commended(counts, { kind }))} ${COMMENDATION_KIND_LABEL[kind].toLocaleLowerCase('vi')}`,
  );
  return `${kinds.join(', ')} (${forms.join(', ')})`;
}
