import { formatDate, REGISTER_ACT_LABEL, REGISTER_PART_LABEL, ROLE_LABEL, SETUP_STEP_LABEL } from '@chibo/domain';
import type { RegisterActKind, RegisterPart, Role } from '@chibo/domain';
import type { RoleSaid } from '../audit/audit-payloads';
import type { Names, WordsOf } from './said';
import { changed, monthWords, valueWords } from './said';

export const INSTALLATION_WORDS: WordsOf<'installation' | 'setup' | 'session' | 'account' | 'job' | 'mail' | 'sheet'> =
  {
    'installation.created': {
      label: 'Lập hệ thống',
      lines: ({ mode }) => [mode === 'REAL' ? 'Dữ liệu thật' : 'Dữ liệu minh họa'],
    },
    'setup.done': { label: 'Thiết lập lần đầu', lines: ({ login }) => [`Quản trị đầu tiên: ${login}`] },
    'setup.step-skipped': {
      label: 'Bỏ qua một việc thiết lập',
      lines: ({ step, reason }) => [SETUP_STEP_LABEL[step], `Lý do: ${reason}`],
    },
    'setup.step-taken-up': { label: 'Làm lại việc thiết lập đã bỏ qua', lines: ({ step }) => [SETUP_STEP_LABEL[step]] },
    'session.opened': {
      label: 'Đăng nhập',
      lines: ({ way, refused }) => [
        way === 'demonstration' && 'Bằng một lần bấm của bản minh họa',
        way === 'invitation' && 'Bằng phiếu mời',
        refused !== undefined && refused > 0 && `Trước đó sai ${refused} lần từ cùng nơi`,
      ],
    },
    'session.refused': {
      label: 'Đăng nhập bị từ chối nhiều lần',
      lines: ({ network, tries }) => [`${tries} lần từ ${network}`],
    },
    'session.closed': { label: 'Đăng xuất' },
    'session.ended': { label: 'Kết thúc phiên đăng nhập', lines: ({ devices }) => devices },
    'account.created': {
      label: 'Cấp tài khoản',
      lines: ({ login, role, organizationId }, names) => [
        `${login}: ${ROLE_LABEL[role as Role]}, ${names(organizationId)}`,
      ],
    },
    'account.password-changed': { label: 'Đổi mật khẩu của mình' },
    'account.password-reset': { label: 'Cấp lại mật khẩu' },
    'account.email-changed': {
      label: 'Đổi địa chỉ thư',
      lines: ({ before, after }) => [`${before ? 'Đã có' : 'Chưa có'} → ${after ? 'có địa chỉ' : 'bỏ địa chỉ'}`],
    },
    'account.email-confirmed': {
      label: 'Xác nhận địa chỉ thư',
      lines: ({ by }) => [by === 'CODE' ? 'Bằng mã trong thư' : 'Theo lời quản trị'],
    },
    'account.disabled': { label: 'Khóa tài khoản' },
    'account.taken-in': {
      label: 'Nhận tài khoản từ tệp',
      lines: ({ login, isNew, name, roles }, names) => [
        `${login}: ${isNew ? 'tài khoản mới' : 'tài khoản đã có'}`,
        !isNew && name && `Tên mới: ${name}`,
        ...roles.map((role) => roleWords({ ...role, words: ROLE_LABEL[role.role as Role] }, names)),
      ],
    },
    'sheet.applied': {
      label: 'Nhập từ tệp bảng tính',
      lines: ({ sheet, file, made, changed: altered, same }) => [
        `${file} (${sheet}): thêm ${made}, sửa ${altered}, giữ nguyên ${same}`,
      ],
    },
    'account.invited': { label: 'In phiếu mời', lines: ({ lastDay }) => [`Dùng đến hết ngày ${formatDate(lastDay)}`] },
    'account.invitation-used': { label: 'Đặt mật khẩu bằng phiếu mời' },
    'account.enabled': { label: 'Mở lại tài khoản' },
    'account.role-given': { label: 'Giao vai trò', lines: (role, names) => [roleWords(role, names)] },
    'account.role-corrected': {
      label: 'Sửa vai trò chưa bắt đầu',
      lines: ({ before, after }, names) => [`${roleWords(before, names)} → ${roleWords(after, names)}`],
    },
    'account.role-ended': {
      label: 'Kết thúc vai trò',
      lines: (role, names) => [roleWords({ ...role, until: role.after }, names)],
    },
    'account.role-dropped': { label: 'Bỏ vai trò chưa bắt đầu', lines: (role, names) => [roleWords(role, names)] },
    'job.asked': {
      label: 'Lấy nhiều phiếu một lần',
      lines: ({ month, pieces }) => [`${monthWords(month)}, ${pieces} phiếu`],
    },
    'job.cancelled': { label: 'Hủy việc lấy nhiều phiếu', lines: ({ done }) => [`Đã làm ${done} phần`] },
    'mail.again': { label: 'Gửi lại thư' },
  };

