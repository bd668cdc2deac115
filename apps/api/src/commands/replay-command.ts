import { Replays } from '../replays/replays.service';
import type { DataCommand } from './command';

const replay: DataCommand = {
  usage: '',
  en: 'works every score and every closed month out again from what was stored; ends with 2 where something comes out otherwise',
  vi: 'tính lại mọi phiếu và mọi sổ đã khóa từ số liệu đã lưu; mã kết thúc 2 khi có kết quả khác',
  takes: 0,
  async run({ app, tell }) {
    const { looked, differing } = await app.get(Replays).run(tell);
    tell(
      differing === 0
        ? `${looked} scores and closings come out the same.`
        : `${differing} of ${looked} come out otherwise.`,
    );
    return differing === 0 ? 0 : 2;
  },
};

export const REPLAY_COMMANDS = { replay };
