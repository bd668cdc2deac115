/** `HH:MM` of "7:30", "7h30", "7 giờ 30", "0730" or "7h"; nothing for a time no clock shows. */
export function parseTime(text: string): string | undefined {
  const found = /^(\d{1,2})(?:\s*(?:[:.hg]|giờ)\s*(\d\d)?|(\d\d))?$/.exec(text.trim().normalize('NFC').toLowerCase());
  if (!found) return undefined;
  const [hours, minutes] = [Number(found[1]), Number(found[2] ?? found[3] ?? 0)];
  return hours < 24 && minutes < 60 ? `${two(hours)}:${two(minutes)}` : undefined;
}

function two(number: number): string {
  return String(number).padStart(2, '0');
}
