import type { ScorecardView, VoteView } from '@chibo/contracts';
import { BAND_LABEL, formatPercent, formatPoints } from '@chibo/domain';
import type { BandThreshold, CriteriaSet } from '@chibo/domain';
import type { Content } from 'pdfmake/interfaces';
import type { Fit } from './fit';
import type { PaperSettings } from './paper-settings';
import { signatures } from './signatures';
import { BLANK, count, oneLine, paragraphs } from './wording';

/** Band with its reasons, then the vote. */
export function resultText(view: ScorecardView): Content {
  return {
    text: [...bandText(view), { text: ' Biểu quyết: ', bold: true }, voteWords(view.content.vote)],
    margin: [0, 0, 0, 3],
  };
}

function bandText({ score, verified, decided }: ScorecardView): Content[] {
  if (!score.complete) return [{ text: `Tạm tính, đã chấm ${score.answered}/${score.applicable} mục.`, bold: true }];
  const own = BAND_LABEL[score.band];
  const reasons = (decided && verified ? verified.score : score).reasons.map((reason) => ` ${reason}`).join('');
  if (!decided) return [{ text: `Xếp loại: ${own}`, bold: true }, ` (chi bộ tự chấm).${reasons}`];
  const differs = decided.band === score.band ? '' : `; chi bộ tự xếp loại ${own}`;
  return [{ text: `Xếp loại: ${BAND_LABEL[decided.band]}`, bold: true }, `${differs}.${reasons}`];
}

function voteWords({ officialPresent, approve, disapprove, other }: VoteView): string {
  const share = officialPresent && approve !== undefined ? `, ${formatPercent(approve, officialPresent)}` : '';
  const against = disapprove ? `; không tán thành ${count(disapprove)}` : '';
  const others = other ? `; ý kiến khác ${count(other)}` : '';
  return `${approve ?? BLANK}/${officialPresent ?? BLANK} đồng chí tán thành${share}${against}${others}.`;
}

/** Longest end of the weaknesses that travels with the signatures, characters. */
const TAIL = 400;

/**
 * Weaknesses and remedies, then the signatures. The end of the text and the signatures are one block, so that
 * signatures never stand alone on a page; a text longer than that may break before its end.
 */
export function weaknessesAndSignatures(
  text: string,
  officer: string | undefined,
  settings: PaperSettings,
  fit: Fit,
): Content[] {
  const clean = fit.paragraphs ? paragraphs(text) : oneLine(text);
  const [start, end] = splitEnd(clean);
  const label: Content = { text: 'Hạn chế, biện pháp khắc phục: ', bold: true };
  const first: Content[] = start ? [{ text: [label, start] }] : [];
  const last: Content = { text: start ? end : [label, end] };
  return [...first, { unbreakable: true, stack: [last, signatures(settings, fit, officer)] }];
}

/** Splits at the last end of a line or sentence that leaves an end of at most TAIL characters. */
function splitEnd(text: string): [start: string, end: string] {
  if (text.length <= TAIL) return ['', text];
  const earliest = text.length - TAIL;
  const tail = text.slice(earliest, -1);
  const found = [/\n/u, /[.;!?] /u, / /u].map((mark) => tail.search(mark)).find((at) => at >= 0) ?? 0;
  const cut = earliest + found + 1;
  return [text.slice(0, cut).trimEnd(), text.slice(cut).trimStart()];
}

/** Foot of the page: thresholds of the set, the set itself, and that the data are illustrative. */
export function legend(set: CriteriaSet, demonstration: boolean): string[] {
  const bands = set.bands.map((threshold, index) => bandRange(threshold, set.bands[index - 1]));
  const source = `${set.title}.`;
  return [`Xếp loại: ${bands.join('; ')} điểm.`, demonstration ? `Dữ liệu minh họa. ${source}` : source];
}

function bandRange({ band, from }: BandThreshold, better: BandThreshold | undefined): string {
  const label = BAND_LABEL[band];
  if (!better) return `${label} từ ${formatPoints(from)}`;
  return from > 0
    ? `${label} từ ${formatPoints(from)} đến dưới ${formatPoints(better.from)}`
    : `${label} dưới ${formatPoints(better.from)}`;
}
