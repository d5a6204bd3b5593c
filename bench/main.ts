// Measures, side by side in one run, what this project does and what one would use instead.
// Machines drift: read the ratios, not the seconds. `npm run bench`; with the name of a bench, that one only:
// `npm run bench -- mutations` breaks thousands of returns, and takes minutes.
import { benchMutations } from "./mutations.ts";
import { benchRows } from "./rows.ts";
import { benchSurvey } from "./survey.ts";

const usual = [benchSurvey, benchRows];
const [asked] = process.argv.slice(2);

for (const bench of asked === "mutations" ? [() => benchMutations()] : usual) {
  for (const line of await bench()) console.log(line);
}
