import type { CriteriaSetSummary } from '@chibo/contracts';
import { formatDate } from '@chibo/domain';

/** "Đang áp dụng từ ngày 01/01/2026", with the owner named elsewhere. */
export function validityText({ status, validFrom, validTo }: CriteriaSetSummary, today: string): string {
  if (status === 'TEMPLATE') return 'Mẫu, cần cấp ủy phê duyệt';
  if (status === 'DRAFT' || !validFrom) return 'Bản nháp, chưa ban hành';
  const from = `từ ngày ${formatDate(validFrom)}`;
  if (today < validFrom) return `Sẽ áp dụng ${from}`;
  if (validTo && today >= validTo) return `Hết hiệu lực từ ngày ${formatDate(validTo)}`;
  return validTo ? `Đang áp dụng ${from} đến trước ngày ${formatDate(validTo)}` : `Đang áp dụng ${from}`;
}
