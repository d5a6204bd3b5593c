import { transitional, XML_DECLARATION } from "../../marking/parts/vocabulary.ts";
import { escapeText } from "../../marking/xml/escape.ts";

/** The different texts of a workbook's cells (ECMA-376 18.4.9): a text is written once, however many cells have it. */
export interface SharedTexts {
  /** Which of them a text is; one not met before becomes the last. */
  readonly placeOf: (text: string) => number;
  /** The part with those met so far. */
  readonly xml: () => string;
}

/** No texts yet. */
export function sharedTexts(): SharedTexts {
  const places = new Map<string, number>();
  let cells = 0;
  return {
    placeOf(text) {
      cells += 1;
      const place = places.get(text) ?? places.size;
      if (place === places.size) places.set(text, place);
      return place;
    },
    xml() {
      const items = Array.from(places.keys(), (text) => `<si><t xml:space="preserve">${escapeText(text)}</t></si>`);
      return `${XML_DECLARATION}<sst xmlns="${transitional.main}" count="${cells}" uniqueCount="${places.size}">${items.join("")}</sst>`;
    },
  };
}
