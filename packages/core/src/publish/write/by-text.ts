/** Compares two rows by a text of theirs, in code unit order: the same in every place and language. */
export function byText<Row>(textOf: (row: Row) => string): (left: Row, right: Row) => number {
  return (left, right) => {
    const [first, second] = [textOf(left), textOf(right)];
    return first < second ? -1 : first > second ? 1 : 0;
  };
}
