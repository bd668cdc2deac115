import { formatDate, MEETING_KIND_LABEL } from '@chibo/domain';
import type { WordsOf } from './said';
import { monthWords, moved, valueWords } from './said';

/**
 * Acts on cards. What the branch gave itself, what was verified and why stands in the card's own history for whoever may
 * read it: here only that it was done.
 */
export const CARD_WORDS: WordsOf<'scorecard'> = {
  'scorecard.opened': {
    label: 'Lập phiếu',
    lines: ({ month, kind }, names) => [`${monthWords(month)}, ${valueWords(kind, names)}`],
  },
  'scorecard.saved': { label: 'Nhập số liệu, chấm điểm', lines: ({ version }) => [`Bản ghi thứ ${version}`] },
  'scorecard.set-switched': {
    label: 'Chuyển phiếu sang bộ tiêu chí đang áp dụng',
    lines: ({ before, after, kept, back }, names) => [
      moved(before, after, names),
      `${kept} mục được giữ riêng, ${back} mục hiện lại`,
    ],
  },
  'scorecard.voted': { label: 'Ghi kết quả biểu quyết của chi bộ' },
  'scorecard.submitted': {
    label: 'Gửi phiếu',
    lines: ({ revision, receipt, late }) => [
      `Lần ${revision}, số biên nhận ${receipt}, ${late ? 'quá hạn' : 'đúng hạn'}`,
    ],
  },
  'scorecard.keyed-in': {
    label: 'Nhập hộ phiếu từ bản giấy',
    lines: ({ revision, receipt, paper, receivedOn, ownDraft }) => [
      `Lần ${revision}, số biên nhận ${receipt}`,
      `Theo ${paper}, nhận ngày ${formatDate(receivedOn)}`,
      ownDraft && 'Bản chi bộ đang lập được giữ riêng',
    ],
  },
  'scorecard.keying-withdrawn': { label: 'Thu hồi bản nhập hộ', lines: ({ paper }) => [`Theo ${paper}`] },
  'scorecard.keyed-agreed': { label: 'Chi bộ xác nhận bản nhập hộ', lines: ({ paper }) => [`Theo ${paper}`] },
  'scorecard.keyed-objected': {
    label: 'Chi bộ không đồng ý với bản nhập hộ',
    lines: ({ before, after }, names) => [moved(before, after, names)],
  },
  'scorecard.given-up': {
    label: 'Bỏ phiếu còn trống',
    lines: ({ month, kind }) => [
      `${monthWords(month)}, ${MEETING_KIND_LABEL[kind as keyof typeof MEETING_KIND_LABEL]}`,
    ],
  },
  'scorecard.recalled': {
    label: 'Thu hồi phiếu đã gửi',
    lines: ({ before, after }, names) => [moved(before, after, names)],
  },
  'scorecard.verified': {
    label: 'Thẩm định phiếu',
    lines: ({ before, after }, names) => [moved(before, after, names)],
  },
  'scorecard.verification-withdrawn': {
    label: 'Rút lại thẩm định',
    lines: ({ before, after }, names) => [moved(before, after, names)],
  },
  'scorecard.decided': {
    label: 'Quyết định xếp loại phiếu',
    lines: ({ before, after }, names) => [moved(before, after, names)],
  },
  'scorecard.decision-withdrawn': {
    label: 'Rút lại quyết định xếp loại phiếu',
    lines: ({ before, after }, names) => [moved(before, after, names)],
  },
  'scorecard.corrected': { label: 'Điều chỉnh sau xếp loại', lines: ({ revision }) => [`Bản thứ ${revision}`] },
  'scorecard.returned': {
    label: 'Trả lại phiếu để bổ sung',
    lines: ({ before, after, lines = [], due }, names) => [
      moved(before, after, names),
      lines.length > 0 && `${lines.length} mục được mở lại`,
      due && `Hạn bổ sung ${formatDate(due)}`,
    ],
  },
};
