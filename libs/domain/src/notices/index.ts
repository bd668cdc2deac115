export * from './notices';
export * from './reminders';
