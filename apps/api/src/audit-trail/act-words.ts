import type { AuditAction } from '../audit/audit-payloads';
import { CARD_WORDS } from './card-words';
import {
  CLASSIFICATION_WORDS,
  COMMENDATION_WORDS,
  INDICATOR_WORDS,
  MODEL_WORDS,
  MONTH_WORDS,
  OBLIGATION_WORDS,
  VISIT_WORDS,
} from './committee-words';
import { INSTALLATION_WORDS, ORGANIZATION_WORDS, SET_WORDS } from './register-words';
import type { ActWords, Names } from './said';

/** Every act there is, in words: one without them is a type error here. */
export const ACT_WORDS: { [A in AuditAction]: ActWords<A> } = {
  ...INSTALLATION_WORDS,
  ...ORGANIZATION_WORDS,
  ...SET_WORDS,
  ...MONTH_WORDS,
  ...OBLIGATION_WORDS,
  ...CARD_WORDS,
  ...VISIT_WORDS,
  ...CLASSIFICATION_WORDS,
  ...COMMENDATION_WORDS,
  ...MODEL_WORDS,
  ...INDICATOR_WORDS,
};

/** An act of a release that is no more, or not yet, keeps its name. */
export function actLabel(action: string): string {
  return known(action)?.label ?? action;
}

/** Before and after, a line each. */
export function actLines(action: string, payload: object, names: Names): string[] {
  const lines = known(action)?.lines?.(payload as never, names) ?? [];
  return lines.filter((line): line is string => Boolean(line));
}

function known(action: string): ActWords<AuditAction> | undefined {
  return Object.hasOwn(ACT_WORDS, action) ? (ACT_WORDS[action as AuditAction] as ActWords<AuditAction>) : undefined;
}
