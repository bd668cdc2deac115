import type { AnnualClass, Points, RatingBand, Role, SetupStep } from '@chibo/domain';

/** What each act leaves behind: one typed payload per action, with words for administrators in audit-trail/act-words.ts. Before/after where something changed. */
export interface AuditPayloads {
  'installation.created': { mode: string };
  'setup.done': { login: string };
  'setup.step-skipped': { step: SetupStep; reason: string };
  'setup.step-taken-up': { step: SetupStep };
  /** `refused`: wrong tries from the same place just before. */
  'session.opened': { way: 'password' | 'invitation' | 'demonstration'; refused?: number };
  /** Wrong passwords of one window, from one network: `tries` so far, `since` of them told before. Subject: the account, or unknown. */
  'session.refused': { network: string; tries: number; since: number };
  'session.closed': Record<string, never>;
  /** By its owner elsewhere, or by who looks after the account: browser and network of each. */
  'session.ended': { devices: string[] };
  'account.created': { login: string; role: string; organizationId: string };
  'account.password-changed': Record<string, never>;
  'account.password-reset': Record<string, never>;
  /** By a code on a printed slip; `lastDay`: until when it is taken. */
  'account.invited': { lastDay: string };
  'account.invitation-used': Record<string, never>;
  /** Addresses are not repeated here. */
  'account.email-changed': { before: boolean; after: boolean };
  'account.email-confirmed': { by: 'CODE' | 'ADMINISTRATOR' };
  'account.disabled': Record<string, never>;
  'account.enabled': Record<string, never>;
  /** Days included, on both ends; `words`: the role as it is called. */
  'account.role-given': RoleSaid;
  'account.role-corrected': { before: RoleSaid; after: RoleSaid };
  'account.role-ended': RoleSaid & { before: string | null; after: string };
  'account.role-dropped': RoleSaid;
  /** By a sheet of many; `name`: a new one of an account that is there. Days included, on both ends. */
  'account.taken-in': {
    login: string;
    isNew: boolean;
    name: string | null;
    roles: { role: string; organizationId: string; from: string; until: string | null }[];
  };
  'organization.created': { code: string; name: string; kind: string; parentId: string | null; from: string };
  'organization.changed': { from: string; before: object; after: object };
  /** Of the act, whose parts name the organisations. */
  'organization.reorganized': { kind: string; from: string; decision: string; parts: { id: string; part: string }[] };
  'organization.act-undone': { kind: string; from: string; reason: string };
  'organization.deciding-changed': { before: object; after: object };
  'organization.commentary-written': { period: string; version: number };
  'organization.letterhead-changed': { before: object; after: object };
  'organization.deadline-changed': { tier: string; before: number | null; after: number | null };
  'organization.deadline-exception': {
    tier: string;
    month: string;
    before: string | null;
    after: string | null;
    reason: string;
  };
  'criteria-set.drafted': { code: string; version: number; template?: string };
  'criteria-set.edited': { before: object; after: object };
  'criteria-set.published': {
    code: string;
    version: number;
    ownerId: string;
    validFrom: string;
    validTo: string | null;
  };
  'grouping.created': { committeeId: string; name: string; groups: string[] };
  'grouping.changed': { before: object; after: object };
  /** `until` included. Only those that were changed, each with the group it was in on the first day. */
  'grouping.assigned': {
    group: string | null;
    from: string;
    until: string | null;
    organizations: { id: string; before: string | null }[];
  };
  'indicators.created': { indicators: { id: string; name: string }[] };
  'indicator.changed': { before: object; after: object };
  /** The values themselves are kept with their revisions. */
  'indicators.sent': { period: string; values: number; corrected: number; reason: string | null };
  'indicators.closed': { period: string };
  'indicators.reopened': { period: string; reason: string };
  'month.opened': { month: string; organizationId?: string; obligations: number };
  'month.closed': { month: string; organizationId: string; hash: string; missing: number };
  'month.reopened': { month: string; organizationId: string; reason: string };
  'month.reminded': { month: string; organizationId: string; branches: string[] };
  'job.asked': { kind: string; month: string; organizationId: string; pieces: number };
  'job.cancelled': { done: number };
  /** A file of a sheet, by its SHA-256; what it made of each thing stands with that thing. */
  'sheet.applied': { sheet: string; file: string; hash: string; made: number; changed: number; same: number };
  'mail.again': { mailId: string };
  'meeting.planned': { month: string; before: object | null; after: object };
  /** Days included, on both ends. The subject is the branch. */
  'supervision.assigned': {
    committeeId: string;
    name: string;
    accountId: string | null;
    from: string;
    until: string | null;
  };
  'supervision.ended': { name: string; from: string; before: string | null; after: string };
  'supervision.dropped': { committeeId: string; name: string; from: string };
  'obligation.excused': { before: string; after: string; reason: string; document: string | null };
  'obligation.not-held': { before: string; after: string; reason: string | null };
  'obligation.recorded': { before: string; after: string; total: number; band: string; document: string };
  'obligation.leave-granted': { month: string; until: string; reason: string };
  'obligation.leave-withdrawn': { month: string };
  'obligation.reopened': { before: string; after: string; reason: string };
  'scorecard.opened': { month: string; kind: string; criteriaSetVersionId: string };
  'scorecard.saved': { version: number; before: object; after: object };
  'scorecard.set-switched': { before: string; after: string; kept: number; back: number };
  'scorecard.voted': { officialPresent: number; approve: number; disapprove: number; other: number };
  'scorecard.submitted': { revision: number; total: Points; band: RatingBand; receipt: string; late: boolean };
  /** In the branch's place, from its paper; `ownDraft`: what the branch had begun was put aside. */
  'scorecard.keyed-in': {
    before: string;
    revision: number;
    total: Points;
    band: RatingBand;
    receipt: string;
    late: boolean;
    paper: string;
    receivedOn: string;
    ownDraft: boolean;
    vote: { officialPresent?: number; approve?: number; disapprove?: number; other?: number };
  };
  'scorecard.keying-withdrawn': { before: string; after: string; paper: string };
  'scorecard.keyed-agreed': { paper: string };
  'scorecard.keyed-objected': { before: string; after: string; reason: string };
  /** The card and its meeting are no more; this row stays. */
  'scorecard.given-up': { cellId: string; month: string; kind: string; slot: string };
  'scorecard.recalled': { before: string; after: string };
  /** Adjustments in full are in the assessment of this revision. */
  'scorecard.verified': { before: string; after: string; total: Points; adjustments: number; revision?: number };
  'scorecard.verification-withdrawn': { before: string; after: string };
  'scorecard.decided': { before: string; after: string; total: Points; band: RatingBand };
  'scorecard.decision-withdrawn': { before: string; after: string };
  'scorecard.corrected': {
    revision: number;
    reason: string;
    before: { total: Points; band: RatingBand };
    after: { total: Points; band: RatingBand };
  };
  'scorecard.returned': {
    before: string;
    after: string;
    message: string;
    lines?: { code: string; message: string }[];
    due?: string | null;
  };
  'visit.target-set': {
    quarter: string;
    before: { cells: number; committees: number } | null;
    after: { cells: number; committees: number };
  };
  'visit.planned': {
    committeeId: string;
    organizationId: string;
    quarter: string;
    plannedOn: string;
    members: string[];
  };
  /** Planned by mistake: the row of the visit goes, this one tells what it was. */
  'visit.withdrawn': {
    committeeId: string;
    organizationId: string;
    quarter: string;
    plannedOn: string;
    members: string[];
  };
  'visit.changed': { before: object; after: object };
  'visit.done': { before: string; after: string; doneOn: string };
  'visit.missed': { before: string; after: string; reason: string };
  /** The score itself is in the assessment of this revision: the row tells nobody what it was. */
  /** Without a card: the branch has not sent it, and the score waits. */
  'visit.observed': { scorecardId?: string; revision?: number };
  /** A score that waited stands on the card the branch has sent. */
  'visit.matched': { scorecardId: string; revision: number };
  'visit.finding-added': { findingId: string; words: string; action: string; owner: string; dueOn: string };
  'visit.finding-changed': { findingId: string; before: object; after: object };
  'visit.finding-done': { findingId: string; before: 'OPEN' | 'DONE'; after: 'OPEN' | 'DONE' };
  /** The subject is the organisation's year; null: nothing said. */
  'classification.rated': { before: AnnualClass | null; after: AnnualClass | null; ground: string };
  'classification.proposed': { before: AnnualClass | null; after: AnnualClass; ground: string };
  'classification.decided': { before: AnnualClass | null; after: AnnualClass; number: string; on: string };
  'classification.undone': { before: AnnualClass; number: string; on: string; reason: string };
  /** The subject is the committee. */
  'classification.concluded': { year: number; hash: string; decided: number; undecided: number };
  'classification.reopened': { year: number; reason: string };
  /** A person's name stands in its row alone, never here. */
  'commendation.added': { committeeId: string; organizationId: string; year: number; number: string; count: number };
  'commendation.changed': { before: object; after: object };
  'commendation.withdrawn': { reason: string };
  'model.nominated': { organizationId: string; committeeId: string; year: number; title: string };
  'model.opened': { openUntil: string };
  /** Its words stand in its row. */
  'model.remarked': { organizationId: string; kind: string };
  'model.decided': { after: string; number: string; on: string };
  'classification.ceiling-changed': { before: object | null; after: object | null };
}

/** A role of an account, in an act about it. */
export interface RoleSaid {
  role: Role;
  words: string;
  organizationId: string;
  from: string;
  until: string | null;
}

export type AuditAction = keyof AuditPayloads;
