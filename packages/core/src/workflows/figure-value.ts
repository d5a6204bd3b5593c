export { figureValue, signed } from "../publish/figure-value.ts";
