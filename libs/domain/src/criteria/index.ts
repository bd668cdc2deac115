export * from './band';
export { judgeMeasure } from './band-measure';
export { checkCriteriaSet } from './check-criteria-set';
export { checkSendable, MOST_LINES } from './check-sendable';
export { allHold, holds, missingFor } from './conditions';
export * from './criteria-set';
export * from './criteria-set-for';
export {
  inUnit,
  levelOf,
  MEASURE_FACTS,
  measured,
  minimumOf,
  minMinutesFor,
  missingForMeasure,
  missingForMinimum,
  type Ratio,
} from './measures';
export * from './parse-criteria-set';
export * from './plan-lines';
export * from './required-facts';
export * from './set-error';
export {
  amountWords,
  countWords,
  EMPTY_BASE_WORDS,
  factWords,
  formula,
  limitsOf,
  limitWords,
  waitingWords,
} from './wording';
export * from './year-rule';
