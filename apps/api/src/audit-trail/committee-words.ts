import { formatDate, MODEL_STATE_LABEL, REMARK_KIND_LABEL } from '@chibo/domain';
import type { WordsOf } from './said';
import { changed, monthWords, moved, valueWords } from './said';

export const MONTH_WORDS: WordsOf<'month'> = {
  'month.opened': {
    label: 'Mở tháng',
    lines: ({ month, organizationId, obligations }, names) => [
      `${monthWords(month)}${organizationId ? `, ${names(organizationId)}` : ''}: ${obligations} nghĩa vụ chấm điểm`,
    ],
  },
  'month.closed': {
    label: 'Khóa sổ tháng',
    lines: ({ month, missing }) => [`${monthWords(month)}, còn thiếu ${missing} chi bộ`],
  },
  'month.reopened': {
    label: 'Mở lại sổ tháng',
    lines: ({ month, reason }) => [`${monthWords(month)}`, `Lý do: ${reason}`],
  },
  'month.reminded': {
    label: 'Nhắc chi bộ chưa gửi',
    lines: ({ month, branches }) => [`${monthWords(month)}, ${branches.length} chi bộ`],
  },
};

export const OBLIGATION_WORDS: WordsOf<'obligation'> = {
  'obligation.excused': {
    label: 'Cho miễn kỳ',
    lines: ({ before, after, reason, document }, names) => [
      moved(before, after, names),
      `Lý do: ${reason}`,
      document && `Văn bản: ${document}`,
    ],
  },
  'obligation.not-held': {
    label: 'Báo không sinh hoạt',
    lines: ({ before, after, reason }, names) => [moved(before, after, names), reason && `Lý do: ${reason}`],
  },
  'obligation.recorded': {
    label: 'Nhập kết quả tháng đã qua',
    lines: ({ before, after, document }, names) => [moved(before, after, names), `Văn bản: ${document}`],
  },
  'obligation.leave-granted': {
    label: 'Cho gửi sau khóa sổ, sau hạn',
    lines: ({ month, until, reason }) => [`${monthWords(month)}, đến hết ${formatDate(until)}`, `Lý do: ${reason}`],
  },
  'obligation.leave-withdrawn': {
    label: 'Thôi cho gửi sau khóa sổ, sau hạn',
    lines: ({ month }) => [`${monthWords(month)}`],
  },
  'obligation.reopened': {
    label: 'Mở lại kỳ',
    lines: ({ before, after, reason }, names) => [moved(before, after, names), `Lý do: ${reason}`],
  },
};

export const VISIT_WORDS: WordsOf<'visit'> = {
  'visit.target-set': {
    label: 'Đặt chỉ tiêu tổ công tác',
    lines: ({ quarter, before, after }) => [
      `Quý ${quarter}: ${before ? `${before.cells} chi bộ, ${before.committees} cấp ủy → ` : ''}${after.cells} chi bộ, ${after.committees} cấp ủy`,
    ],
  },
  'visit.planned': {
    label: 'Lập lượt dự',
    lines: ({ plannedOn, members }) => [`Ngày ${formatDate(plannedOn)}, ${members.length} thành viên`],
  },
  'visit.withdrawn': {
    label: 'Rút lượt dự khỏi kế hoạch',
    lines: ({ plannedOn, members }) => [`Ngày ${formatDate(plannedOn)}, ${members.length} thành viên`],
  },
  'visit.changed': { label: 'Sửa lượt dự', lines: ({ before, after }, names) => changed(before, after, names) },
  'visit.done': { label: 'Ghi đã dự', lines: ({ doneOn }) => [`Ngày ${formatDate(doneOn)}`] },
  'visit.missed': { label: 'Ghi không dự được', lines: ({ reason }) => [`Lý do: ${reason}`] },
  'visit.observed': {
    label: 'Giao điểm quan sát',
    lines: ({ scorecardId }) => [!scorecardId && 'Chờ phiếu của chi bộ'],
  },
  'visit.matched': { label: 'Điểm quan sát chờ được ghép với phiếu' },
  'visit.finding-added': {
    label: 'Nêu việc sau lượt dự',
    lines: ({ owner, dueOn }) => [`${owner}, hạn ${formatDate(dueOn)}`],
  },
  'visit.finding-changed': {
    label: 'Sửa việc đã nêu',
    lines: ({ before, after }, names) => changed(before, after, names),
  },
  'visit.finding-done': {
    label: 'Ghi việc đã nêu xong hoặc mở lại',
    lines: ({ after }) => [after === 'DONE' ? 'Đã xong' : 'Mở lại'],
  },
};

