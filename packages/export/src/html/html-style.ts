/** The style sheet of the HTML rendition: for screens in light and dark, narrow and wide, and for paper. */
export const HTML_STYLE = `
:root { color-scheme: light dark; --ink: #14171f; --quiet: #565f70; --paper: #fff; --ground: #f3f5f9; --rule: #cbd2de; --tint: #eef1f8; --accent: #1f3a8a; --on-accent: #fff }
@media (prefers-color-scheme: dark) { :root { --ink: #e8eaf0; --quiet: #a9b2c3; --paper: #161a22; --ground: #0e1117; --rule: #3a4354; --tint: #212836; --accent: #a9bdff; --on-accent: #0e1117 } }
* { box-sizing: border-box }
html { scroll-behavior: smooth }
@media (prefers-reduced-motion: reduce) { html { scroll-behavior: auto } }
body { margin: 0; background: var(--ground); color: var(--ink); font: 1.0625rem/1.65 "Source Serif 4", "Source Serif Pro", Cambria, Georgia, serif; overflow-wrap: break-word }
.sheet { max-width: 49rem; margin: 0 auto; padding: clamp(1.5rem, 6vw, 5rem); background: var(--paper) }
header, nav, .approval, footer, .facts, .demo, th, h3, h4, h5, .label, .number, .amount, dl, figcaption, .notes { font-family: "Noto Sans", "Segoe UI", system-ui, sans-serif }
.skip { position: absolute; left: -100vw } .skip:focus { left: 1rem; top: 1rem; padding: .75rem 1rem; background: var(--accent); color: var(--on-accent) }
a { color: var(--accent); text-underline-offset: .18em } :focus-visible { outline: 3px solid var(--accent); outline-offset: 2px }
.demo { display: flex; white-space: normal; gap: .75rem; align-items: baseline; margin: 0 0 2.5rem; font-size: .875rem }
.demo strong { padding: .1rem .55rem; border-radius: 2px; background: var(--accent); color: var(--on-accent); letter-spacing: .08em }
.kind { margin: 0 0 .5rem; color: var(--accent); font-weight: 600; font-size: .9375rem }
.edition, .group { margin: 0 0 .5rem; color: var(--quiet); font-size: .9375rem }
h1 { margin: 0 0 1rem; padding-top: 1rem; border-top: 4px solid var(--accent); font: 600 clamp(1.9rem, 5vw, 2.75rem)/1.2 "Source Serif 4", "Source Serif Pro", Cambria, Georgia, serif }
.facts { display: grid; grid-template-columns: minmax(7rem, auto) 1fr; gap: .4rem 1.25rem; margin: 2rem 0 0; padding: 1.25rem 0 0; border-top: 1px solid var(--rule); font-size: .875rem }
.facts dt { color: var(--quiet) } .facts dd { margin: 0 } .facts ul { margin: 0; padding: 0; list-style: none }
code { font: .75rem/1.5 ui-monospace, "Cascadia Mono", Consolas, monospace; overflow-wrap: anywhere }
nav { margin: 3rem 0 0 } nav ol { margin: 0; padding: 0; list-style: none } nav a { display: inline-block; padding: .3rem 0 }
h2 { margin: 3.25rem 0 .25rem; color: var(--accent); font: 600 1.625rem/1.25 "Source Serif 4", "Source Serif Pro", Cambria, Georgia, serif }
nav h2 { margin-top: 0 } h3 { margin: 2rem 0 .5rem; font-size: 1.125rem } h4 { margin: 1.75rem 0 .5rem; font-size: 1rem; color: var(--accent) } h5 { margin: 1.5rem 0 .5rem; font-size: .9375rem }
p { margin: 0 0 1rem; white-space: break-spaces } li > :last-child, td > :last-child, th > :last-child, blockquote > :last-child { margin-bottom: 0 }
.approval { margin: 0 0 1.5rem; color: var(--quiet); font-size: .8125rem; white-space: normal }
ul, ol { margin: 0 0 1rem; padding-left: 1.6rem } li { margin-bottom: .4rem } li > p { margin-bottom: .4rem }
blockquote { margin: 1.5rem 0; padding: .15rem 0 .15rem 1.25rem; border-left: 3px solid var(--accent); font-style: italic }
.table { margin: 1.5rem 0; overflow-x: auto } table { width: 100%; border-collapse: collapse; font-size: .9375rem; line-height: 1.5 }
th, td { padding: .5rem .65rem; border: 1px solid var(--rule); text-align: left; vertical-align: top } th { background: var(--tint); font-size: .875rem }
h2 .number, h3 .number, h4 .number, h5 .number, nav .number { margin-right: .35em; color: var(--quiet); font-weight: 400; font-variant-numeric: tabular-nums }
.recommendation, .evidence, .callout { margin: 1.75rem 0; padding: 1.1rem 1.25rem 1.2rem; border: 1px solid var(--rule); border-left: 4px solid var(--accent); border-radius: 3px }
.recommendation { background: var(--tint) } .evidence { border-left-color: var(--quiet) } .callout { border-width: 0 0 0 4px; background: var(--ground) }
.label { margin: 0 0 .5rem; color: var(--quiet); font-size: .8125rem; white-space: normal } .recommendation .label .number { padding: .1rem .5rem; border-radius: 2px; background: var(--accent); color: var(--on-accent); font-weight: 600 }
.evidence .label .number { color: var(--ink); font-weight: 600 } .callout > .label { color: var(--accent); font-weight: 600 }
.amount { margin: 0 0 .25rem; font-size: 1.5rem; font-weight: 600; line-height: 1.25 }
.recommendation .ask { font-weight: 500 } .ask > :last-child, .evidence > p:last-child, .callout > :last-child { margin-bottom: 0 }
dl:not(.facts) { margin: 1rem 0 0; padding-top: .75rem; border-top: 1px solid var(--rule); font-size: .875rem; line-height: 1.5 }
dl:not(.facts) > div { display: grid; grid-template-columns: 8rem 1fr; gap: .25rem 1rem; padding: .15rem 0 } dl:not(.facts) dt { color: var(--quiet) } dl:not(.facts) dd { margin: 0 } dl:not(.facts) ul { margin: 0; padding: 0; list-style: none }
@media (max-width: 30rem) { dl:not(.facts) > div { grid-template-columns: 1fr } }
figure { margin: 1.75rem 0 } figure img { display: block; max-width: 100%; height: auto; margin: 0 auto; background: #fff } figcaption { margin-top: .6rem; color: var(--quiet); font-size: .875rem; line-height: 1.5 } figcaption .label { color: var(--ink); font-weight: 600 }
sup { line-height: 0 } .mark { padding: 0 .15em; text-decoration: none } .notes { margin-top: 3.25rem; font-size: .875rem } .notes ol { padding-left: 2rem } :target { outline: 2px solid var(--accent); outline-offset: 3px }
footer { margin-top: 4rem; padding-top: 1rem; border-top: 1px solid var(--rule); color: var(--quiet); font-size: .8125rem }
@page { size: A4; margin: 25mm 28mm }
@media print {
  :root { color-scheme: light; --ink: #14171f; --quiet: #565f70; --paper: #fff; --ground: #fff; --rule: #cbd2de; --tint: #eef1f8; --accent: #1f3a8a; --on-accent: #fff }
  body { font-size: 10.5pt } .sheet { max-width: none; padding: 0 } .skip { display: none }
  .table { overflow: visible } h2, h3, h4, h5, .approval { break-after: avoid } tr, blockquote, figure, .evidence { break-inside: avoid } .page-break { break-before: page } thead { display: table-header-group } nav { break-after: page }
  .demo strong, th, .recommendation, .callout, .number { print-color-adjust: exact; -webkit-print-color-adjust: exact }
}
`