export const ORGANIZATION_WORDS: WordsOf<'organization' | 'meeting' | 'supervision'> = {
  'organization.created': {
    label: 'Thêm tổ chức đảng',
    lines: ({ code, name, parentId, from }, names) => [
      `${name} (${code})`,
      parentId && `Trực thuộc ${names(parentId)}`,
      `Từ ${formatDate(from)}`,
    ],
  },
  'organization.changed': {
    label: 'Sửa tổ chức đảng',
    lines: ({ from, before, after }, names) => [...changed(before, after, names), `Từ ${formatDate(from)}`],
  },
  'organization.reorganized': {
    label: 'Sắp xếp tổ chức đảng',
    lines: ({ kind, from, decision, parts }, names) => [
      `${REGISTER_ACT_LABEL[kind as RegisterActKind]} theo quyết định ${decision}, từ ${formatDate(from)}`,
      ...parts.map(({ id, part }) => `${names(id)}: ${REGISTER_PART_LABEL[part as RegisterPart]}`),
    ],
  },
  'organization.act-undone': {
    label: 'Hủy hoặc hoàn tác thay đổi tổ chức',
    lines: ({ kind, from, reason }) => [
      `${REGISTER_ACT_LABEL[kind as RegisterActKind]}, từ ${formatDate(from)}`,
      `Lý do: ${reason}`,
    ],
  },
  'organization.deciding-changed': {
    label: 'Đặt cách thẩm định, xếp loại',
    lines: ({ before, after }, names) => changed(before, after, names),
  },
  'organization.commentary-written': {
    label: 'Viết nhận xét dưới bảng',
    lines: ({ period, version }, names) => [`Kỳ ${valueWords(period, names)}, bản thứ ${version}`],
  },
  'organization.letterhead-changed': {
    label: 'Đặt thể thức văn bản',
    lines: ({ before, after }, names) => changed(before, after, names),
  },
  'organization.deadline-changed': {
    label: 'Đặt hạn',
    lines: ({ tier, before, after }, names) => [
      `Hạn của ${valueWords(tier, names)}: ${daysWords(before)} → ${daysWords(after)}`,
    ],
  },
  'organization.deadline-exception': {
    label: 'Đặt hạn riêng của một tháng',
    lines: ({ tier, month, before, after, reason }, names) => [
      `${monthWords(month)}, ${valueWords(tier, names)}: ${valueWords(before, names)} → ${valueWords(after, names)}`,
      reason && `Lý do: ${reason}`,
    ],
  },
  'meeting.planned': {
    label: 'Ghi lịch sinh hoạt',
    lines: ({ month, before, after }, names) => [`${monthWords(month)}`, ...changed(before, after, names)],
  },
  'supervision.assigned': {
    label: 'Phân công cấp ủy viên phụ trách',
    lines: ({ name, from, until }) => [
      `${name}, từ ${formatDate(from)}${until ? ` đến hết ${formatDate(until)}` : ''}`,
    ],
  },
  'supervision.ended': {
    label: 'Kết thúc phân công phụ trách',
    lines: ({ name, after }) => [`${name}, đến hết ${formatDate(after)}`],
  },
  'supervision.dropped': {
    label: 'Bỏ phân công chưa bắt đầu',
    lines: ({ name, from }) => [`${name}, từ ${formatDate(from)}`],
  },
};

export const SET_WORDS: WordsOf<'criteria-set' | 'grouping'> = {
  'criteria-set.drafted': {
    label: 'Lập bản dự thảo bộ tiêu chí',
    lines: ({ code, version, template }) => [`${code}, bản ${version}${template ? `, theo mẫu ${template}` : ''}`],
  },
  'criteria-set.edited': {
    label: 'Sửa bản dự thảo bộ tiêu chí',
    lines: ({ after }) => [`${Object.keys(after).length} chỗ thay đổi`],
  },
  'criteria-set.published': {
    label: 'Ban hành bộ tiêu chí',
    lines: ({ code, version, validFrom, validTo }) => [
      `${code}, bản ${version}, từ ${formatDate(validFrom)}${validTo ? ` đến trước ${formatDate(validTo)}` : ''}`,
    ],
  },
  'grouping.created': {
    label: 'Lập cách chia nhóm',
    lines: ({ name, groups }) => [`${name}: ${groups.join('; ')}`],
  },
  'grouping.changed': {
    label: 'Sửa cách chia nhóm',
    lines: ({ before, after }, names) => changed(before, after, names),
  },
  'grouping.assigned': {
    label: 'Xếp tổ chức vào nhóm',
    lines: ({ group, from, until, organizations }, names) => [
      `${organizations.length} tổ chức vào ${group ? valueWords(group, names) : 'không nhóm nào'}`,
      `Từ ${formatDate(from)}${until ? ` đến hết ${formatDate(until)}` : ''}`,
    ],
  },
};

function roleWords({ words, organizationId, from, until }: Omit<RoleSaid, 'role'>, names: Names): string {
  return `${words}, ${names(organizationId)}, từ ${formatDate(from)}${until ? ` đến hết ${formatDate(until)}` : ''}`;
}

function daysWords(days: number | null): string {
  return days === null ? 'theo cấp trên' : `${days} ngày`;
}
