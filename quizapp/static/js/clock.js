// Is the browser's clock the server's? <div data-server-time="milliseconds" hidden> is shown where it is not;
// <b data-clock-difference> in it says by how much.

const TOLERATED = 60000;

function words(milliseconds) {
  const minutes = Math.round(Math.abs(milliseconds) / 60000);
  const long = minutes < 120 ? `${minutes} 分钟` : minutes < 2880 ? `${Math.round(minutes / 60)} 小时` : `${Math.round(minutes / 1440)} 天`;
  return `${milliseconds > 0 ? "快" : "慢"} ${long}`;
}

for (const element of document.querySelectorAll("[data-server-time]")) {
  // compared is when the page was asked for: a slow line is no wrong clock
  const difference = Date.now() - performance.now() - Number(element.dataset.serverTime);
  if (Math.abs(difference) > TOLERATED) {
    element.querySelector("[data-clock-difference]").textContent = words(difference);
    element.hidden = false;
  }
}
for (const element of document.querySelectorAll("[data-browser-time]")) {
  element.textContent = new Date().toLocaleString("zh-CN", { hour12: false });
}
