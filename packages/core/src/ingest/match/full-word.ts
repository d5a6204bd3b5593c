/** How words of headers are cut short, whatever they are about. */
const FULL: Readonly<Record<string, string>> = {
  acc: "account",
  amt: "amount",
  dept: "department",
  desc: "description",
  dt: "date",
  ex: "excluding",
  exc: "excluding",
  excl: "excluding",
  excludes: "excluding",
  inc: "including",
  incl: "including",
  includes: "including",
  inv: "invoice",
  nett: "net",
  org: "organisation",
  pmnt: "payment",
  pmt: "payment",
  pymt: "payment",
  ref: "reference",
  tot: "total",
  trans: "transaction",
};

/** A folded word of a header as it is written out: `excl` is `excluding`. */
export function fullWord(word: string): string {
  return FULL[word] ?? word;
}
