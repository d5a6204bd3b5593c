/** Style of the page of charts on screen and on A4. Text has a contrast of 4.5 to 1 or more on white. */
export const chartsPageStyle = `
:root { color: #0b0c0c; background: #fff; font: 16px/1.5 system-ui, "Segoe UI", Arial, sans-serif; }
body { margin: 0; }
main { max-width: 76rem; margin: 2rem auto; padding: 0 1rem; }
h1 { font-size: 1.75rem; line-height: 1.2; margin: 0 0 1rem; }
h2 { font-size: 1.25rem; line-height: 1.3; margin: 0 0 .5rem; }
p, ul, nav { max-width: 46rem; }
p { margin: 0 0 1rem; }
a { color: #1a65a6; }
a:focus-visible, summary:focus-visible, .wide:focus-visible { outline: 3px solid #0b0c0c; outline-offset: 2px; }
h1, h2, p, li { overflow-wrap: anywhere; }
.synthetic { border-left: .5rem solid #9c5700; padding: .5rem 1rem; background: #f3f3f3; }
.made { color: #484949; margin: 0 0 .5rem; }
.charts { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 32rem), 1fr)); gap: 3rem 2.5rem; margin: 2rem 0; }
section { min-width: 0; }
figure { margin: 0 0 .75rem; }
figure svg { display: block; width: 100%; height: auto; max-width: 35rem; }
ul { padding-left: 1.25rem; margin: 0 0 .75rem; }
summary { cursor: pointer; color: #1a65a6; text-decoration: underline; padding: .25rem 0; }
.wide { overflow-x: auto; max-height: 30rem; }
table { border-collapse: collapse; width: 100%; margin: .5rem 0; }
caption { text-align: left; font-weight: bold; padding-bottom: .25rem; }
th, td { text-align: left; border-bottom: 1px solid #b1b4b6; padding: .25rem .75rem .25rem 0; vertical-align: top; }
th[scope="row"] { font-weight: normal; }
th[scope="col"] { vertical-align: bottom; }
th.number, td.number { text-align: right; font-variant-numeric: tabular-nums; padding-right: .25rem; }
.unseen { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
.end { color: #484949; }
@media print {
  @page { size: A4; margin: 18mm; }
  main { margin: 0; max-width: none; padding: 0; }
  nav, summary { display: none; }
  .charts { display: block; }
  section { break-inside: avoid; margin-bottom: 2rem; }
  figure svg { max-width: 15cm; }
}
`;
