import type { LetterheadView } from '@chibo/contracts';

/** Of a committee whose place and symbol are set, and nothing else. */
export function aLetterhead(changes: Partial<LetterheadView> = {}): LetterheadView {
  return {
    mark: '0123456789abcdef',
    organizationId: 'nv',
    name: 'Đảng bộ Sở Nội vụ',
    isCell: false,
    place: 'Lào Cai',
    symbol: 'BC/ĐUS',
    recipients: [],
    printed: { issuer: 'Đảng ủy Sở Nội vụ', superior: 'Đảng bộ Khối', onBehalf: 'T/M ĐẢNG ỦY', day: '2026-03-06' },
    mayChange: true,
    ...changes,
  };
}
