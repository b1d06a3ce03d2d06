/** Whether a text is a day that a calendar has, written as `2026-12-31`. */
export function isDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const time = Date.parse(`${text}T00:00:00Z`);
  // A date of a later month is read on into the next: the 31st of February.
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text);
}
