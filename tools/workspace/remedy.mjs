/** What stands in the way, in one line with the remedy. */
export class Remedy extends Error {}