export const CLASSIFICATION_WORDS: WordsOf<'classification'> = {
  'classification.rated': { label: 'Tự xếp loại năm' },
  'classification.proposed': { label: 'Đề xuất xếp loại năm' },
  'classification.decided': {
    label: 'Quyết định xếp loại năm',
    lines: ({ number, on }) => [`Số ${number} ngày ${formatDate(on)}`],
  },
  'classification.undone': {
    label: 'Rút quyết định xếp loại năm',
    lines: ({ number, on, reason }) => [`Số ${number} ngày ${formatDate(on)}`, `Lý do: ${reason}`],
  },
  'classification.concluded': {
    label: 'Chốt danh sách xếp loại năm',
    lines: ({ year, decided, undecided }) => [`Năm ${year}: ${decided} đã quyết định, ${undecided} chưa`],
  },
  'classification.reopened': {
    label: 'Mở lại danh sách xếp loại năm',
    lines: ({ year, reason }) => [`Năm ${year}`, `Lý do: ${reason}`],
  },
  'classification.ceiling-changed': {
    label: 'Đặt mức trần xếp loại năm',
    lines: ({ before, after }, names) => (after ? changed(before, after, names) : []),
  },
};

export const COMMENDATION_WORDS: WordsOf<'commendation'> = {
  'commendation.added': {
    label: 'Ghi khen thưởng',
    lines: ({ year, number, count }) => [`Năm ${year}, quyết định ${number}, số lượng ${count}`],
  },
  'commendation.changed': {
    label: 'Sửa khen thưởng',
    lines: ({ before, after }, names) => changed(before, after, names),
  },
  'commendation.withdrawn': { label: 'Rút khen thưởng', lines: ({ reason }) => [`Lý do: ${reason}`] },
};

export const MODEL_WORDS: WordsOf<'model'> = {
  'model.nominated': { label: 'Đề cử mô hình', lines: ({ year, title }) => [`Năm ${year}: ${title}`] },
  'model.opened': {
    label: 'Công khai lấy ý kiến mô hình',
    lines: ({ openUntil }) => [`Đến hết ${formatDate(openUntil)}`],
  },
  'model.remarked': {
    label: 'Góp ý mô hình',
    lines: ({ kind, organizationId }, names) => [
      `${REMARK_KIND_LABEL[kind as keyof typeof REMARK_KIND_LABEL]}, ${names(organizationId)}`,
    ],
  },
  'model.decided': {
    label: 'Quyết định về mô hình',
    lines: ({ after, number, on }) => [
      `${MODEL_STATE_LABEL[after as keyof typeof MODEL_STATE_LABEL]}, số ${number} ngày ${formatDate(on)}`,
    ],
  },
};

export const INDICATOR_WORDS: WordsOf<'indicator' | 'indicators'> = {
  'indicators.created': {
    label: 'Lập chỉ tiêu',
    lines: ({ indicators }) => [indicators.map(({ name }) => name).join('; ')],
  },
  'indicator.changed': { label: 'Sửa chỉ tiêu', lines: ({ before, after }, names) => changed(before, after, names) },
  'indicators.sent': {
    label: 'Gửi số liệu chỉ tiêu',
    lines: ({ period, values, corrected, reason }, names) => [
      `Kỳ ${valueWords(period, names)}: ${values} số, sửa ${corrected}`,
      reason && `Lý do: ${reason}`,
    ],
  },
  'indicators.closed': {
    label: 'Khóa số liệu chỉ tiêu',
    lines: ({ period }, names) => [`Kỳ ${valueWords(period, names)}`],
  },
  'indicators.reopened': {
    label: 'Mở lại số liệu chỉ tiêu',
    lines: ({ period, reason }, names) => [`Kỳ ${valueWords(period, names)}`, `Lý do: ${reason}`],
  },
};
