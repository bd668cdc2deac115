export * from './closing';
export * from './fields';
export * from './months';
export * from './problem';
export * from './register';
export * from './review';
export * from './scorecards';
export * from './session';
