// Counts down on the button that takes an answer back; after that it has left.

const sent = document.getElementById("sent");
const button = sent?.querySelector("button");

if (button) {
  const name = button.textContent;
  const end = performance.now() + Number(sent.dataset.seconds) * 1000;
  const tick = () => {
    const left = Math.ceil((end - performance.now()) / 1000);
    if (left > 0) {
      button.textContent = `${name} (${left})`;
      return;
    }
    clearInterval(timer);
    sent.querySelector("form").remove();
    sent.querySelector("p").textContent = sent.dataset.over;
  };
  const timer = setInterval(tick, 250);
  tick();
}
