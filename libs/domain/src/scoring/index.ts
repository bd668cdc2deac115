export * from './adjustments';
export * from './answer-points';
export * from './lost-points';
export * from './problem';
export { score } from './score';
export { nextBand } from './score-band';
export * from './score-result';
