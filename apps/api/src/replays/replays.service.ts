import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Injectable, Logger } from '@nestjs/common';
import { vietnamDay } from '@chibo/domain';
import { Clock } from '../clock';
import { sealOf } from '../closings/seal';
import { Database } from '../db/database';
import { NoticesService } from '../notices/notices.service';
import { ReplayPages } from './replay-pages.service';
import { ReplayRound } from './replay.entities';

/** Work of one beat of the clock, ms: a page of some cards is a matter of milliseconds, and the next beat goes on. */
const BEAT_MS = 4_000;
const AGAIN_MS = 20 * 3_600_000;
/** Kept in words; all are counted. */
const MOST_KEPT = 50;

/** The program that runs: another one after an upgrade. */
const PROGRAM = sealOf(readFileSync(fileURLToPath(import.meta.url), 'latin1'));

export interface ReplayResult {
  looked: number;
  differing: number;
  differences: string[];
}

/**
 * Works closed months out again from what they have stored, every night and after an upgrade: every score that was given, and
 * every closing's counts, rankings and tables. The same bytes, or the differences are told; nothing is written over.
 */
@Injectable()
export class Replays {
  private readonly logger = new Logger('replays');

  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly pages: ReplayPages,
    private readonly notices: NoticesService,
  ) {}

  /** Goes on with the round under way, or begins one where it is time; a beat's worth of it. */
  async beat(): Promise<void> {
    let round = await this.due();
    const end = performance.now() + BEAT_MS;
    while (round && round.phase !== 'DONE' && performance.now() < end) round = await this.step(round);
  }

  /** A whole round now, whatever one was under way. @param tell is told each difference */
  async run(tell: (line: string) => void, program = PROGRAM): Promise<ReplayResult> {
    let round = await this.begin(program);
    while (round.phase !== 'DONE') round = await this.step(round, tell);
    return { looked: round.looked, differing: round.differing, differences: differencesOf(round) };
  }

  private async due(): Promise<ReplayRound | undefined> {
    const round = await this.database.readFresh((manager) => manager.findOneBy(ReplayRound, { id: 'this' }));
    if (!round || round.program !== PROGRAM) return this.begin(PROGRAM);
    if (round.phase !== 'DONE') return round;
    const age = this.clock.now().getTime() - Date.parse(round.finishedAt ?? '');
    return age > AGAIN_MS ? this.begin(PROGRAM) : undefined;
  }

  private async begin(program: string): Promise<ReplayRound> {
    const fresh = { phase: 'CARDS', after: '', looked: 0, differing: 0, differences: '[]', finishedAt: null } as const;
    const round: ReplayRound = { id: 'this', program, ...fresh, beganAt: this.clock.now().toISOString() };
    await this.database.write((manager) => manager.save(ReplayRound, round));
    return round;
  }

  private async step(round: ReplayRound, tell: (line: string) => void = () => undefined): Promise<ReplayRound> {
    const { looked, last, differences } = await this.pages.next(round.phase, round.after);
    for (const line of differences) {
      tell(line);
      this.logger.error(line);
    }
    const stood: ReplayRound = {
      ...round,
      ...(last === undefined ? this.following(round) : { after: last }),
      looked: round.looked + looked,
      differing: round.differing + differences.length,
      differences: JSON.stringify([...differencesOf(round), ...differences].slice(0, MOST_KEPT)),
    };
    await this.database.write((manager) => manager.save(ReplayRound, stood));
    if (stood.phase === 'DONE' && stood.differing > 0) await this.tellAdministrators(stood);
    return stood;
  }

  private following({ phase }: ReplayRound): Pick<ReplayRound, 'phase' | 'after' | 'finishedAt'> {
    if (phase === 'CARDS') return { phase: 'CLOSINGS', after: '', finishedAt: null };
    return { phase: 'DONE', after: '', finishedAt: this.clock.now().toISOString() };
  }

  /** Once a day at most. */
  private async tellAdministrators(round: ReplayRound): Promise<void> {
    const [first] = differencesOf(round);
    const notice = { kind: 'REPLAY_DIFFERS', differing: round.differing, first } as const;
    await this.notices.tellInstallation({ key: `replay:${vietnamDay(this.clock.now())}`, notice });
  }
}

function differencesOf({ differences }: ReplayRound): string[] {
  return JSON.parse(differences) as string[];
}
