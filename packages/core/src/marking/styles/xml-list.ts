/** A list whose members are known by their position, and that only grows. */
export interface XmlList {
  readonly length: () => number;
  readonly at: (index: number) => string | undefined;
  /** Position of a member, adding it where it is not there. */
  readonly place: (xml: string) => number;
  readonly added: () => readonly string[];
}

/** Starts from the members a file has. */
export function openXmlList(members: readonly string[]): XmlList {
  const all = [...members];
  const places = new Map<string, number>();
  for (const [index, xml] of members.entries()) if (!places.has(xml)) places.set(xml, index);
  return {
    length: () => all.length,
    at: (index) => all[index],
    place: (xml) => {
      const known = places.get(xml);
      if (known !== undefined) return known;
      places.set(xml, all.length);
      return all.push(xml) - 1;
    },
    added: () => all.slice(members.length),
  };
}
