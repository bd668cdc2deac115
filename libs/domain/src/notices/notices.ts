import type { RatingBand } from '../criteria';
import { BAND_LABEL } from '../criteria';
import { vietnamDay } from '../calendar';
import { timeLeftWords } from '../month';
import type { ReadinessGap, Role } from '../organisation';
import { readinessWords, ROLE_LABEL, rolePeriodWords } from '../organisation';
import { formatDate, formatMonth, formatPoints } from '../text';
import type { Points } from '../points';

/** What is told to one account. Days `yyyy-mm-dd`, months `yyyy-mm`; names as they were when it was told. */
export type Notice =
  | { kind: 'RETURNED'; scorecardId: string; cell: string; month: string; by: string; lines: number; due?: string }
  | { kind: 'DECIDED'; scorecardId: string; cell: string; month: string; total: Points; band: RatingBand }
  | { kind: 'CORRECTED'; scorecardId: string; cell: string; month: string; total: Points; band: RatingBand }
  | { kind: 'RESENT'; scorecardId: string; cell: string; month: string }
  | { kind: 'KEYED_IN'; scorecardId: string; cell: string; month: string; by: string; paper: string; until: string }
  | { kind: 'OBJECTED'; scorecardId: string; cell: string; month: string; by: string; reason: string }
  | { kind: 'GIVEN_UP'; cell: string; month: string; by: string }
  | { kind: 'CHANGED_AFTER_CLOSE'; organizationId: string; cell: string; month: string }
  | { kind: 'REOPENED'; organizationId: string; name: string; month: string; reason: string }
  | { kind: 'CLOSING_ALTERED'; organizationId: string; name: string; month: string }
  | { kind: 'NOT_READY'; organizationId: string; month: string; counts: Partial<Record<ReadinessGap, number>> }
  | { kind: 'BACKUP_OLD'; lastDay?: string }
  | { kind: 'REPLAY_DIFFERS'; differing: number; first: string }
  | { kind: 'LEAVE_GRANTED'; cell: string; month: string; by: string; until: string; reason: string }
  | { kind: 'EXCUSED'; cell: string; month: string; reason: string }
  | { kind: 'VISIT'; visitId: string; name: string; plannedOn: string }
  | ({ kind: 'ROLE_GIVEN'; from: string; until?: string } & ToldRole)
  | ({ kind: 'ROLE_ENDED'; until: string } & ToldRole)
  | ({ kind: 'ROLE_DROPPED'; from: string } & ToldRole)
  | { kind: 'ACCOUNT_ENABLED'; by: string; at: string }
  | { kind: 'PASSWORD_RESET'; by: string; at: string }
  | { kind: 'INVITED'; by: string; at: string }
  | { kind: 'SESSIONS_ENDED'; by: string; at: string }
  | { kind: 'FINDING'; cell: string; action: string; dueOn: string }
  | ({ kind: 'SEND_DUE'; scorecardId?: string } & Due & { cell: string })
  | ({ kind: 'DECIDE_DUE'; organizationId: string; waiting: number; missing: number } & Due & { name: string })
  | ({ kind: 'CHASED'; scorecardId?: string; by: string } & Due & { cell: string });

/** A deadline, and the day on which it was spoken of. */
interface Due {
  month: string;
  deadline: string;
  on: string;
}

/** A role of the account itself, the name of its organisation, and who did it. */
interface ToldRole {
  role: Role;
  organization: string;
  by: string;
}

export type NoticeKind = Notice['kind'];

/** Kinds that also go by e-mail: those that ask for an act by a day. The others wait in the application. */
const MAILED: readonly NoticeKind[] = ['RETURNED', 'KEYED_IN', 'LEAVE_GRANTED', 'SEND_DUE', 'DECIDE_DUE', 'CHASED'];

export function isMailed({ kind }: Notice): boolean {
  return MAILED.includes(kind);
}

export interface NoticeWords {
  title: string;
  text: string;
}

/** What a notice says: a title that names the matter, and one or two sentences. */
export function noticeWords(notice: Notice): NoticeWords {
  return (WORDS[notice.kind] as (notice: Notice) => NoticeWords)(notice);
}

type Words = { [Kind in NoticeKind]: (notice: Extract<Notice, { kind: Kind }>) => NoticeWords };

