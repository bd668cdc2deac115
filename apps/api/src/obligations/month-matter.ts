/** The matter of closing a month: acts that change its figures stand beside each other, a closing stands alone. */
export function closingOf(month: string): string {
  return `closing:${month}`;
}
