/** A pure function that works out the answer to each question once, as far as it has room for the answers. */
export function remembered<T>(answer: (text: string) => T, most = Number.POSITIVE_INFINITY): (text: string) => T {
  const answers = new Map<string, T>();
  return (text) => {
    const known = answers.get(text);
    if (known !== undefined) return known;
    const fresh = answer(text);
    if (answers.size < most) answers.set(text, fresh);
    return fresh;
  };
}
