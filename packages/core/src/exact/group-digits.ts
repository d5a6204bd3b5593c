/** Decimal text with commas between thousands, for people to read: `-1234567.50` is `-1,234,567.50`. */
export function groupDigits(text: string): string {
  const point = text.indexOf(".");
  const whole = point < 0 ? text : text.slice(0, point);
  const fraction = point < 0 ? "" : text.slice(point);
  return whole.replace(/\B(?=(?:\d{3})+$)/g, ",") + fraction;
}
