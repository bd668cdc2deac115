import { describe, expect, it } from 'vitest';
import type { Notice } from './notices';
import { isMailed, noticeWords } from './notices';

const CELL = { scorecardId: 'c1', cell: 'Chi bộ Thanh tra', month: '2026-02' };
const DUE = { cell: 'Chi bộ Thanh tra', month: '2026-02', deadline: '2026-03-02' };
const DECIDE = { kind: 'DECIDE_DUE', organizationId: 'o1', name: 'Đảng bộ Sở Nội vụ', month: '2026-02' } as const;

const TOLD: [Notice, string, string][] = [
  [
    { kind: 'RETURNED', ...CELL, by: 'Đảng bộ Sở Nội vụ', lines: 2, due: '2026-03-09' },
    'Phiếu tháng 2/2026 được trả lại để bổ sung',
    'Đảng bộ Sở Nội vụ đề nghị Chi bộ Thanh tra sửa 2 mục trước hết ngày 09/03/2026.',
  ],
  [
    { kind: 'RETURNED', ...CELL, by: 'Đảng bộ Sở Nội vụ', lines: 0 },
    'Phiếu tháng 2/2026 được trả lại để bổ sung',
    'Đảng bộ Sở Nội vụ đề nghị Chi bộ Thanh tra sửa phiếu.',
  ],
  [
    { kind: 'DECIDED', ...CELL, total: 9450, band: 'GOOD' },
    'Phiếu tháng 2/2026 đã xếp loại Tốt',
    'Chi bộ Thanh tra: 94,5 điểm.',
  ],
  [
    { kind: 'CORRECTED', ...CELL, total: 6900, band: 'AVERAGE' },
    'Phiếu tháng 2/2026 được điều chỉnh',
    'Chi bộ Thanh tra nay 69 điểm, loại Trung bình. Lý do ghi trong phiếu.',
  ],
  [
    { kind: 'RESENT', ...CELL },
    'Chi bộ Thanh tra đã gửi lại phiếu tháng 2/2026',
    'Phiếu đã bổ sung theo lời nhắn, chờ thẩm định.',
  ],
  [
    { kind: 'GIVEN_UP', cell: CELL.cell, month: CELL.month, by: 'Phó bí thư Chi bộ Thanh tra' },
    'Đã bỏ một phiếu chuyên đề tháng 2/2026 còn trống',
    'Phó bí thư Chi bộ Thanh tra bỏ phiếu lập nhầm của Chi bộ Thanh tra. Kỳ sinh hoạt chuyên đề có thật thì lập phiếu mới.',
  ],
  [
    { kind: 'CHANGED_AFTER_CLOSE', organizationId: 'o1', cell: CELL.cell, month: CELL.month },
    'Có điều chỉnh sau khóa sổ tháng 2/2026',
    'Chi bộ Thanh tra thay đổi sau khi cấp ủy khóa sổ; trang khóa sổ ghi cả số đã khóa và số mới.',
  ],
  [
    { kind: 'REOPENED', organizationId: 'o1', name: 'Đảng bộ Sở Nội vụ', month: '2026-02', reason: 'Sót một chi bộ' },
    'Đảng bộ Sở Nội vụ mở lại sổ tháng 2/2026',
    'Lý do: Sót một chi bộ.',
  ],
  [
    { kind: 'CLOSING_ALTERED', organizationId: 'o1', name: 'Đảng bộ Sở Nội vụ', month: '2026-02' },
    'Bảng đã khóa tháng 2/2026 của Đảng bộ Sở Nội vụ không còn nguyên vẹn',
    'Mã băm tính lại khác mã băm lúc khóa sổ. Không dùng các số của bảng này; báo ngay người quản trị máy chủ để đối chiếu với bản sao lưu.',
  ],
  [
    { kind: 'BACKUP_OLD', lastDay: '2026-03-01' },
    'Hai ngày nay chưa có bản sao lưu tốt',
    'Bản mới nhất của ngày 01/03/2026. Báo người vận hành máy chủ xem lại thư mục và đĩa sao lưu.',
  ],
  [
    { kind: 'BACKUP_OLD' },
    'Hai ngày nay chưa có bản sao lưu tốt',
    'Chưa có bản nào. Báo người vận hành máy chủ xem lại thư mục và đĩa sao lưu.',
  ],
  [
    { kind: 'REPLAY_DIFFERS', differing: 2, first: '2026-02, Đảng bộ Sở Nội vụ: bảng đếm' },
    'Tính lại sổ đã khóa cho kết quả khác',
    '2 phiếu, sổ cho kết quả khác khi tính lại từ số liệu đã lưu, trước hết: 2026-02, Đảng bộ Sở Nội vụ: bảng đếm. Các số đã lưu giữ nguyên; báo người vận hành máy chủ chạy lệnh replay.',
  ],
  [
    { kind: 'EXCUSED', cell: CELL.cell, month: '2026-02', reason: 'Bão số 3.' },
    'Chi bộ Thanh tra được miễn chấm điểm tháng 2/2026',
    'Lý do: Bão số 3.',
  ],
  [
    {
      kind: 'LEAVE_GRANTED',
      cell: CELL.cell,
      month: '2026-02',
      by: 'Đồng chí vp.khoi',
      until: '2026-03-20',
      reason: 'Bão số 3',
    },
    'Chi bộ Thanh tra được gửi phiếu tháng 2/2026 đến hết ngày 20/03/2026',
    'Đồng chí vp.khoi cho gửi sau khóa sổ hoặc sau hạn. Lý do: Bão số 3.',
  ],
  [
    { kind: 'VISIT', visitId: 'v1', name: CELL.cell, plannedOn: '2026-02-05' },
    'Đồng chí có tên trong tổ công tác dự Chi bộ Thanh tra',
    'Ngày dự kiến 05/02/2026.',
  ],
  [
    { kind: 'FINDING', cell: CELL.cell, action: 'Lập lại sổ nghị quyết', dueOn: '2026-03-31' },
    'Tổ công tác nêu việc cần làm với Chi bộ Thanh tra',
    'Lập lại sổ nghị quyết. Hạn 31/03/2026.',
  ],
  [
    {
      kind: 'ROLE_GIVEN',
      role: 'CELL_SECRETARY',
      organization: CELL.cell,
      from: '2026-03-01',
      until: '2026-05-31',
      by: 'Quản trị Khối',
    },
    'Đồng chí được giao vai trò Bí thư chi bộ',
    'Chi bộ Thanh tra, từ ngày\u00a001/03/2026 đến hết ngày\u00a031/05/2026. Quản trị Khối ghi.',
  ],
  [
    { kind: 'ROLE_ENDED', role: 'CELL_SECRETARY', organization: CELL.cell, until: '2026-05-31', by: 'Quản trị Khối' },
    'Vai trò Bí thư chi bộ của đồng chí kết thúc',
    'Chi bộ Thanh tra, đến hết ngày 31/05/2026. Quản trị Khối ghi.',
  ],
  [
    { kind: 'ROLE_DROPPED', role: 'CELL_DEPUTY', organization: CELL.cell, from: '2026-05-01', by: 'Quản trị Khối' },
    'Không giao vai trò Phó bí thư chi bộ nữa',
    'Chi bộ Thanh tra, lẽ ra từ ngày 01/05/2026. Quản trị Khối bỏ.',
  ],
  [
    { kind: 'ACCOUNT_ENABLED', by: 'Quản trị Khối', at: '2026-03-06T18:00:00Z' },
    'Tài khoản của đồng chí được mở khóa',
    'Quản trị Khối mở khóa ngày 07/03/2026.',
  ],
  [
    { kind: 'PASSWORD_RESET', by: 'Quản trị Khối', at: '2026-03-06T03:00:00Z' },
    'Mật khẩu của đồng chí đã được cấp lại',
    'Quản trị Khối cấp lại ngày 06/03/2026; mọi phiên đăng nhập trước đó đã kết thúc. Nếu không phải đồng chí đề nghị, đồng chí báo văn phòng đảng ủy.',
  ],
  [
    { kind: 'SESSIONS_ENDED', by: 'Quản trị Khối', at: '2026-03-06T03:00:00Z' },
    'Phiên đăng nhập của đồng chí đã được kết thúc',
    'Quản trị Khối kết thúc ngày 06/03/2026. Mật khẩu không đổi; đồng chí đăng nhập lại khi cần.',
  ],
  [
    { kind: 'INVITED', by: 'Quản trị Khối', at: '2026-03-06T03:00:00Z' },
    'Một phiếu mời đặt lại mật khẩu của đồng chí đã được in',
    'Quản trị Khối in ngày 06/03/2026; mật khẩu đang dùng còn giá trị đến khi phiếu được dùng. Nếu không phải đồng chí đề nghị, đồng chí báo văn phòng đảng ủy.',
  ],
  [
    { kind: 'SEND_DUE', ...DUE, on: '2026-02-28' },
    'Phiếu tháng 2/2026: còn 2 ngày',
    'Chi bộ Thanh tra chưa gửi phiếu chấm điểm tháng 2/2026, hạn 02/03/2026.',
  ],
  [
    { kind: 'SEND_DUE', ...DUE, on: '2026-03-02' },
    'Phiếu tháng 2/2026: hết hạn hôm nay',
    'Chi bộ Thanh tra chưa gửi phiếu chấm điểm tháng 2/2026, hạn 02/03/2026.',
  ],
  [
    { ...DECIDE, deadline: '2026-03-10', on: '2026-03-11', waiting: 3, missing: 1 },
    'Xếp loại tháng 2/2026: quá 1 ngày',
    'Đảng bộ Sở Nội vụ, hạn 10/03/2026: 3 phiếu chờ thẩm định, xếp loại, 1 chi bộ chưa gửi phiếu.',
  ],
  [
    { ...DECIDE, deadline: '2026-03-10', on: '2026-03-10', waiting: 0, missing: 2 },
    'Xếp loại tháng 2/2026: hết hạn hôm nay',
    'Đảng bộ Sở Nội vụ, hạn 10/03/2026: 2 chi bộ chưa gửi phiếu.',
  ],
  [
    { kind: 'CHASED', ...DUE, on: '2026-03-07', by: 'Đảng bộ Sở Nội vụ' },
    'Đảng bộ Sở Nội vụ nhắc Chi bộ Thanh tra hoàn thành phiếu tháng 2/2026',
    'Hạn 02/03/2026, quá 5 ngày.',
  ],
];

describe('a notice', () => {
  it.each(TOLD)('of %o says what is the matter', (notice, title, text) => {
    expect(noticeWords(notice)).toEqual({ title, text });
  });

  it('goes by e-mail when it asks for something by a day', () => {
    const mailed = TOLD.filter(([notice]) => isMailed(notice)).map(([{ kind }]) => kind);
    expect(new Set(mailed)).toEqual(new Set(['RETURNED', 'LEAVE_GRANTED', 'SEND_DUE', 'DECIDE_DUE', 'CHASED']));
  });
});
