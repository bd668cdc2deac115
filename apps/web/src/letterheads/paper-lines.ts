import type { LetterheadBody, LetterheadView } from '@chibo/contracts';
import { BLANK, cleanText, formatLongMonth, numberWords, recipientLines } from '@chibo/domain';

/** What is typed in the form, as it stands. */
export type Typed = Required<LetterheadBody>;

/** The words of a paper's head and foot, line by line; capitals as on paper. */
export interface PaperLines {
  superior?: string;
  issuer: string;
  /** A branch's card has none where no symbol is set. */
  number?: string;
  placeAndDay: string;
  onBehalf: string;
  signatory: string;
  /** A branch's card names none. */
  recipients: string[];
}

/** What the next paper would say with what is typed. */
export function paperLines({ printed, isCell }: LetterheadView, typed: Typed): PaperLines {
  const { place, symbol, onBehalf, signatory, recipients } = typed;
  const [year, month, day] = printed.day.split('-');
  const where = place.trim() || printed.place || BLANK.repeat(2);
  return {
    superior: printed.superior && capitals(printed.superior),
    issuer: capitals(printed.issuer),
    number: isCell && !symbol.trim() ? undefined : numberWords({ symbol: symbol.trim() }),
    placeAndDay: `${where}, ngày ${day} ${formatLongMonth(`${year}-${month}`)}`,
    onBehalf: onBehalf ?? printed.onBehalf,
    signatory: signatory ?? 'BÍ THƯ',
    recipients: isCell ? [] : recipientLines(recipients.map(({ name }) => name)),
  };
}

/** One recipient a line; empty lines and what is said twice go. */
export function recipientsOf(text: string): { name: string }[] {
  const names = text.split('\n').map((line) => cleanText(line, 'ONE').trim());
  return [...new Set(names.filter(Boolean))].map((name) => ({ name }));
}

function capitals(text: string): string {
  return text.toLocaleUpperCase('vi');
}
