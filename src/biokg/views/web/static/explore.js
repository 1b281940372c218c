// The graph on a canvas: drag, zoom, search, filter, expand. What it shows stands as a list below it too.

const root = document.getElementById("explorer");
const canvas = document.getElementById("canvas");
const chosen = document.getElementById("chosen");
const context = canvas.getContext("2d");
const address = () => new URL(location.href);
const fonts = '"Noto Sans CJK SC", "PingFang SC", "Microsoft YaHei", "Source Han Sans SC", system-ui, sans-serif';

const state = {
  nodes: [], links: [], byId: new Map(), near: new Map(), types: {}, total: 0,
  around: [], hidden: new Set(), from: NaN, to: NaN, wanted: "",
  x: 0, y: 0, zoom: 1, wide: 1, high: 1, hover: null, picked: null, heat: 0, drawn: false,
};

// --- data

function question(around) {
  const form = new URLSearchParams(new FormData(document.getElementById("choose")));
  const asked = new URLSearchParams();
  for (const name of ["graph", "steps", "by", "most"]) asked.set(name, form.get(name) ?? "");
  if (around.length) asked.set("around", around.join("|"));
  return asked;
}

async function fetched(asked) {
  const answer = await fetch(`${root.dataset.source}?${asked}`);
  if (!answer.ok) throw new Error(String(answer.status));
  return answer.json();
}

function take(told, beside) {
  const fresh = [];
  for (const each of told.nodes) {
    if (state.byId.has(each.id)) continue;
    const text = each.label.length > 36 ? `${each.label.slice(0, 34)}…` : each.label;
    const node = { ...each, text, wide: 0, radius: 6, vx: 0, vy: 0 };
    if (beside) {
      const turn = (fresh.length * 2.399963) % (2 * Math.PI); // the golden angle spreads evenly
      const apart = beside.radius + 40 + 4 * Math.sqrt(fresh.length);
      node.x = beside.x + apart * Math.cos(turn);
      node.y = beside.y + apart * Math.sin(turn);
    }
    state.byId.set(node.id, node);
    fresh.push(node);
  }
  state.nodes.push(...fresh);
  state.nodes.sort((one, other) => other.degree - one.degree); // what has most links is named first
  // In a crowd each takes less room.
  const room = Math.min(1, Math.sqrt(120 / state.nodes.length));
  for (const node of state.nodes) node.radius = room * Math.min(26, 5 + 2.2 * Math.sqrt(node.degree));
  const known = new Set(state.links.map((link) => link.key));
  for (const each of told.links) {
    const source = state.byId.get(told.nodes[each.source].id);
    const target = state.byId.get(told.nodes[each.target].id);
    const key = `${source.id} ${each.label} ${target.id}`;
    if (known.has(key) || source === target) continue;
    known.add(key);
    state.links.push({ ...each, key, source, target });
  }
  Object.assign(state.types, told.types);
  state.total = told.total;
  state.near = new Map(state.nodes.map((node) => [node, []]));
  for (const link of state.links) {
    state.near.get(link.source).push({ link, node: link.target, outward: true });
    state.near.get(link.target).push({ link, node: link.source, outward: false });
  }
  return fresh;
}

function shows(node) {
  return !state.hidden.has(node.type);
}

function shown(link) {
  if (!shows(link.source) || !shows(link.target)) return false;
  if (Number.isNaN(state.from) && Number.isNaN(state.to)) return true;
  if (!link.years.length) return false; // of what has no date nobody can say that it is of the period
  return !(link.years[1] < state.from) && !(link.years[0] > state.to);
}

// --- movement: linked things attract, all others push each other away within a grid cell's reach

const reach = 120;

