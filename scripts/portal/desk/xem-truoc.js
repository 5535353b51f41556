// The preview's own script: shows what the last build told, reloads the page when the portal has changed.
"use strict";
{
  const shown = document.currentScript.dataset.version;
  const host = document.createElement("div");
  const root = host.attachShadow({ mode: "open" });
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(`
    section { position: fixed; inset: auto 0 0 0; z-index: 2147483647; max-height: 45vh; overflow: auto;
      font: 15px/1.5 system-ui, sans-serif; background: #fff; color: #1a1a1a; border-top: 4px solid #1f6f43;
      padding: .5rem 1rem; box-shadow: 0 -2px 12px rgb(0 0 0 / .2) }
    section.blocked { border-color: #a4161a }
    h2 { font-size: 1rem; margin: 0; padding-inline-end: 4rem }
    button { position: absolute; inset: .5rem 1rem auto auto; font: inherit }
    ol { margin: .5rem 0; padding-inline-start: 1.5rem }
    li { margin-block: .4rem } code { font-size: .9em } p { margin: 0 }
    @media print { section { display: none } }`);
  root.adoptedStyleSheets = [sheet];

  const part = (name, text) => {
    const made = document.createElement(name);
    made.textContent = text;
    return made;
  };

  const item = (finding) => {
    const made = part("li", "");
    made.append(part("code", finding.place), ` ${finding.code}, ${finding.severity}: `, finding.message);
    if (finding.hint) made.append(part("p", finding.hint));
    return made;
  };

  const show = (state) => {
    root.replaceChildren();
    if (!state.blocked && !state.findings.length) return;
    const panel = part("section", "");
    panel.lang = "vi";
    panel.setAttribute("role", "status");
    panel.classList.toggle("blocked", state.blocked);
    const close = part("button", "Ẩn");
    close.addEventListener("click", () => root.replaceChildren());
    const list = part("ol", "");
    list.append(...state.findings.map(item));
    panel.append(part("h2", state.summary), close, list);
    root.append(panel);
  };

  document.body.append(host);
  new EventSource("/_xem-truoc/su-kien").addEventListener("message", (event) => {
    const state = JSON.parse(event.data);
    if (state.version !== shown) location.reload();
    else show(state);
  });
}
