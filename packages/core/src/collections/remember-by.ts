/**
 * A pure function of an object that works out its answer for each object once. What it remembers goes with the object,
 * and is never anything but what the function would answer again.
 */
export function rememberBy<K extends object, T>(answer: (key: K) => T): (key: K) => T {
  const answers = new WeakMap<K, { readonly answer: T }>();
  return (key) => {
    const known = answers.get(key);
    if (known !== undefined) return known.answer;
    const fresh = answer(key);
    answers.set(key, { answer: fresh });
    return fresh;
  };
}
