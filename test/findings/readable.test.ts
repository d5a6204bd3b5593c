import { describe, expect, it } from "vitest";
import { catalogue } from "../../packages/core/src/findings/catalogue.ts";
import { exampleNames } from "../../packages/core/src/findings/examples.ts";
import type { FindingCode } from "../../packages/core/src/findings/finding.ts";
import { exampleFinding } from "../../packages/core/src/findings/findings-page.ts";
import { describeFinding } from "../../packages/core/src/findings/messages.ts";

// Whoever reads these has a deadline and a spreadsheet, and no wish to learn our words.

const codes = Object.keys(catalogue) as FindingCode[];

/** Words of programmers and statisticians, with what people say instead. */
const JARGON =
  /\b(?:null|parse[ds]?|parser|regex|string|integer|float|boolean|schema|validat\w*|invalid|valid|token|delimiter|enum|array|datatype|field|param\w*|exception|syntax|malformed|unscaled|decimal|encod\w*|normalis\w*|populate[ds]?|utili[sz]e[ds]?|deduplicate\w*|metadata|payload)\b/i;
/** Words that find fault with the reader, beg, or shout. */
const BLAME =
  /\b(?:you (?:have )?(?:failed|forgot\w*|must|should|did not|made)|your (?:mistake|error|fault)|wrongly|illegal|bad|failed|failure|forbidden|simply|just|obviously|please|sorry|oops)\b|!(?=\s|$)/i;
/** Plain English asks for 15 to 20 words on average (GOV.UK content design: 25 at most). Values in quotes count as one. */
const MOST_WORDS = 36;
const MOST_ON_AVERAGE = 20;

function sentences(text: string): string[] {
  const plain = text.replace(/"[^"]*"/g, "value").replace(/(?<=[\d\w])\.(?=[\w])/g, "");
  return plain.split(/(?<=[.;?!])\s+/).filter((sentence) => sentence !== "");
}

function wordsOf(sentence: string): number {
  return sentence.split(/\s+/).filter((word) => /[\p{L}\p{N}]/u.test(word)).length;
}

function told(code: FindingCode): string[] {
  const { message, fix } = describeFinding(exampleFinding(code), exampleNames);
  return [message, fix];
}

/** What a finding says of its own, without what it quotes from the file. */
function own(text: string): string {
  return text.replace(/"[^"]*"/g, '""');
}

describe("the words of findings", () => {
  it.each(codes)("%s are short sentences", (code) => {
    for (const sentence of told(code).flatMap(sentences)) {
      expect(wordsOf(sentence), sentence).toBeLessThanOrEqual(MOST_WORDS);
    }
  });

  it("are short on the whole", () => {
    const all = codes.flatMap(told).flatMap(sentences).map(wordsOf);
    expect(all.reduce((sum, words) => sum + words, 0) / all.length).toBeLessThanOrEqual(MOST_ON_AVERAGE);
  });

  it.each(codes)("%s have no jargon and no blame", (code) => {
    for (const text of told(code)) {
      expect(own(text)).not.toMatch(JARGON);
      expect(own(text)).not.toMatch(BLAME);
    }
  });

  it.each(codes)("%s say what would do in a sentence that starts with what to do, or that there is nothing", (code) => {
    const [, fix = ""] = told(code);
    expect(fix.split(" ")[0]).toMatch(
      /^(?:Add|Check|Compare|Confirm|Correct|Delete|Enter|Fill|Find|Give|If|Keep|Move|Nothing|Open|Put|Save|Send|Shorten|Take|Unlock|Write)$/,
    );
  });

  it.each(codes)("%s are explained in one sentence for whoever looks the code up", (code) => {
    const { meaning } = catalogue[code];
    expect(meaning).toMatch(/^[A-Z].*\.$/s);
    expect(wordsOf(meaning), meaning).toBeLessThanOrEqual(MOST_WORDS);
  });
});