function step() {
  const cells = new Map();
  for (const node of state.nodes) {
    const key = `${Math.floor(node.x / reach)},${Math.floor(node.y / reach)}`;
    if (!cells.has(key)) cells.set(key, []);
    cells.get(key).push(node);
  }
  for (const node of state.nodes) {
    const column = Math.floor(node.x / reach);
    const row = Math.floor(node.y / reach);
    for (let i = -1; i <= 1; i++) {
      for (let j = -1; j <= 1; j++) {
        for (const other of cells.get(`${column + i},${row + j}`) ?? []) {
          if (other === node) continue;
          const dx = node.x - other.x || 0.1;
          const dy = node.y - other.y || 0.1;
          const square = dx * dx + dy * dy;
          if (square > reach * reach) continue;
          const push = (900 + 30 * (node.radius + other.radius)) / square;
          const far = Math.sqrt(square);
          node.vx += (dx / far) * Math.min(push, 6);
          node.vy += (dy / far) * Math.min(push, 6);
        }
      }
    }
  }
  for (const { source, target } of state.links) {
    const dx = target.x - source.x;
    const dy = target.y - source.y;
    const far = Math.hypot(dx, dy) || 1;
    const pull = ((far - 90) / far) * 0.02;
    const share = 1 / Math.sqrt(Math.min(state.near.get(source).length, state.near.get(target).length) || 1);
    source.vx += dx * pull * share;
    source.vy += dy * pull * share;
    target.vx -= dx * pull * share;
    target.vy -= dy * pull * share;
  }
  for (const node of state.nodes) {
    if (!node.held) {
      node.x += Math.max(-20, Math.min(20, node.vx)) * state.heat;
      node.y += Math.max(-20, Math.min(20, node.vy)) * state.heat;
    }
    node.vx *= 0.6;
    node.vy *= 0.6;
  }
  state.heat *= 0.97;
}

// --- drawing

function colours() {
  const style = getComputedStyle(document.documentElement);
  const of = (name) => style.getPropertyValue(name).trim();
  return { paper: of("--paper"), ink: of("--ink"), soft: of("--soft"), line: of("--strong"), focus: of("--focus") };
}

const across = (node) => (node.x - state.x) * state.zoom + state.wide / 2;
const down = (node) => (node.y - state.y) * state.zoom + state.high / 2;

function lit() {
  const middle = state.hover ?? state.picked;
  const wanted = state.wanted;
  if (wanted) return new Set(state.nodes.filter((node) => `${node.label} ${node.other}`.toLocaleLowerCase().includes(wanted)));
  if (middle && shows(middle)) return new Set([middle, ...state.near.get(middle).filter((each) => shown(each.link)).map((each) => each.node)]);
  return null;
}

function draw(to = context, scale = devicePixelRatio || 1) {
  const look = colours();
  const light = lit();
  to.setTransform(scale, 0, 0, scale, 0, 0);
  to.globalAlpha = 1;
  to.fillStyle = look.paper;
  to.fillRect(0, 0, state.wide, state.high);
  lines(to, light, look);
  marks(to, light, look);
  names(to, state.nodes.filter(shows), light, look);
}

// All lines of one kind are one path: a stroke for each would cost most of the frame.
function lines(to, light, look) {
  const paths = { bright: new Path2D(), dim: new Path2D() };
  for (const link of state.links) {
    if (!shown(link)) continue;
    const path = !light || (light.has(link.source) && light.has(link.target)) ? paths.bright : paths.dim;
    path.moveTo(across(link.source), down(link.source));
    path.lineTo(across(link.target), down(link.target));
  }
  to.strokeStyle = look.line;
  to.lineWidth = 1;
  to.globalAlpha = 0.12;
  to.stroke(paths.dim);
  to.globalAlpha = state.links.length > 1000 && !light ? 0.3 : 0.55;
  to.stroke(paths.bright);
}

function marks(to, light, look) {
  const paths = new Map();
  for (const node of state.nodes) {
    if (!shows(node)) continue;
    const [x, y] = [across(node), down(node)];
    if (x < -30 || y < -30 || x > state.wide + 30 || y > state.high + 30) continue;
    const key = `${node.type} ${!light || light.has(node)}`;
    if (!paths.has(key)) paths.set(key, { path: new Path2D(), type: node.type, on: !light || light.has(node) });
    outline(paths.get(key).path, node, x, y);
  }
  to.strokeStyle = look.soft;
  to.lineWidth = 1;
  for (const { path, type, on } of paths.values()) {
    to.globalAlpha = on ? 1 : 0.18;
    to.fillStyle = state.types[type]?.colour ?? look.soft;
    to.fill(path);
    to.stroke(path);
  }
  if (state.picked && shows(state.picked)) {
    const path = new Path2D();
    outline(path, state.picked, across(state.picked), down(state.picked));
    to.globalAlpha = 1;
    to.strokeStyle = look.focus;
    to.lineWidth = 3;
    to.stroke(path);
  }
}

