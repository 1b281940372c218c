// What pages gain from a script: suggestions while typing, sorting and filtering in place. Without it they work by links and forms.

const pause = 120; // ms between the last key and the question to the server

function suggest(form) {
  const input = form.querySelector("input[name=q]");
  const list = document.createElement("ul");
  list.className = "suggested";
  list.id = `${input.id}-suggested`;
  list.setAttribute("role", "listbox");
  list.setAttribute("aria-label", input.placeholder);
  list.hidden = true;
  form.append(list);
  for (const [name, value] of Object.entries({ role: "combobox", "aria-autocomplete": "list", "aria-controls": list.id, "aria-expanded": "false" })) {
    input.setAttribute(name, value);
  }
  let at = -1;
  let waiting = 0;
  let asked = 0;

  const close = () => {
    list.hidden = true;
    at = -1;
    input.setAttribute("aria-expanded", "false");
    input.removeAttribute("aria-activedescendant");
  };
  const choose = (place) => {
    const options = [...list.children];
    at = (place + options.length + 1) % (options.length + 1);
    if (at === options.length) at = -1;
    options.forEach((option, index) => option.setAttribute("aria-selected", String(index === at)));
    if (at >= 0) {
      input.setAttribute("aria-activedescendant", options[at].id);
      options[at].scrollIntoView({ block: "nearest" });
    } else {
      input.removeAttribute("aria-activedescendant");
    }
  };
  const show = (found) => {
    list.replaceChildren(
      ...found.map((hit, index) => {
        const option = document.createElement("li");
        option.id = `${list.id}-${index}`;
        option.setAttribute("role", "option");
        option.setAttribute("aria-selected", "false");
        option.dataset.path = hit.path;
        const name = document.createElement("span");
        name.textContent = hit.name === hit.label ? hit.label : `${hit.label} (${hit.name})`;
        const kind = document.createElement("span");
        kind.className = "soft";
        kind.textContent = hit.class;
        option.append(name, kind);
        return option;
      }),
    );
    list.hidden = found.length === 0;
    input.setAttribute("aria-expanded", String(!list.hidden));
    at = -1;
  };
  const ask = async () => {
    const mine = ++asked;
    const text = input.value.trim();
    if (!text) return close();
    try {
      const answer = await fetch(`/search.json?q=${encodeURIComponent(text)}`);
      if (answer.ok && mine === asked) show(await answer.json());
    } catch {
      close(); // the form still searches
    }
  };

  input.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(ask, pause);
  });
  input.addEventListener("keydown", (event) => {
    if (list.hidden) return;
    if (event.key === "ArrowDown") choose(at + 1);
    else if (event.key === "ArrowUp") choose(at < 0 ? list.children.length - 1 : at - 1 < 0 ? list.children.length : at - 1);
    else if (event.key === "Escape") close();
    else if (event.key === "Enter" && at >= 0) location.assign(list.children[at].dataset.path);
    else return;
    event.preventDefault();
  });
  list.addEventListener("pointerdown", (event) => {
    const option = event.target.closest("[role=option]");
    event.preventDefault();
    if (option) location.assign(option.dataset.path);
  });
  input.addEventListener("blur", close);
}

function order(cell) {
  const text = cell?.dataset.order ?? cell?.textContent.trim() ?? "";
  const number = Number(text);
  return text !== "" && Number.isFinite(number) ? number : text.toLocaleLowerCase();
}

function compare(one, other) {
  if (typeof one === "number" && typeof other === "number") return one - other;
  return String(one).localeCompare(String(other), document.documentElement.lang);
}

function sortable(table) {
  const heads = [...table.tHead.rows[0].cells];
  const body = table.tBodies[0];
  heads.forEach((head, at) => {
    let link = head.querySelector("a");
    if (!link) {
      link = document.createElement("button");
      link.type = "button";
      link.className = "sort";
      link.append(...head.childNodes);
      head.append(link);
    }
    link.addEventListener("click", (event) => {
      event.preventDefault();
      const down = head.getAttribute("aria-sort") === "ascending";
      heads.forEach((each) => each.removeAttribute("aria-sort"));
      head.setAttribute("aria-sort", down ? "descending" : "ascending");
      const rows = [...body.rows];
      const empty = rows.filter((row) => row.cells[at].textContent.trim() === "");
      const full = rows.filter((row) => !empty.includes(row));
      full.sort((one, other) => compare(order(one.cells[at]), order(other.cells[at])) * (down ? -1 : 1));
      body.append(...full, ...empty);
      if (link.href) {
        const address = new URL(link.href);
        const sort = address.searchParams.get("sort").replace(/^-/, "");
        const here = new URL(location.href);
        here.searchParams.set("sort", (down ? "-" : "") + sort);
        history.replaceState(null, "", here);
      }
    });
  });
}

function filtered(input) {
  const table = document.getElementById(input.dataset.filter);
  if (!table?.hasAttribute("data-sortable")) return; // only a part of the rows is here: the form asks for the others
  input.addEventListener("input", () => {
    const wanted = input.value.trim().toLocaleLowerCase();
    for (const row of table.tBodies[0].rows) {
      row.hidden = !row.textContent.toLocaleLowerCase().includes(wanted);
    }
  });
}

document.querySelectorAll("form[data-suggest]").forEach(suggest);
document.querySelectorAll("table[data-sortable]").forEach(sortable);
document.querySelectorAll("input[data-filter]").forEach(filtered);
document.querySelectorAll(".copy input").forEach((input) => input.addEventListener("focus", () => input.select()));
