// The editor of /sparql. Without this module the page is a plain form that asks the same.

const WORDS = ("select construct describe ask where from named prefix base distinct reduced limit offset order by asc desc group having " +
  "optional union minus graph filter bind values as not exists in a true false undef service silent count sum min max avg sample " +
  "group_concat separator str lang langmatches datatype bound iri uri bnode rand abs ceil floor round concat strlen ucase lcase " +
  "encode_for_uri contains strstarts strends strbefore strafter year month day hours minutes seconds timezone tz now uuid struuid " +
  "md5 sha1 sha256 sha384 sha512 coalesce if strlang strdt sameterm isiri isuri isblank isliteral isnumeric regex substr replace").split(" ");
const KEYWORDS = new Set(WORDS);
const SHOUTED = WORDS.filter((word) => word.length > 1 && !["true", "false"].includes(word)).map((word) => word.toUpperCase());
const TOKEN = new RegExp([
  "(?<comment>#[^\\n]*)",
  "(?<iri><[^<>\"{}|^`\\\\\\s]*>)",
  "(?<string>\"\"\"[^]*?\"\"\"|'''[^]*?'''|\"(?:[^\"\\\\\\n]|\\\\.)*\"?|'(?:[^'\\\\\\n]|\\\\.)*'?)",
  "(?<variable>[?$][\\p{L}\\p{N}_]+)",
  "(?<name>[\\p{L}][\\p{L}\\p{N}_.-]*:[\\p{L}\\p{N}_:%./-]*|:[\\p{L}\\p{N}_%-]+)",
  "(?<word>[\\p{L}_][\\p{L}\\p{N}_]*)",
].join("|"), "gu");

const form = document.getElementById("asking");
const area = document.getElementById("query");
const answer = document.getElementById("answer");
const told = document.getElementById("told");
const stop = document.getElementById("stop");

const made = (tag, attributes, ...children) => {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  element.append(...children);
  return element;
};

// --- highlighting

function coloured(text) {
  const parts = [];
  let end = 0;
  for (const match of text.matchAll(TOKEN)) {
    const kind = Object.keys(match.groups).find((name) => match.groups[name] !== undefined);
    if (kind === "word" && !KEYWORDS.has(match[0].toLowerCase())) continue;
    parts.push(text.slice(end, match.index), made("span", { class: `hl-${kind}` }, match[0]));
    end = match.index + match[0].length;
  }
  parts.push(text.slice(end) + "\n");
  return parts;
}

const shown = made("pre", { "aria-hidden": "true" });
const measure = made("div", { class: "measure", "aria-hidden": "true" });
const list = made("ul", { class: "completions", id: "completions", role: "listbox", "aria-label": "SPARQL", hidden: "" });
const frame = made("div", { class: "editor" });
area.before(frame);
frame.append(shown, measure, area, list);
area.setAttribute("aria-autocomplete", "list");
area.setAttribute("aria-controls", "completions");
document.getElementById("keys").hidden = false;

function paint() {
  shown.replaceChildren(...coloured(area.value));
  follow();
}

function follow() {
  shown.scrollTop = area.scrollTop;
  shown.scrollLeft = area.scrollLeft;
}

// --- completion

let vocabulary = null;
let offered = [];
let chosen = -1;

async function terms() {
  vocabulary ??= fetch(form.dataset.terms).then((got) => (got.ok ? got.json() : { prefixes: {}, terms: [] }), () => ({ prefixes: {}, terms: [] }));
  return vocabulary;
}