function reachOf(node) {
  return Math.max(2.5, node.radius * Math.min(1, state.zoom));
}

function outline(path, node, x, y) {
  const radius = reachOf(node);
  if (node.cluster) {
    path.rect(x - radius, y - radius, 2 * radius, 2 * radius);
  } else {
    path.moveTo(x + radius, y);
    path.arc(x, y, radius, 0, 2 * Math.PI);
  }
}

const mostNames = 160;
const mostTries = 500;

function names(to, drawn, light, look) {
  to.globalAlpha = 1;
  to.font = `13px ${fonts}`;
  to.textBaseline = "middle";
  to.lineJoin = "round";
  to.lineWidth = 4;
  to.strokeStyle = look.paper;
  to.fillStyle = look.ink;
  const taken = [];
  const special = [state.picked, state.hover].filter((node) => node && shows(node));
  const order = [...special, ...(light ? drawn.filter((node) => light.has(node)) : drawn)];
  let tries = 0;
  for (const node of new Set(order)) {
    const [x, y] = [across(node), down(node)];
    if (x < 0 || y < 0 || x > state.wide || y > state.high) continue;
    if (taken.length >= mostNames || tries++ > mostTries) break;
    node.wide ||= to.measureText(node.text).width;
    const spot = free(node, x, y, taken);
    if (!spot) continue;
    to.strokeText(node.text, ...spot);
    to.fillText(node.text, ...spot);
  }
}

// Where a name meets no other one: right, left, below or above its mark.
function free(node, x, y, taken) {
  const wide = node.wide;
  const radius = reachOf(node) + 4;
  for (const [left, middle] of [[x + radius, y], [x - radius - wide, y], [x - wide / 2, y + radius + 8], [x - wide / 2, y - radius - 8]]) {
    const box = [left - 2, middle - 9, left + wide + 2, middle + 9];
    if (box[0] < 0 || box[2] > state.wide) continue;
    if (taken.some((each) => box[0] < each[2] && each[0] < box[2] && box[1] < each[3] && each[1] < box[3])) continue;
    taken.push(box);
    return [left, middle];
  }
  return null;
}

function again() {
  if (state.drawn) return;
  state.drawn = true;
  requestAnimationFrame(() => {
    state.drawn = false;
    if (state.heat > 0.02 && !matchMedia("(prefers-reduced-motion: reduce)").matches) {
      step();
      again();
    }
    draw();
  });
}

function settle() {
  // Who wants no motion sees the end of it.
  if (matchMedia("(prefers-reduced-motion: reduce)").matches) while (state.heat > 0.02) step();
  again();
}

function size() {
  const scale = devicePixelRatio || 1;
  [state.wide, state.high] = [canvas.clientWidth, canvas.clientHeight];
  canvas.width = state.wide * scale;
  canvas.height = state.high * scale;
  again();
}

function fit() {
  const seen = state.nodes.filter(shows);
  if (!seen.length) return;
  const xs = seen.map((node) => node.x);
  const ys = seen.map((node) => node.y);
  const [left, right, top, bottom] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)];
  state.x = (left + right) / 2;
  state.y = (top + bottom) / 2;
  state.zoom = Math.min(2, (state.wide - 160) / (right - left || 1), (state.high - 80) / (bottom - top || 1));
  again();
}

// --- what is said beside it

function count() {
  const things = state.nodes.filter(shows).length;
  const links = state.links.filter(shown).length;
  const text = root.dataset.count.replace("{shown}", things).replace("{total}", state.total).replace("{links}", links);
  document.getElementById("count").textContent = state.nodes.length ? text : root.dataset.none;
}

function element(name, text, more = {}) {
  const made = document.createElement(name);
  made.textContent = text;
  return Object.assign(made, more);
}

