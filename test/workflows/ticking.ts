/** A clock that goes on by a second each time it is read, from the first second of 2026. */
export function ticking(): () => Date {
  let tick = 0;
  return () => new Date(Date.UTC(2026, 0, 1, 0, 0, tick++));
}
