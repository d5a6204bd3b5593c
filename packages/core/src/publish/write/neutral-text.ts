/** Text as it may stand in a spreadsheet: what one would run as a formula has an apostrophe in front (OWASP, CSV injection). */
export function neutralText(text: string): string {
  return /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
}
