import { Id, QueryInt, Text } from './fields';

export class IdParam {
  @Id({ label: 'Mã' })
  id!: string;
}

export class SearchQuery {
  @Text({ label: 'Từ tìm', min: 0, max: 100, optional: true })
  q?: string;
}

/** A page of a list that is searched. */
export class PageQuery extends SearchQuery {
  @QueryInt({ label: 'Trang', min: 1, max: 100_000, optional: true })
  page?: number;
}
