import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** The answer given to a keyed request, stored in the same transaction as its effect; kept 30 days. */
@Entity('idempotency_key')
@Index('ix_idempotency_key_created', ['createdAt'])
export class IdempotencyKey {
  /** `<account>:<route>:<key>`. */
  @PrimaryColumn('text')
  id!: string;

  /** SHA-256 of the request's payload: another payload under the same key is refused. */
  @Column('text')
  payloadHash!: string;

  @Column('text')
  response!: string;

  @Column('text')
  createdAt!: string;
}
