// A sheet that saves itself: each answer as it is written, kept in the browser while the line is down.
import { composing } from "./composing.js";
import { Kept, Question } from "./sheet_question.js";

const sheet = document.querySelector("[data-sheet]");
const PAUSE = 700;
const RETRY = 4000;
const CLOCK_EVERY = 60000;

class Sheet {
  constructor(form) {
    this.form = form;
    this.kept = new Kept(form.dataset.sheet);
    form.elements.page.value = this.page = this.kept.name(form.elements.page.value);
    this.questions = new Map();
    for (const element of form.querySelectorAll("[data-position]")) {
      const question = new Question(element, this.kept);
      this.questions.set(question.position, question);
    }
    this.unsent = this.kept.read("unsent");
    this.ends = Date.now() + Number(form.dataset.left) * 1000;
    form.querySelector("[data-card]").open = matchMedia("(min-width: 64rem)").matches;
    this.restore();
    this.listen();
    this.draw();
    this.tell("saved");
    this.tick();
    setInterval(() => this.tick(), 1000);
    setInterval(() => this.ask(), CLOCK_EVERY);
    if (Object.keys(this.unsent).length) this.flush();
  }

  listen() {
    this.form.addEventListener("input", (event) => this.changed(event, PAUSE));
    this.form.addEventListener("change", (event) => this.changed(event, 0));
    this.form.addEventListener("submit", (event) => this.leave(event));
    this.form.addEventListener("keydown", (event) => this.enter(event));
    window.addEventListener("online", () => this.flush());
    window.addEventListener("storage", (event) => this.heard(event));
    document.addEventListener("visibilitychange", () => (document.hidden ? this.flush() : this.ask()));
  }

  // What a page that was cut off had not sent stands in its place again.
  restore() {
    for (const [position, entry] of Object.entries(this.unsent)) {
      const question = this.questions.get(position);
      if (question) question.fill(entry.values);
      else delete this.unsent[position];
    }
  }