function begun() {
  const before = area.value.slice(0, area.selectionStart);
  const line = before.slice(before.lastIndexOf("\n") + 1);
  if (/^[^"']*(["'])(?:(?!\1).)*$/u.test(line) || /#/.test(line.replace(/<[^>]*>/g, ""))) return "";
  return before.match(/[?$]?[\p{L}\p{N}_]*:?[\p{L}\p{N}_-]*$/u)[0];
}

async function complete(asked) {
  const start = begun();
  if (!asked && start.length < 2) return close();
  const known = await terms();
  if (start !== begun()) return undefined;
  const low = start.toLowerCase();
  if (start.startsWith("?") || start.startsWith("$")) {
    const names = new Set([...area.value.matchAll(/[?$][\p{L}\p{N}_]+/gu)].map((match) => match[0]));
    names.delete(start);
    offered = [...names].sort().filter((name) => name.toLowerCase().startsWith(low)).map((term) => ({ term }));
  } else {
    const fits = (one) => one.term.toLowerCase().startsWith(low) ? 3 : one.term.toLowerCase().split(":")[1]?.startsWith(low) ? 2
      : low.length > 1 && (one.label?.toLowerCase().includes(low) || (/\p{Script=Han}/u.test(low) && one.means?.includes(low))) ? 1 : 0;
    const prefixes = Object.entries(known.prefixes).map(([prefix, iri]) => ({ term: `${prefix}:`, label: iri }));
    const words = SHOUTED.map((term) => ({ term }));
    offered = [...prefixes, ...known.terms, ...words].map((one) => [fits(one), one]).filter(([weight]) => weight)
      .sort((a, b) => b[0] - a[0]).map(([, one]) => one);
  }
  offered = offered.filter((one) => one.term !== start).slice(0, 40);
  open(start, asked);
  return undefined;
}

function open(start, asked) {
  if (!offered.length) return close();
  list.replaceChildren(...offered.map((one, at) => {
    const item = made("li", { role: "option", id: `completion-${at}`, "aria-selected": "false", title: one.means ?? "" }, made("code", {}, one.term));
    if (one.label) item.append(made("span", {}, one.label));
    item.addEventListener("mousedown", (event) => { event.preventDefault(); take(at); });
    return item;
  }));
  measure.replaceChildren(area.value.slice(0, area.selectionStart - start.length), made("span", {}, "​"));
  const mark = measure.lastChild;
  list.hidden = false;
  list.style.top = `${mark.offsetTop + mark.offsetHeight - area.scrollTop + 4}px`;
  list.style.left = `${Math.max(0, Math.min(mark.offsetLeft, frame.clientWidth - list.offsetWidth))}px`;
  area.removeAttribute("aria-activedescendant");
  chosen = -1;
  // Of what comes up by itself nothing is chosen yet: Enter is still a new line.
  if (asked) point(0);
  return undefined;
}

function point(at) {
  list.children[chosen]?.setAttribute("aria-selected", "false");
  chosen = (at + offered.length) % offered.length;
  const item = list.children[chosen];
  item.setAttribute("aria-selected", "true");
  item.scrollIntoView({ block: "nearest" });
  area.setAttribute("aria-activedescendant", item.id);
}

function close() {
  list.hidden = true;
  chosen = -1;
  area.removeAttribute("aria-activedescendant");
}

function take(at) {
  const start = begun();
  area.setRangeText(offered[at].term, area.selectionStart - start.length, area.selectionStart, "end");
  close();
  paint();
  if (offered[at].term.endsWith(":")) complete(true);
}

area.addEventListener("keydown", (event) => {
  if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
    event.preventDefault();
    close();
    form.requestSubmit();
  } else if (event.key === " " && event.ctrlKey) {
    event.preventDefault();
    complete(true);
  } else if (!list.hidden && ["ArrowDown", "ArrowUp"].includes(event.key)) {
    event.preventDefault();
    point(chosen + (event.key === "ArrowDown" ? 1 : chosen < 0 ? 0 : -1));
  } else if (!list.hidden && chosen >= 0 && event.key === "Enter") {
    event.preventDefault();
    take(chosen);
  } else if (!list.hidden && event.key === "Escape") {
    event.preventDefault();
    close();
  }
});
area.addEventListener("input", (event) => {
  paint();
  if (event.inputType === "insertText" || event.inputType === "insertCompositionText") complete(false);
  else close();
});
area.addEventListener("scroll", follow);
area.addEventListener("blur", close);
new ResizeObserver(paint).observe(area);
paint();

// --- asking

let running = null;

async function ask(query) {
  running?.abort();
  const mine = new AbortController();
  running = mine;
  answer.setAttribute("aria-busy", "true");
  answer.replaceChildren(made("p", { class: "lead" }, answer.dataset.running));
  told.textContent = answer.dataset.running;
  stop.hidden = false;
  try {
    const got = await fetch("/sparql", { method: "POST", body: new URLSearchParams({ query }), headers: { Accept: "text/html" }, signal: mine.signal });
    const page = new DOMParser().parseFromString(await got.text(), "text/html");
    const found = page.getElementById("answer");
    answer.replaceChildren(...(found ? found.childNodes : [made("p", { class: "lead" }, page.querySelector("main p")?.textContent ?? "")]));
  } catch (error) {
    answer.replaceChildren(...(error.name === "AbortError" ? [] : [made("p", { class: "lead" }, answer.dataset.failed)]));
  }
  if (running === mine) {
    answer.removeAttribute("aria-busy");
    told.textContent = answer.querySelector("h2, p")?.textContent ?? "";
    stop.hidden = true;
    running = null;
  }
}

form.addEventListener("submit", (event) => {
  if (event.submitter?.name === "format") return;
  event.preventDefault();
  const address = new URL("/sparql", location.href);
  address.searchParams.set("query", area.value);
  // The address says what is shown, so that it can be passed on; a very long query is no address.
  if (address.href.length < 8000) history.pushState({ query: area.value }, "", address);
  ask(area.value);
});
stop.addEventListener("click", () => running?.abort());
addEventListener("popstate", () => location.reload());
document.getElementById("question").addEventListener("change", (event) => event.target.value && event.target.form.requestSubmit());
