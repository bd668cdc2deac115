import { statfs } from 'node:fs/promises';
import { Injectable } from '@nestjs/common';

/** The disks under the folders; a spec puts another one in. */
@Injectable()
export class Disk {
  /** Share of it that may still be written, 0 to 1; 1 where it cannot be asked (no such folder yet). */
  async free(folder: string): Promise<number> {
    const { bavail, blocks } = await statfs(folder).catch(() => ({ bavail: 1, blocks: 1 }));
    return blocks === 0 ? 1 : bavail / blocks;
  }
}
