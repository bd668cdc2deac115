export * from './check-code';
export * from './clean-text';
export * from './fold';
export * from './format';
export * from './search-words';
export * from './sort-key';
export * from './typed-figures';
