import type { MeetingKind } from '../facts';
import { MEETING_KINDS } from '../facts';
import { formatDate } from '../text';
import { overlap } from '../organisation';

/** Where and when a published version holds. `validTo` is end-exclusive. */
export interface PublishedSet {
  versionId: string;
  ownerId: string;
  meetingKinds: readonly MeetingKind[];
  validFrom: string;
  validTo?: string;
}

/**
 * The version that scores a meeting: published by the nearest owner up the tree of that date.
 * @param path the branch first, then its superiors on that day, the root last
 * @returns its id, or undefined when no owner has one
 */
export function criteriaSetFor(
  path: readonly string[],
  published: readonly PublishedSet[],
  kind: MeetingKind,
  day: string,
): string | undefined {
  const valid = published.filter(
    (set) =>
      set.meetingKinds.includes(kind) && set.validFrom <= day && (set.validTo === undefined || set.validTo > day),
  );
  for (const owner of path) {
    const found = valid.find((set) => set.ownerId === owner);
    if (found) return found.versionId;
  }
  return undefined;
}

/**
 * Every version that scores some meeting of a branch from a day on, as published so far and while the branch stands where
 * it does on that day.
 * @param path as of criteriaSetFor()
 */
export function criteriaSetsFrom(path: readonly string[], published: readonly PublishedSet[], from: string): string[] {
  const turns = published.flatMap(({ validFrom, validTo = '' }) => [validFrom, validTo]).filter((day) => day > from);
  const found = [from, ...turns].flatMap((day) =>
    MEETING_KINDS.map((kind) => criteriaSetFor(path, published, kind, day)),
  );
  return [...new Set(found.filter((id) => id !== undefined))];
}

/** Why a version may not be published: its owner has another one for the same kind of meeting on the same day. */
export function whyNotPublish(candidate: PublishedSet, published: readonly PublishedSet[]): string | undefined {
  if (candidate.validTo !== undefined && candidate.validTo <= candidate.validFrom)
    return 'Ngày hết hiệu lực phải sau ngày bắt đầu.';
  const period = { from: candidate.validFrom, to: candidate.validTo };
  const twin = published.find(
    (set) =>
      set.ownerId === candidate.ownerId &&
      set.versionId !== candidate.versionId &&
      set.meetingKinds.some((kind) => candidate.meetingKinds.includes(kind)) &&
      overlap(period, { from: set.validFrom, to: set.validTo }),
  );
  if (!twin) return undefined;
  const until = twin.validTo ? `đến trước ${formatDate(twin.validTo)}` : 'chưa có ngày hết hiệu lực';
  return `Cấp ủy này đã có bộ tiêu chí cho cùng loại kỳ sinh hoạt, từ ${formatDate(twin.validFrom)} (${until}).`;
}
