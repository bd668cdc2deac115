import type { CriteriaSetSummary } from '@chibo/contracts';
import { formatDate } from '@chibo/domain';

/** How a set stands on a day: "Đang áp dụng từ ngày 01/01/2026. Đảng bộ X ban hành, phiên bản 2." */
export function validityText(set: CriteriaSetSummary, today: string): string {
  if (set.status === 'TEMPLATE') return 'Mẫu, cần cấp ủy phê duyệt.';
  const version = `phiên bản\u00a0${set.version}`;
  if (set.status === 'DRAFT') return `Bản nháp của ${set.ownerName}, ${version}, chưa ban hành.`;
  return `${periodText(set, today)}. ${set.ownerName} ban hành, ${version}.`;
}

function periodText({ validFrom = '', validTo }: CriteriaSetSummary, today: string): string {
  const from = `từ ngày ${formatDate(validFrom)}`;
  const to = validTo ? ` đến trước ngày ${formatDate(validTo)}` : '';
  if (today < validFrom) return `Sẽ áp dụng ${from}${to}`;
  return validTo && today >= validTo ? `Hết hiệu lực từ ngày ${formatDate(validTo)}` : `Đang áp dụng ${from}${to}`;
}
