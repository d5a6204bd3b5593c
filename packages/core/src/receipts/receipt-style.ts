/** Style of a receipt on screen and on A4. Colours have a contrast of 4.5 to 1 or more on white. */
export const receiptStyle = `
:root { color: #0b0c0c; background: #fff; font: 16px/1.5 system-ui, "Segoe UI", Arial, sans-serif; }
body { margin: 0; }
main { max-width: 46rem; margin: 2rem auto; padding: 0 1rem; }
h1 { font-size: 1.6rem; line-height: 1.2; margin: 0 0 1rem; }
h2 { font-size: 1.2rem; margin: 2rem 0 .5rem; }
p { margin: 0 0 .5rem; }
.kind { color: #484949; margin: 0; }
.outcome { border-left: .5rem solid #484949; padding: .5rem 1rem; background: #f3f3f3; }
.outcome strong { display: block; font-size: 1.2rem; }
.outcome.accepted { border-color: #0f7a52; }
.outcome.rejected, .outcome.unreadable { border-color: #ca3535; }
.outcome.needs-explanation, .outcome.awaiting-sign-off { border-color: #9c5700; }
.synthetic { font-weight: bold; }
dl div { display: flex; gap: 1rem; border-bottom: 1px solid #b1b4b6; padding: .25rem 0; }
dt { flex: 0 0 11rem; font-weight: bold; }
dd { margin: 0; min-width: 0; overflow-wrap: anywhere; }
code { font: .85em/1.5 ui-monospace, Consolas, "Liberation Mono", monospace; overflow-wrap: anywhere; }
h1, p, caption { overflow-wrap: anywhere; }
ol, ul { padding-left: 2rem; }
li { margin-bottom: 1rem; break-inside: avoid; overflow-wrap: anywhere; }
ul li { margin-bottom: .25rem; }
.place { font-weight: bold; }
.tag { background: #1a65a6; color: #fff; font-size: .8rem; font-weight: normal; padding: 0 .4rem; }
.fix, .answer { border-left: 3px solid #b1b4b6; padding-left: .75rem; }
table { border-collapse: collapse; width: 100%; margin: 1rem 0; break-inside: avoid; }
caption { text-align: left; font-weight: bold; padding-bottom: .25rem; }
th, td { text-align: left; border-bottom: 1px solid #b1b4b6; padding: .25rem .5rem .25rem 0; vertical-align: top; }
th[scope="row"] { font-weight: normal; overflow-wrap: anywhere; }
th[scope="col"] { vertical-align: bottom; }
.number { text-align: right; font-variant-numeric: tabular-nums; }
.proof { margin-top: 2rem; color: #484949; }
@media (max-width: 30rem) {
  main { margin: 1rem auto; }
  dl div { display: block; }
}
@media print {
  @page { size: A4; margin: 18mm; }
  main { margin: 0; max-width: none; padding: 0; }
  :root { font-size: 11pt; }
  h2 { break-after: avoid; }
  .outcome { background: none; }
}
`;
