/** The stylesheet of the server's plain pages. */
export const STYLE = `:root { color-scheme: light dark; --ink: #1c2430; --soft: #5b6675; --line: #d9dee5; --paper: #fff; --code: #f4f6f8; --link: #0b5cad; }
@media (prefers-color-scheme: dark) { :root { --ink: #e6eaf0; --soft: #9aa5b4; --line: #313a46; --paper: #14181e; --code: #1d232b; --link: #7db5f0; } }
* { box-sizing: border-box; }
body { margin: 0; background: var(--paper); color: var(--ink); font: 16px/1.6 system-ui, sans-serif; }
main { max-width: 46rem; margin: 0 auto; padding: 3rem 1.25rem 4rem; }
h1 { margin: 0 0 0.25rem; font-size: 1.9rem; line-height: 1.2; }
h2 { margin: 2.25rem 0 0.5rem; font-size: 1.15rem; }
p { margin: 0.5rem 0; }
.lead { color: var(--soft); font-size: 1.05rem; }
a { color: var(--link); }
a:focus-visible { outline: 2px solid var(--link); outline-offset: 2px; }
code, pre { font: 0.875rem/1.5 ui-monospace, "Cascadia Mono", Menlo, monospace; }
pre { overflow-x: auto; margin: 0.5rem 0; padding: 0.8rem 1rem; background: var(--code); border: 1px solid var(--line); border-radius: 6px; }
table { width: 100%; border-collapse: collapse; margin: 0.5rem 0; }
th, td { padding: 0.4rem 0.75rem 0.4rem 0; border-bottom: 1px solid var(--line); text-align: left; vertical-align: top; }
th { font-weight: 600; }
td:first-child { white-space: nowrap; }
`;
