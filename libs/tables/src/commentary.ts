import type { WrittenCommentary } from '@chibo/contracts';
import type { Commentary } from '@chibo/domain';
import { COMMENTARY_LABEL } from '@chibo/domain';
import type { Table } from './table';
import { formatInstant } from './values';

const SAID = ['strengths', 'limits', 'causes', 'solutions'] as const;

/** The table with what its committee says under it. */
export function withCommentary(table: Table, said: Commentary | WrittenCommentary | undefined): Table {
  if (!said) return table;
  const sentences = SAID.filter((part) => said[part].trim()).map(
    (part) => `${COMMENTARY_LABEL[part]}: ${said[part].trim()}`,
  );
  const { preparedBy, signedBy, footnote } = said;
  const moved =
    'moved' in said && said.moved ? [`Nhận xét viết lúc ${formatInstant(said.at)}, trước khi số liệu thay đổi.`] : [];
  return {
    ...table,
    sentences: [...table.sentences, ...sentences],
    remarks: [...(footnote.trim() ? [footnote.trim()] : []), ...table.remarks, ...moved],
    ...(preparedBy || signedBy ? { signers: { preparedBy, signedBy } } : {}),
  };
}