function pick(node) {
  state.picked = node;
  chosen.replaceChildren();
  if (node) {
    const title = element("h2", node.label);
    const kind = element("p", [state.types[node.type]?.label, node.other].filter(Boolean).join(" · "), { className: "soft" });
    const open = element("a", root.dataset.open, { href: node.path });
    const expand = element("button", root.dataset.expand, { type: "button", onclick: () => expanded(node) });
    const alone = element("a", root.dataset.around, { href: `?${question([node.id])}` });
    const acts = element("p", "");
    acts.append(open, " · ", alone);
    const list = document.createElement("ul");
    for (const each of state.near.get(node).filter((one) => shown(one.link)).slice(0, 60)) {
      const item = element("li", each.outward ? `${each.link.label} → ` : `← ${each.link.label} `);
      item.append(element("button", each.node.label, { type: "button", className: "plain", onclick: () => goTo(each.node) }));
      if (each.link.years.length) item.append(element("span", ` ${[...new Set(each.link.years)].join("–")}`, { className: "soft" }));
      list.append(item);
    }
    chosen.append(title, kind, acts, expand, element("h2", root.dataset.linked), list);
  }
  again();
}

function goTo(node) {
  state.x = node.x;
  state.y = node.y;
  pick(node);
}

async function expanded(node) {
  const asked = question([node.id]);
  asked.set("steps", "1");
  try {
    take(await fetched(asked), node);
  } catch {
    document.getElementById("count").textContent = root.dataset.failed;
    return;
  }
  if (!state.around.includes(node.id)) state.around.push(node.id);
  state.heat = 0.6;
  boxes();
  count();
  pick(node);
  remember();
  settle();
}

function boxes() {
  const field = root.querySelector(".types");
  const legend = field.querySelector("legend");
  const made = Object.entries(state.types).map(([type, { label, colour }]) => {
    const box = element("input", "", { type: "checkbox", checked: !state.hidden.has(type) });
    box.addEventListener("change", () => {
      box.checked ? state.hidden.delete(type) : state.hidden.add(type);
      count();
      remember();
      again();
    });
    const mark = document.createElement("canvas");
    mark.width = mark.height = 12;
    mark.setAttribute("aria-hidden", "true");
    const dot = mark.getContext("2d");
    dot.fillStyle = colour;
    dot.arc(6, 6, 5.5, 0, 2 * Math.PI);
    dot.fill();
    const line = document.createElement("label");
    line.append(box, mark, ` ${label}`);
    return line;
  });
  field.replaceChildren(legend, ...made);
}

// The address always leads back to what is seen.
function remember() {
  const here = address();
  const set = (name, value) => (value ? here.searchParams.set(name, value) : here.searchParams.delete(name));
  set("open", state.around.join("|"));
  set("hide", [...state.hidden].join(","));
  set("from", Number.isNaN(state.from) ? "" : String(state.from));
  set("to", Number.isNaN(state.to) ? "" : String(state.to));
  history.replaceState(null, "", here);
  const file = question([...new Set([...begun(), ...state.around])]);
  document.getElementById("gexf").href = `/explore/graph.gexf?${file}`;
}

function begun() {
  return (address().searchParams.get("around") ?? "").split("|").filter(Boolean);
}

// --- hands

function under(event) {
  const box = canvas.getBoundingClientRect();
  const [x, y] = [event.clientX - box.left, event.clientY - box.top];
  let best = null;
  let least = 14;
  for (const node of state.nodes) {
    if (!shows(node)) continue;
    const far = Math.hypot(across(node) - x, down(node) - y) - node.radius * Math.min(1, state.zoom);
    if (far < least) [best, least] = [node, far];
  }
  return best;
}

function zoom(factor, x = state.wide / 2, y = state.high / 2) {
  const before = state.zoom;
  state.zoom = Math.min(6, Math.max(0.05, state.zoom * factor));
  const [dx, dy] = [x - state.wide / 2, y - state.high / 2];
  state.x += dx / before - dx / state.zoom;
  state.y += dy / before - dy / state.zoom;
  again();
}

