// The web app's page as its frame shows it: the bundle's own page, with a google.script.run that calls this server.
import type { OpenedPage } from '../workspace/types';

export interface FrameOptions {
  /** Who has it open. */
  as: string;
  now: number;
  webAppUrl: string;
}

/** JSON that is safe inside a script element. */
function inScript(value: unknown): string {
  return JSON.stringify(value).replace(/</g, '\\u003c');
}

/** Runs in the frame before anything of the page does. Values cross by copy, as JSON. */
const SHIM = `
(function (told) {
  var Real = Date, skew = told.now - Real.now();
  class Shifted extends Real {
    constructor() { if (arguments.length) super(...arguments); else super(Real.now() + skew); }
    static now() { return Real.now() + skew; }
  }
  window.Date = Shifted;
  window.addEventListener('message', function (event) {
    if (event.source === window.parent && event.data && event.data.homeVisitsNow) skew = event.data.homeVisitsNow - Real.now();
  });
  function tell(message) { window.parent.postMessage(Object.assign({ homeVisits: true }, message), '*'); }
  function call(fn, args, ok, bad, user) {
    fetch('/api/run', { method: 'POST', headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ as: told.as, fn: fn, args: args }) })
      .then(function (response) { return response.json(); })
      .then(function (answer) {
        tell({ ran: fn });
        if (answer.ok) { if (ok) ok(answer.result, user); return; }
        var problem = new Error(answer.error);
        if (bad) bad(problem, user); else console.error(problem);
      }, function (problem) { if (bad) bad(problem, user); });
  }
  function runner(ok, bad, user) {
    return new Proxy({}, { get: function (_, name) {
      if (name === 'withSuccessHandler') return function (handler) { return runner(handler, bad, user); };
      if (name === 'withFailureHandler') return function (handler) { return runner(ok, handler, user); };
      if (name === 'withUserObject') return function (object) { return runner(ok, bad, object); };
      return function () { call(String(name), Array.prototype.slice.call(arguments), ok, bad, user); };
    } });
  }
  window.google = { script: { run: runner(), host: { close: function () { tell({ closed: true }); } } } };
  document.addEventListener('click', function (event) {
    var link = event.target.closest && event.target.closest('a[href]');
    if (!link || event.defaultPrevented) return;
    var href = link.getAttribute('href');
    if (href.charAt(0) === '#') return;
    event.preventDefault();
    tell({ link: href.charAt(0) === '?' ? told.webAppUrl + href : link.href });
  });
})`;

/** The whole document: the script and the page's meta tags come first in its head. */
export function framedPage({ html, title, metaTags }: OpenedPage, { as, now, webAppUrl }: FrameOptions): string {
  const metas = metaTags.map(({ name, content }) => `<meta name="${attribute(name)}" content="${attribute(content)}">`);
  const script = `<script>${SHIM}(${inScript({ as, now, webAppUrl })});</script>`;
  const first = ['<meta charset="utf-8">', ...metas, script].join('');
  if (/<head[^>]*>/i.test(html)) return html.replace(/<head[^>]*>/i, (head) => `${head}${first}`);
  return `<!doctype html><html lang="en"><head><title>${attribute(title)}</title>${first}</head><body>${html}</body></html>`;
}

function attribute(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/"/g, '&quot;').replace(/</g, '&lt;');
}

/** What Google shows where the script did not answer with a page. */
export function errorPage(words: string): string {
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Error</title>
<meta name="viewport" content="width=device-width, initial-scale=1"></head>
<body style="font:15px/1.5 Arial,sans-serif;margin:48px 24px;color:#222"><main><h1 style="font-size:20px">Sorry, the page could not be opened</h1>
<p>${attribute(words)}</p></main></body></html>`;
}
