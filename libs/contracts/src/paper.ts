import { Id, Month, OneOf } from './fields';

export class PdfQuery {
  @OneOf({ label: 'Mẫu in', values: ['card', 'summary'], optional: true })
  form?: 'card' | 'summary';
}

export class BlankQuery {
  @Id({ label: 'Chi bộ', optional: true })
  organizationId?: string;

  @Month({ label: 'Tháng', optional: true })
  month?: string;
}
