// Files are sent one after another, each with its own progress; what came of each is seen at once.

const form = document.querySelector("[data-upload]");
const report = document.querySelector("[data-upload-report]");
const title = report.querySelector("[data-upload-title]");
const list = report.querySelector("[data-upload-files]");
const results = report.querySelector("[data-upload-results]");
const NO_LINE = "网络断了，没有上传。请再试一次。";

function element(name, className, text) {
  const made = document.createElement(name);
  made.className = className;
  made.textContent = text;
  return made;
}

function row(file) {
  const item = element("li", "upload-file", "");
  const state = element("span", "upload-state soft small", "等待");
  const bar = document.createElement("progress");
  bar.max = 1;
  bar.value = 0;
  bar.setAttribute("aria-label", `${file.name}的进度`);
  item.append(element("span", "row-title", file.name), state, bar);
  list.append(item);
  return { file, item, state, bar };
}

function failed(name, words) {
  const card = element("section", "card stack close report", "");
  card.append(element("h2", "", name), element("p", "", words));
  return card;
}

// How much of the file has gone is known; how long its reading takes is not.
function sending(one, request) {
  one.state.textContent = "正在上传";
  request.upload.addEventListener("progress", (event) => {
    if (event.lengthComputable) one.bar.value = event.loaded / event.total;
  });
  request.upload.addEventListener("load", () => {
    one.state.textContent = "正在读取";
    one.bar.removeAttribute("value");
  });
}

function post(one) {
  const body = new FormData(form);
  body.delete("files");
  body.delete("text");
  body.append("files", one.file, one.file.name);
  body.append("listed", "1");
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open("POST", form.action);
    request.addEventListener("load", () => resolve(request));
    request.addEventListener("error", () => reject(new Error(NO_LINE)));
    sending(one, request);
    request.send(body);
  });
}

async function cardsOf(one) {
  try {
    const request = await post(one);
    const page = new DOMParser().parseFromString(request.responseText, "text/html");
    const cards = page.querySelectorAll("[data-report]");
    if (cards.length) return Array.from(cards, (card) => document.adoptNode(card));
    const heading = page.querySelector("h1");
    const advice = page.querySelector("h1 ~ p, .field-error");
    return [failed(one.file.name, [heading, advice].filter(Boolean).map((said) => said.textContent.trim()).join("。") || "没有读取，请稍后再试。")];
  } catch (error) {
    return [failed(one.file.name, NO_LINE)];
  }
}

async function take(one) {
  const cards = await cardsOf(one);
  const isDone = cards.some((card) => card.querySelector("[data-result]"));
  one.item.classList.add(isDone ? "done" : "wrong");
  one.state.textContent = isDone ? "已读完" : "没有读取";
  one.bar.value = 1;
  if (!isDone) one.bar.remove();
  results.append(...cards);
  return isDone;
}

form.addEventListener("submit", async (event) => {
  if (!form.elements.agreed.reportValidity()) {
    event.preventDefault();
    return;
  }
  const files = Array.from(form.elements.files.files);
  if (!files.length || form.elements.text.value.trim()) return;
  event.preventDefault();
  form.hidden = true;
  report.hidden = false;
  report.querySelector("h2").focus();
  const rows = files.map(row);
  let done = 0;
  for (const one of rows) {
    title.textContent = `正在读取第 ${rows.indexOf(one) + 1} 个，共 ${rows.length} 个`;
    if (await take(one)) done += 1;
  }
  const only = results.querySelector("[data-result]");
  if (rows.length === 1 && done) {
    window.location.assign(only.href);
    return;
  }
  title.textContent = done === rows.length ? `已读完 ${done} 个文件` : `读完 ${done} 个，没有读取 ${rows.length - done} 个`;
  report.querySelector("[data-upload-next]").hidden = false;
});
