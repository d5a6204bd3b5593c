/** Findings as people are told them: those alike together, and their places in words. */
export { cellRanges } from "../findings/cell-ranges.ts";
export { type FindingsAlike, groupFindings, placesText } from "../findings/group-findings.ts";