let grip = null;
canvas.addEventListener("pointerdown", (event) => {
  canvas.setPointerCapture(event.pointerId);
  grip = { node: under(event), x: event.clientX, y: event.clientY, moved: false };
});
canvas.addEventListener("pointermove", (event) => {
  if (!grip) {
    const found = under(event);
    if (found !== state.hover) {
      state.hover = found;
      canvas.classList.toggle("over", Boolean(found));
      again();
    }
    return;
  }
  const [dx, dy] = [(event.clientX - grip.x) / state.zoom, (event.clientY - grip.y) / state.zoom];
  if (Math.hypot(dx, dy) * state.zoom > 3) grip.moved = true;
  if (!grip.moved) return;
  if (grip.node) {
    grip.node.x += dx;
    grip.node.y += dy;
    grip.node.held = true;
  } else {
    state.x -= dx;
    state.y -= dy;
  }
  [grip.x, grip.y] = [event.clientX, event.clientY];
  again();
});
canvas.addEventListener("pointerup", () => {
  if (grip && !grip.moved) pick(grip.node);
  grip = null;
});
canvas.addEventListener("dblclick", (event) => {
  const node = under(event);
  if (node) expanded(node);
});
canvas.addEventListener("wheel", (event) => {
  event.preventDefault();
  const box = canvas.getBoundingClientRect();
  zoom(Math.exp(-event.deltaY * 0.0015), event.clientX - box.left, event.clientY - box.top);
}, { passive: false });

const ways = { ArrowRight: [1, 0], ArrowLeft: [-1, 0], ArrowDown: [0, 1], ArrowUp: [0, -1] };
canvas.addEventListener("keydown", (event) => {
  const way = ways[event.key];
  if (way) {
    const from = state.picked ?? { x: state.x, y: state.y };
    let best = null;
    let least = Infinity;
    for (const node of state.nodes) {
      if (node === state.picked || !shows(node)) continue;
      const [dx, dy] = [node.x - from.x, node.y - from.y];
      const ahead = dx * way[0] + dy * way[1];
      const aside = Math.abs(dx * way[1]) + Math.abs(dy * way[0]);
      if (ahead > 0 && ahead + 2 * aside < least) [best, least] = [node, ahead + 2 * aside];
    }
    if (best) goTo(best);
  } else if (event.key === "Enter" && state.picked) expanded(state.picked);
  else if (event.key === "+" || event.key === "=") zoom(1.25);
  else if (event.key === "-") zoom(0.8);
  else if (event.key === "0") fit();
  else if (event.key === "Escape") pick(null);
  else return;
  event.preventDefault();
});

document.getElementById("fit").addEventListener("click", fit);
document.getElementById("png").addEventListener("click", () => {
  const scale = 2;
  const sheet = document.createElement("canvas");
  sheet.width = state.wide * scale;
  sheet.height = state.high * scale;
  draw(sheet.getContext("2d"), scale);
  sheet.toBlob((blob) => {
    const link = element("a", "", { href: URL.createObjectURL(blob), download: "biokg.png" });
    link.click();
    URL.revokeObjectURL(link.href);
  });
});
document.getElementById("highlight").addEventListener("input", (event) => {
  state.wanted = event.target.value.trim().toLocaleLowerCase();
  again();
});
for (const name of ["from", "to"]) {
  document.getElementById(name).addEventListener("input", (event) => {
    state[name] = Number.parseInt(event.target.value, 10);
    count();
    remember();
    again();
  });
}
addEventListener("resize", size);
matchMedia("(prefers-color-scheme: dark)").addEventListener("change", again);

// --- beginning

async function begin() {
  const given = address().searchParams;
  state.hidden = new Set((given.get("hide") ?? "").split(",").filter(Boolean));
  for (const name of ["from", "to"]) {
    state[name] = Number.parseInt(given.get(name) ?? "", 10);
    if (!Number.isNaN(state[name])) document.getElementById(name).value = state[name];
  }
  root.hidden = false;
  try {
    take(await fetched(question(begun())));
    size();
    fit();
    for (const id of (given.get("open") ?? "").split("|").filter(Boolean)) {
      const asked = question([id]);
      asked.set("steps", "1");
      take(await fetched(asked), state.byId.get(id));
      state.around.push(id);
      state.heat = 0.6;
    }
  } catch {
    document.getElementById("count").textContent = root.dataset.failed;
    return;
  }
  boxes();
  count();
  remember();
  settle();
}

begin();