  changed(event, pause) {
    const element = event.target.closest("[data-position]");
    if (!element || event.target.matches("[data-flag]")) return;
    const question = this.questions.get(element.dataset.position);
    const before = this.unsent[question.position];
    const saves = Number(question.saves.value);
    this.unsent[question.position] = {
      values: question.values(),
      base: before ? before.base : saves,
      saves: Math.max(saves, before ? before.saves : 0) + 1,
    };
    element.querySelector("[data-crossed]").hidden = true;
    this.kept.write("unsent", this.unsent);
    this.draw();
    this.tell("saving");
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.flush(), pause);
  }

  // One answer after the other; a second call waits for the first.
  flush() {
    clearTimeout(this.timer);
    this.going = (this.going || Promise.resolve()).then(() => this.sendAll());
    return this.going;
  }

  async sendAll() {
    while (Object.keys(this.unsent).length) {
      const [position, entry] = Object.entries(this.unsent)[0];
      try {
        if (!(await this.send(position, entry))) return;
      } catch (error) {
        this.tell("lost");
        this.timer = setTimeout(() => this.flush(), RETRY);
        return;
      }
    }
    this.tell("saved");
  }

  async send(position, entry) {
    const body = new URLSearchParams(entry.values);
    body.append("csrf_token", this.form.elements.csrf_token.value);
    body.append("page", this.page);
    body.append(`saves-${position}`, entry.base);
    body.append("saves", entry.saves);
    const response = await fetch(`${this.form.action}/answers/${position}`, { method: "post", body, credentials: "same-origin" });
    if (response.status >= 500) throw new Error(response.status);
    const isOurs = (response.headers.get("Content-Type") || "").includes("json");
    if (!isOurs) {
      this.tell("out");
      return false;
    }
    const told = await response.json();
    if (told.over) {
      location.assign(this.form.dataset.result);
      return false;
    }
    await this.stored(position, entry, told);
    return true;
  }

  async stored(position, entry, told) {
    const question = this.questions.get(position);
    this.setClock(told.left);
    question.saves.value = told.saves;
    if (this.unsent[position] === entry) delete this.unsent[position];
    else this.unsent[position].base = told.saves;
    this.kept.write("unsent", this.unsent);
    if (!told.kept) await this.refresh([question]);
    else this.kept.write("last", { page: this.page, position, saves: told.saves });
  }

  // A page of this browser has saved: what is shown here is older.
  heard(event) {
    if (event.key !== `${this.kept.key}-last` || !event.newValue) return;
    const last = JSON.parse(event.newValue);
    const question = this.questions.get(last.position);
    if (question && last.page !== this.page && !this.unsent[last.position]) this.refresh([question]).catch(() => {});
  }

  async refresh(questions) {
    const response = await fetch(this.form.action, { credentials: "same-origin" });
    const page = new DOMParser().parseFromString(await response.text(), "text/html");
    for (const question of questions) question.replace(page);
    this.draw();
  }

  // Handing in takes the line: nothing is left behind in this browser.
  async leave(event) {
    if (this.leaving) return;
    event.preventDefault();
    const button = event.submitter || this.form.querySelector("[data-check]");
    await this.flush();
    if (Object.keys(this.unsent).length || button.value !== "check") return;
    this.leaving = true;
    setTimeout(() => this.form.requestSubmit(button)); // a form cannot be sent while it is being sent
  }

  enter(event) {
    if (event.key !== "Enter" || !event.target.matches("input[data-fill]")) return;
    event.preventDefault();
    if (composing(event)) return;
    const blanks = Array.from(this.form.querySelectorAll("input[data-fill]"));
    const next = blanks[blanks.indexOf(event.target) + 1];
    if (next) next.focus();
  }

  draw() {
    const written = Array.from(this.questions.values(), (question) => question.draw()).filter(Boolean).length;
    this.form.querySelector("[data-count]").textContent = `${written} / ${this.questions.size}`;
  }

  tell(state) {
    const words = {
      saved: "已保存",
      saving: "正在保存",
      lost: "未连上，稍后自动保存",
      out: "登录已失效，答案还在这台电脑上：请在新窗口重新登录",
    };
    const place = this.form.querySelector("[data-state]");
    place.dataset.state = state;
    const said = place.querySelector("[data-state-words]");
    if (said.textContent !== words[state]) said.textContent = words[state];
  }

  setClock(left) {
    this.ends = Date.now() + left * 1000;
  }

  async ask() {
    try {
      const response = await fetch(this.form.dataset.clock, { credentials: "same-origin" });
      const told = await response.json();
      if (told.over) location.assign(this.form.dataset.result);
      else this.setClock(told.left);
      return told.left;
    } catch (error) {
      return null;
    }
  }

  tick() {
    const left = Math.max(0, Math.round((this.ends - Date.now()) / 1000));
    const [minutes, seconds] = [Math.floor(left / 60), left % 60];
    const face = this.form.querySelector("[data-clock-face]");
    face.textContent = `还剩 ${minutes}:${String(seconds).padStart(2, "0")}`;
    face.parentElement.classList.toggle("is-short", left <= 300);
    if (left === 0 && !this.ending) this.end();
  }

  // Time is up: what is still here is sent, and the sheet hands itself in, unless there is more time after all.
  async end() {
    this.ending = true;
    await this.flush();
    const left = await this.ask();
    if (left > 1 || left === null) {
      setTimeout(() => (this.ending = false), 1000);
      return;
    }
    this.leaving = true;
    this.form.action = this.form.dataset.handIn;
    this.form.submit();
  }
}

// After the end: say which answers came too late, then forget them.
function over(place) {
  const kept = new Kept(place.dataset.sheetOver);
  const late = Object.keys(kept.read("unsent")).map((position) => Number(position) + 1);
  if (late.length) {
    place.querySelector("[data-lost-numbers]").textContent = late.sort((one, other) => one - other).join("、");
    place.hidden = false;
  }
  kept.forget();
}

if (sheet) new Sheet(sheet);
for (const place of document.querySelectorAll("[data-sheet-over]")) over(place);
