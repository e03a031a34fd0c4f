// The footer of the bundle asks another site for a logo, and hides the image when that fails.
const image = HTMLImageElement.prototype;
const { setAttribute } = Element.prototype;
const { get, set } = Object.getOwnPropertyDescriptor(image, "src");
const ours = (address) => (/^https?:/.test(address) ? "data:," : address);

image.setAttribute = function (name, value) {
  setAttribute.call(this, name, name === "src" ? ours(value) : value);
};
Object.defineProperty(image, "src", {
  get,
  set(value) {
    set.call(this, ours(value));
  },
});
