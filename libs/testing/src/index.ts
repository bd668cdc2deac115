export * from './a-scorecard';
