export { differenceValue, figureValue, signed } from "../publish/figure-value.ts";
