import { Refusal } from '../http/refusal';

/** Most rows that are read as one list; as many as the longest file holds. */
export const MOST_LISTED = 10_000;

/** @throws Refusal TOO_LONG, before the rows are read */
export function requireListable(rows: number): void {
  if (rows <= MOST_LISTED) return;
  const words = `Danh sách có ${rows} dòng, một tệp có tối đa ${MOST_LISTED} dòng. Đồng chí lọc bớt, hoặc lấy ở từng cấp ủy trực thuộc.`;
  throw Refusal.conflict('TOO_LONG', words);
}
