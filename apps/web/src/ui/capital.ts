/** "tháng 3/2026" → "Tháng 3/2026": words of the domain where a heading or a sentence begins with them. */
export function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
