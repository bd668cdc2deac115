import type { Room } from '../room';
import { ReplayPages } from './replay-pages.service';
import { RulesOfToday } from './rules-of-today';
import { Replays } from './replays.service';

/** What the service takes of this room. */
export const REPLAYS: Room = { providers: [ReplayPages, Replays, RulesOfToday] };
