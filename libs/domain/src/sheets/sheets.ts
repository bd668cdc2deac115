import { BAND_LABEL, RATING_BANDS } from '../criteria';
import type { Leadership } from '../facts';
import { LEADERSHIPS } from '../facts';
import { ROLE_LABEL, ROLES } from '../organisation';
import type { Sheet, SheetChoice, SheetColumn, SheetName } from './sheet';

/** What of a sheet is data of the installation. */
export interface SheetChoices {
  /** Kinds of organisations, by code. */
  kinds: readonly SheetChoice[];
}

export const LEADERSHIP_LABEL: Readonly<Record<Leadership, string>> = {
  COMMITTEE: 'Có chi ủy',
  SECRETARY_AND_DEPUTY: 'Bí thư và phó bí thư',
  SECRETARY_ONLY: 'Chỉ có bí thư',
};

/** The sheet of this name. */
export function sheetOf(name: SheetName, choices: SheetChoices): Sheet {
  return SHEETS[name](choices);
}

const SHEETS: Readonly<Record<SheetName, (choices: SheetChoices) => Sheet>> = {
  organizations: organizationsSheet,
  people: peopleSheet,
  'past-results': pastResultsSheet,
};

const CODE = { kind: 'CODE', max: 40, min: 1 } as const;

function code(key: string, head: string, column: Pick<SheetColumn, 'hint' | 'also' | 'required'>): SheetColumn {
  return { ...CODE, key, head, ...column };
}

const CELL_CODE = code('code', 'Mã chi bộ', {
  also: ['mã', 'mã tổ chức', 'mã cb'],
  required: true,
  hint: 'Mã của chi bộ trong danh mục tổ chức đảng.',
});

function organizationsSheet({ kinds }: SheetChoices): Sheet {
  const columns: SheetColumn[] = [
    code('code', 'Mã', {
      also: ['mã tổ chức', 'mã tcđ', 'mã số'],
      required: true,
      hint: 'Mỗi tổ chức một mã, không trùng. Số 0 ở đầu được giữ. Dòng có mã đã dùng là thay đổi tổ chức đó.',
    }),
    {
      ...{ key: 'name', head: 'Tên tổ chức', also: ['tên', 'tên tổ chức đảng', 'tổ chức đảng'], kind: 'TEXT' },
      ...{ required: true, min: 1, max: 200, hint: 'Tên đầy đủ, như trên văn bản.' },
    },
    {
      ...{ key: 'kind', head: 'Loại', also: ['loại tổ chức', 'loại hình'], kind: 'CHOICE', required: true },
      ...{ choices: kinds, hint: 'Một trong các loại của danh mục.' },
    },
    code('parentCode', 'Mã cấp trên', {
      also: ['mã cấp trên trực tiếp', 'cấp trên trực tiếp', 'trực thuộc'],
      hint: 'Mã của cấp trên trực tiếp, đã có hoặc ở một dòng khác của bảng (thứ tự dòng không quan trọng). Chỉ tổ chức gốc để trống.',
    }),
    {
      ...{ key: 'from', head: 'Từ ngày', also: ['ngày thành lập', 'ngày có hiệu lực'], kind: 'DAY' },
      hint: 'Ngày thành lập, từ năm 2000. Tổ chức mới để trống là từ ngày 01/01 của năm nay.',
    },
    {
      ...{ key: 'leadership', head: 'Chi ủy', also: ['cấp ủy', 'lãnh đạo'], kind: 'CHOICE' },
      choices: LEADERSHIPS.map((value) => ({ value, label: LEADERSHIP_LABEL[value] })),
      hint: 'Để trống: có chi ủy (tổ chức mới), hoặc như đang ghi.',
    },
    {
      ...{ key: 'minMinutes', head: 'Thời lượng tối thiểu riêng', also: ['thời lượng tối thiểu', 'số phút tối thiểu'] },
      ...{ kind: 'COUNT', min: 15, max: 240, hint: 'Số phút, chỉ khi chi bộ có mức riêng. Để trống: không có.' },
    },
    {
      ...{ key: 'nationalCode', head: 'Mã quốc gia', also: ['mã csdl đảng viên', 'mã sổ tay đảng viên'], kind: 'CODE' },
      ...{ min: 1, max: 40, hint: 'Mã trong Sổ tay đảng viên, cơ sở dữ liệu đảng viên. Để trống: không có.' },
    },
    {
      ...{ key: 'changedFrom', head: 'Thay đổi từ ngày', also: ['ngày thay đổi'], kind: 'DAY' },
      hint: 'Chỉ cho tổ chức đã có: ngày thay đổi có hiệu lực. Để trống: từ hôm nay.',
    },
  ];
  return {
    ...{ name: 'organizations', title: 'Tổ chức đảng', fileName: 'to-chuc-dang', columns },
    examples: [
      { code: '01', name: 'Đảng bộ Sở A', kind: label(kinds, 'GRASSROOTS_PARTY_ORG'), parentCode: 'K' },
      {
        ...{ code: '0101', name: 'Chi bộ Phòng Tổng hợp', kind: label(kinds, 'PARTY_CELL'), parentCode: '01' },
        ...{ from: '01/01/2026', leadership: LEADERSHIP_LABEL.SECRETARY_AND_DEPUTY },
      },
    ],
    words: [
      'Tổ chức không có trong bảng thì giữ nguyên; bảng không xóa, không giải thể tổ chức nào.',
      'Tên, loại, cấp trên đổi từ ngày ghi ở “Thay đổi từ ngày”; trước ngày đó giữ như cũ.',
    ],
  };
}

