// Measures, side by side in one run, what this project does and what one would use instead.
// Machines drift: read the ratios, not the seconds. `npm run bench`; with the name of a bench, that one only:
// `npm run bench -- mutations` breaks thousands of returns, and takes minutes; `npm run bench -- s3` sends the
// survey through every driver and both S3 servers.
import { benchMutations } from "./mutations.ts";
import { benchRows } from "./rows.ts";
import { benchS3 } from "./s3.ts";
import { benchSurvey } from "./survey.ts";

const usual = [benchSurvey, benchRows];
const [asked] = process.argv.slice(2);

const named = asked === "mutations" ? [() => benchMutations()] : asked === "s3" ? [benchS3] : usual;

for (const bench of named) {
  for (const line of await bench()) console.log(line);
}
