import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Which data this is, and how often the service has begun to run on it (folder-mark.ts). */
@Entity('folder_mark')
export class FolderMark {
  @PrimaryColumn('text')
  id!: 'this';

  /** Random, for good. */
  @Column('text')
  dataId!: string;

  @Column('integer')
  run!: number;
}
