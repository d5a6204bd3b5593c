/** Line ends are ours; every other control character, and those that turn text round, could only mislead. */
const UNSAFE = /[^\P{Cc}\n]|\p{Bidi_Control}/gu;

/** Text safe for a terminal: what a council's file holds cannot move the cursor or change what is read. */
export function printable(text: string): string {
  return text.replace(UNSAFE, "\u{FFFD}");
}
