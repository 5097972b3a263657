// The sum of a test while its numbers are typed.
const plan = document.querySelector("[data-plan]");
const total = plan && plan.querySelector("[data-plan-total]");

function add() {
  let sum = 0;
  for (const kind of plan.querySelectorAll("[data-plan-kind]")) {
    const [number, points] = Array.from(kind.querySelectorAll("input"), (input) => Number(input.value) || 0);
    sum += number * points;
  }
  for (const essay of plan.querySelectorAll("[data-plan-essay] textarea[name$=points]")) {
    for (const line of essay.value.split("\n")) {
      const marks = /(\d{1,2})\s*分\s*[）)]?[。；;]?\s*$/.exec(line);
      sum += marks ? Number(marks[1]) : 0;
    }
  }
  total.textContent = String(sum);
}

if (total) {
  plan.addEventListener("input", add);
  add();
}