const WORDS: Words = {
  RETURNED: ({ cell, month, by, lines, due }) => ({
    title: `Phiếu ${formatMonth(month)} được trả lại để bổ sung`,
    text: `${by} đề nghị ${cell} ${lines > 0 ? `sửa ${lines} mục` : 'sửa phiếu'}${due ? ` trước hết ngày ${formatDate(due)}` : ''}.`,
  }),
  DECIDED: ({ cell, month, total, band }) => ({
    title: `Phiếu ${formatMonth(month)} đã xếp loại ${BAND_LABEL[band]}`,
    text: `${cell}: ${formatPoints(total)} điểm.`,
  }),
  CORRECTED: ({ cell, month, total, band }) => ({
    title: `Phiếu ${formatMonth(month)} được điều chỉnh`,
    text: `${cell} nay ${formatPoints(total)} điểm, loại ${BAND_LABEL[band]}. Lý do ghi trong phiếu.`,
  }),
  RESENT: ({ cell, month }) => ({
    title: `${cell} đã gửi lại phiếu ${formatMonth(month)}`,
    text: 'Phiếu đã bổ sung theo lời nhắn, chờ thẩm định.',
  }),
  KEYED_IN: ({ cell, month, by, paper, until }) => ({
    title: `Phiếu ${formatMonth(month)} đã được nhập hộ từ bản giấy`,
    text: `${by} nhập phiếu của ${cell} theo ${paper}. Đồng chí xem phiếu, xác nhận đúng với bản giấy hoặc nêu ý kiến trước hết ngày ${formatDate(until)}.`,
  }),
  OBJECTED: ({ cell, month, by, reason }) => ({
    title: `${cell} không đồng ý với bản nhập hộ ${formatMonth(month)}`,
    text: `${by}: ${sentence(reason)}`,
  }),
  GIVEN_UP: ({ cell, month, by }) => ({
    title: `Đã bỏ một phiếu chuyên đề ${formatMonth(month)} còn trống`,
    text: `${by} bỏ phiếu lập nhầm của ${cell}. Kỳ sinh hoạt chuyên đề có thật thì lập phiếu mới.`,
  }),
  CHANGED_AFTER_CLOSE: ({ cell, month }) => ({
    title: `Có điều chỉnh sau khóa sổ ${formatMonth(month)}`,
    text: `${cell} thay đổi sau khi cấp ủy khóa sổ; trang khóa sổ ghi cả số đã khóa và số mới.`,
  }),
  REOPENED: ({ name, month, reason }) => ({
    title: `${name} mở lại sổ ${formatMonth(month)}`,
    text: `Lý do: ${sentence(reason)}`,
  }),
  CLOSING_ALTERED: ({ name, month }) => ({
    title: `Bảng đã khóa ${formatMonth(month)} của ${name} không còn nguyên vẹn`,
    text: 'Mã băm tính lại khác mã băm lúc khóa sổ. Không dùng các số của bảng này; báo ngay người quản trị máy chủ để đối chiếu với bản sao lưu.',
  }),
  NOT_READY: ({ month, counts }) => ({
    title: `Đã mở ${formatMonth(month)}, còn thiếu người`,
    text: `${readinessWords(counts)}. Đồng chí xem danh sách ở Kiểm tra sẵn sàng.`,
  }),
  BACKUP_OLD: ({ lastDay }) => ({
    title: 'Hai ngày nay chưa có bản sao lưu tốt',
    text: `${lastDay ? `Bản mới nhất của ngày ${formatDate(lastDay)}.` : 'Chưa có bản nào.'} Báo người vận hành máy chủ xem lại thư mục và đĩa sao lưu.`,
  }),
  REPLAY_DIFFERS: ({ differing, first }) => ({
    title: 'Tính lại sổ đã khóa cho kết quả khác',
    text: `${differing} phiếu, sổ cho kết quả khác khi tính lại từ số liệu đã lưu, trước hết: ${sentence(first)} Các số đã lưu giữ nguyên; báo người vận hành máy chủ chạy lệnh replay.`,
  }),
  EXCUSED: ({ cell, month, reason }) => ({
    title: `${cell} được miễn chấm điểm ${formatMonth(month)}`,
    text: `Lý do: ${sentence(reason)}`,
  }),
  LEAVE_GRANTED: ({ cell, month, by, until, reason }) => ({
    title: `${cell} được gửi phiếu ${formatMonth(month)} đến hết ngày ${formatDate(until)}`,
    text: `${by} cho gửi sau khóa sổ hoặc sau hạn. Lý do: ${sentence(reason)}`,
  }),
  VISIT: ({ name, plannedOn }) => ({
    title: `Đồng chí có tên trong tổ công tác dự ${name}`,
    text: `Ngày dự kiến ${formatDate(plannedOn)}.`,
  }),
  ROLE_GIVEN: ({ role, organization, from, until, by }) => ({
    title: `Đồng chí được giao vai trò ${ROLE_LABEL[role]}`,
    text: `${organization}, ${rolePeriodWords({ from, until })}. ${by} ghi.`,
  }),
  ROLE_ENDED: ({ role, organization, until, by }) => ({
    title: `Vai trò ${ROLE_LABEL[role]} của đồng chí kết thúc`,
    text: `${organization}, đến hết ngày ${formatDate(until)}. ${by} ghi.`,
  }),
  ROLE_DROPPED: ({ role, organization, from, by }) => ({
    title: `Không giao vai trò ${ROLE_LABEL[role]} nữa`,
    text: `${organization}, lẽ ra từ ngày ${formatDate(from)}. ${by} bỏ.`,
  }),
  ACCOUNT_ENABLED: ({ by, at }) => ({
    title: 'Tài khoản của đồng chí được mở khóa',
    text: `${by} mở khóa ngày ${formatDate(vietnamDay(new Date(at)))}.`,
  }),
  PASSWORD_RESET: ({ by, at }) => ({
    title: 'Mật khẩu của đồng chí đã được cấp lại',
    text: `${by} cấp lại ngày ${formatDate(vietnamDay(new Date(at)))}; mọi phiên đăng nhập trước đó đã kết thúc. Nếu không phải đồng chí đề nghị, đồng chí báo văn phòng đảng ủy.`,
  }),
  SESSIONS_ENDED: ({ by, at }) => ({
    title: 'Phiên đăng nhập của đồng chí đã được kết thúc',
    text: `${by} kết thúc ngày ${formatDate(vietnamDay(new Date(at)))}. Mật khẩu không đổi; đồng chí đăng nhập lại khi cần.`,
  }),
  INVITED: ({ by, at }) => ({
    title: 'Một phiếu mời đặt lại mật khẩu của đồng chí đã được in',
    text: `${by} in ngày ${formatDate(vietnamDay(new Date(at)))}; mật khẩu đang dùng còn giá trị đến khi phiếu được dùng. Nếu không phải đồng chí đề nghị, đồng chí báo văn phòng đảng ủy.`,
  }),
  FINDING: ({ cell, action, dueOn }) => ({
    title: `Tổ công tác nêu việc cần làm với ${cell}`,
    text: `${sentence(action)} Hạn ${formatDate(dueOn)}.`,
  }),
  SEND_DUE: ({ cell, month, deadline, on }) => ({
    title: `Phiếu ${formatMonth(month)}: ${timeLeftWords(deadline, on)}`,
    text: `${cell} chưa gửi phiếu chấm điểm ${formatMonth(month)}, hạn ${formatDate(deadline)}.`,
  }),
  DECIDE_DUE: ({ name, month, deadline, on, waiting, missing }) => ({
    title: `Xếp loại ${formatMonth(month)}: ${timeLeftWords(deadline, on)}`,
    text: `${name}, hạn ${formatDate(deadline)}: ${countWords(waiting, missing)}.`,
  }),
  CHASED: ({ cell, month, deadline, on, by }) => ({
    title: `${by} nhắc ${cell} hoàn thành phiếu ${formatMonth(month)}`,
    text: `Hạn ${formatDate(deadline)}, ${timeLeftWords(deadline, on)}.`,
  }),
};

function countWords(waiting: number, missing: number): string {
  return [
    ...(waiting > 0 ? [`${waiting} phiếu chờ thẩm định, xếp loại`] : []),
    ...(missing > 0 ? [`${missing} chi bộ chưa gửi phiếu`] : []),
  ].join(', ');
}

function sentence(words: string): string {
  return /[.!?…]$/u.test(words.trim()) ? words.trim() : `${words.trim()}.`;
}
