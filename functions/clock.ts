/** The time it is. */
export function clock(): Date {
  return new Date();
}
