/**
 * Decodes the short form of a number (MS-XLS 2.5.217): 30 bits of a whole number or of the top
 * of a double, and one bit that says it is in hundredths.
 */
export function rkNumber(rk: number): number {
  const value = (rk & 2) === 2 ? rk >> 2 : topOfDouble(rk);
  return (rk & 1) === 1 ? value / 100 : value;
}

function topOfDouble(rk: number): number {
  const view = new DataView(new ArrayBuffer(8));
  view.setInt32(4, rk & ~3, true);
  return view.getFloat64(0, true);
}
