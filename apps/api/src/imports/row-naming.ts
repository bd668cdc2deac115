import { Refusal } from '../http/refusal';
import type { JudgedRow } from './judged-row';

/** What the single act refuses although the row looked right is told with its row. */
export async function naming<T>({ row, title }: Pick<JudgedRow, 'row' | 'title'>, act: () => Promise<T>): Promise<T> {
  try {
    return await act();
  } catch (error) {
    if (!(error instanceof Refusal) || error.getStatus() >= 500) throw error;
    const why = error.extra.errors?.map(({ text }) => text).join(' ') ?? error.detail;
    throw new Refusal(422, 'ROW_REFUSED', `Dòng ${row} (${title}): ${why}`);
  }
}
