// Written by scripts/generate.ts from data/series.json. Do not edit: run `npm run generate`.
import type { SeriesPoint } from "./series-point.ts";

export const series: readonly SeriesPoint[] = [
  { id: "survey-2009-03-31", asOf: "2009-03-31", holders: "93000", base: null, share: null, spend: "681000000", councilsAnswered: "148", councilsInScope: "150", note: "almost 93000", source: "ADASS 12 May 2009" },
  { id: "survey-2010-03-31", asOf: "2010-03-31", holders: "168000", base: "1000000", share: "16.67", spend: "901000000", councilsAnswered: null, councilsInScope: "152", note: "about 1 million; 1 in 6", source: "ADASS 27 October 2010 and 7 December 2010" },
  { id: "survey-2010-09-30", asOf: "2010-09-30", holders: "260400", base: null, share: "24", spend: null, councilsAnswered: null, councilsInScope: "152", note: "up 55% on March; almost 1 in 4; nearly half direct payments; share given as almost 1 in 4", source: "ADASS 27 October 2010" },
  { id: "survey-2011-03-31", asOf: "2011-03-31", holders: "338000", base: null, share: "33.33", spend: "1500000000", councilsAnswered: "132", councilsInScope: "152", note: "more than 338000; a third of those eligible; 83 councils at a third or more and 27 over half", source: "ADASS 2011 as reported by TLAP" },
  { id: "survey-2012-03-31", asOf: "2012-03-31", holders: "432349", base: "818700", share: "52.8", spend: null, councilsAnswered: null, councilsInScope: "152", note: "base 886939 a year before; 39% aged 18 to 65; carers 51191", source: "ADASS June 2012" },
  { id: "survey-2013-03-31", asOf: "2013-03-31", holders: null, base: null, share: "76", spend: null, councilsAnswered: "125", councilsInScope: "152", note: "91 councils over 70% and 33 over 90%; councils answered derived from 91 being 73%", source: "ADASS 10 September 2013" },
];
