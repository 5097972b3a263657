// Whether a key belongs to an input method that is putting Chinese together.
// A module of its own: importing base.js a second time would send every form twice.
export function composing(event) {
  return event.isComposing || event.keyCode === 229;
}
