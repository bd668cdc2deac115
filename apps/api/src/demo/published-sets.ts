import type { CriteriaSet } from '@chibo/domain';
import { hd12, hd42Commune, thematic } from '@chibo/domain/templates';
import type { CriteriaSetVersion } from '../criteria-sets/criteria-set.entity';
import { newId } from '../db/new-id';
import type { PublishedDemoSet } from './planned-card';

/** The sets the demonstration is scored with, each in its time. */
export interface DemoSets {
  of2018: PublishedDemoSet;
  regular: PublishedDemoSet;
  thematic: PublishedDemoSet;
  rows: CriteriaSetVersion[];
}

/** Hướng dẫn 42-HD/BTCTW is of 28/10/2025: its sets hold from the month after. */
const HD42_FROM = '2025-11-01';

/** @param neededFrom first day the newer sets must hold, should the clock stand before HD42 */
export function demoSets(ownerId: string, neededFrom: string): DemoSets {
  const from = neededFrom < HD42_FROM ? neededFrom : HD42_FROM;
  const of2018 = version(hd12, ownerId, '2018-01-01', '2019-01-01');
  const regular = version(hd42Commune, ownerId, from, null);
  const separate = version(thematic, ownerId, from, null);
  const published = ({ id, content }: CriteriaSetVersion): PublishedDemoSet => ({ versionId: id, content });
  return {
    of2018: published(of2018),
    regular: published(regular),
    thematic: published(separate),
    rows: [of2018, regular, separate],
  };
}

function version(content: CriteriaSet, ownerId: string, validFrom: string, validTo: string | null): CriteriaSetVersion {
  const at = `${validFrom}T00:00:00.000Z`;
  const { meetingKinds } = content;
  return {
    id: newId(),
    setId: newId(),
    version: 1,
    status: 'PUBLISHED',
    ownerId,
    meetingKinds,
    content,
    validFrom,
    validTo,
    publishedAt: at,
    orderedBy: ownerId,
    createdAt: at,
  };
}
