// Several files are sent one after another, so that each result is seen as soon as it is there.

const form = document.querySelector("[data-upload]");
const report = document.querySelector("[data-upload-report]");
const title = report.querySelector("[data-upload-title]");
const bar = report.querySelector("progress");
const results = report.querySelector("[data-upload-results]");

function failed(name, words) {
  const card = document.createElement("section");
  card.className = "card report";
  const heading = document.createElement("h2");
  heading.textContent = name;
  const text = document.createElement("p");
  text.textContent = words;
  card.append(heading, text);
  return card;
}

async function send(file) {
  const body = new FormData(form);
  body.delete("files");
  body.delete("text");
  body.append("files", file, file.name);
  try {
    const reply = await fetch(form.action, { method: "POST", body, credentials: "same-origin" });
    const page = new DOMParser().parseFromString(await reply.text(), "text/html");
    const cards = page.querySelectorAll("[data-report]");
    if (reply.ok && cards.length) return Array.from(cards, (card) => document.adoptNode(card));
    const heading = page.querySelector("h1");
    return [failed(file.name, heading ? heading.textContent : "没有读取，请稍后再试。")];
  } catch (error) {
    return [failed(file.name, "网络断了，这个文件没有上传。请再试一次。")];
  }
}

form.addEventListener("submit", async (event) => {
  const files = Array.from(form.elements.files.files);
  const pasted = form.elements.text.value.trim();
  if (files.length < 2 || pasted) return;
  event.preventDefault();
  form.hidden = true;
  report.hidden = false;
  bar.max = files.length;
  for (const [number, file] of files.entries()) {
    title.textContent = `正在读取第 ${number + 1} 个，共 ${files.length} 个：${file.name}`;
    results.append(...(await send(file)));
    bar.value = number + 1;
  }
  title.textContent = `已读完 ${files.length} 个文件`;
  bar.hidden = true;
  report.querySelector("[data-upload-next]").hidden = false;
});