/** Kinds are data: an installation may have none of this code. */
function label(kinds: readonly SheetChoice[], value: string): string {
  return (kinds.find((kind) => kind.value === value) ?? kinds[0])?.label ?? '';
}

function peopleSheet(): Sheet {
  const columns: SheetColumn[] = [
    {
      ...{ key: 'name', head: 'Họ và tên', also: ['họ tên', 'tên', 'tên hiển thị'], kind: 'TEXT', required: true },
      ...{ min: 1, max: 120, hint: 'Họ tên như hiện trên phiếu và trong danh sách.' },
    },
    {
      ...{ key: 'login', head: 'Tên đăng nhập', also: ['tài khoản', 'tên tài khoản'], kind: 'CODE', min: 3, max: 64 },
      hint: 'Chữ không dấu, số, dấu chấm, gạch. Để trống: hệ thống đặt theo họ tên (Nguyễn Văn An thành annv).',
    },
    {
      ...{ key: 'role', head: 'Vai trò', also: ['chức danh', 'chức vụ', 'quyền'], kind: 'CHOICE', required: true },
      choices: ROLES.map((value) => ({ value, label: ROLE_LABEL[value] })),
      hint: 'Bí thư, phó bí thư ghi ở chi bộ; vai trò khác ghi ở cấp ủy.',
    },
    code('code', 'Mã tổ chức', {
      also: ['mã', 'mã chi bộ', 'mã tổ chức đảng'],
      required: true,
      hint: 'Mã của tổ chức nơi có vai trò này.',
    }),
    {
      ...{ key: 'from', head: 'Từ ngày', also: ['ngày bắt đầu'], kind: 'DAY' },
      hint: 'Ngày vai trò bắt đầu. Để trống: từ hôm nay (vai trò mới), hoặc như đang ghi.',
    },
    {
      ...{ key: 'until', head: 'Đến hết ngày', also: ['đến ngày', 'ngày kết thúc'], kind: 'DAY' },
      hint: 'Ngày cuối của vai trò. Để trống: không hạn.',
    },
  ];
  return {
    ...{ name: 'people', title: 'Người dùng', fileName: 'nguoi-dung', columns },
    examples: [
      { name: 'Nguyễn Văn A', login: 'anv', role: ROLE_LABEL.CELL_SECRETARY, code: '0101' },
      { name: 'Nguyễn Văn A', login: 'anv', role: ROLE_LABEL.COMMITTEE_READER, code: '01' },
    ],
    words: [
      'Người có nhiều vai trò thì ghi nhiều dòng, cùng tên đăng nhập.',
      'Tài khoản mới chưa có mật khẩu: quản trị cấp ở trang Tài khoản. Bảng không chứa mật khẩu.',
      'Vai trò không có trong bảng thì giữ nguyên; bảng không khóa tài khoản nào.',
    ],
  };
}

function pastResultsSheet(): Sheet {
  const columns: SheetColumn[] = [
    CELL_CODE,
    {
      ...{ key: 'month', head: 'Tháng', also: ['kỳ', 'tháng năm'], kind: 'MONTH', required: true },
      hint: 'Tháng đã qua, ví dụ 03/2026.',
    },
    {
      ...{ key: 'total', head: 'Tổng điểm', also: ['điểm', 'điểm xếp loại'], kind: 'POINTS', required: true },
      hint: 'Từ 0 đến 100, ví dụ 92,5.',
    },
    {
      ...{ key: 'band', head: 'Xếp loại', also: ['kết quả', 'mức xếp loại'], kind: 'CHOICE', required: true },
      ...{ choices: RATING_BANDS.map((value) => ({ value, label: BAND_LABEL[value] })), hint: 'Như văn bản đã ký.' },
    },
    {
      ...{ key: 'document', head: 'Số, ngày văn bản', also: ['văn bản', 'số văn bản'], kind: 'TEXT', required: true },
      ...{ min: 1, max: 200, hint: 'Văn bản mà số liệu lấy từ đó, ví dụ 11-BC/ĐU, 05/02/2026.' },
    },
  ];
  return {
    ...{ name: 'past-results', title: 'Kết quả các tháng đã qua', fileName: 'ket-qua-da-qua', columns },
    examples: [
      { code: '0101', month: '01/2026', total: '92,5', band: BAND_LABEL.GOOD, document: '11-BC/ĐU, 05/02/2026' },
    ],
    words: ['Bảng của hệ thống ghi rõ các kết quả này là “nhập sau, theo hồ sơ giấy”.'],
  };
}
