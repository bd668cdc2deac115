import { describe, expect, it } from 'vitest';
import type { AnnualAct, AnnualChoice, AnnualOutcome, AnnualStanding } from './annual-class';
import { ANNUAL_CLASSES, annualOrder, annualOutcome } from './annual-class';

describe('what an act makes of one row', () => {
  it.each<[AnnualAct, AnnualChoice, AnnualStanding, AnnualOutcome]>([
    ['PROPOSE', 'AS_BEFORE', { selfClass: 'OUTSTANDING' }, { before: undefined, after: 'OUTSTANDING' }],
    ['PROPOSE', 'AS_BEFORE', {}, { whyNot: 'chưa có tự xếp loại hoặc đề xuất để lấy theo' }],
    ['PROPOSE', 'AS_BEFORE', { proposedClass: 'COMPLETED' }, { whyNot: 'không có gì để lấy theo' }],
    ['PROPOSE', 'WELL_DONE', { proposedClass: 'COMPLETED' }, { before: 'COMPLETED', after: 'WELL_DONE' }],
    ['PROPOSE', 'WELL_DONE', { proposedClass: 'WELL_DONE' }, { whyNot: 'không đổi' }],
    ['PROPOSE', 'WELL_DONE', { decidedClass: 'WELL_DONE' }, { whyNot: 'đã có quyết định' }],
    [
      'DECIDE',
      'AS_BEFORE',
      { selfClass: 'OUTSTANDING', proposedClass: 'WELL_DONE' },
      { before: undefined, after: 'WELL_DONE' },
    ],
    ['DECIDE', 'AS_BEFORE', { selfClass: 'OUTSTANDING' }, { before: undefined, after: 'OUTSTANDING' }],
    ['DECIDE', 'AS_BEFORE', {}, { whyNot: 'chưa có tự xếp loại hoặc đề xuất để lấy theo' }],
    ['DECIDE', 'NOT_COMPLETED', { decidedClass: 'COMPLETED' }, { before: 'COMPLETED', after: 'NOT_COMPLETED' }],
    ['UNDO', 'AS_BEFORE', { decidedClass: 'COMPLETED' }, { before: 'COMPLETED' }],
    ['UNDO', 'AS_BEFORE', { proposedClass: 'COMPLETED' }, { whyNot: 'chưa có quyết định' }],
  ])('%s %s on %j', (act, choice, standing, outcome) => {
    expect(annualOutcome(act, choice, standing)).toEqual(outcome);
  });

  it('has its classes in order, the highest first', () => {
    expect(ANNUAL_CLASSES.map(annualOrder)).toEqual([0, 1, 2, 3]);
  });
});
