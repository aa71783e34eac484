import { fill } from "../../web/words.js";

/** Send a file to `{ address, reader }`; answers `{ token }`, or `{ kind, … }` if it is refused.
 *
 * `progress(share)` is called while it travels, which `fetch` could not tell.
 */
export function upload(file, { address, reader }, progress) {
  return new Promise((resolve) => {
    const request = new XMLHttpRequest();
    request.open("POST", address);
    request.setRequestHeader("X-Layerscope-Reader", reader);
    request.responseType = "json";
    request.upload.onprogress = ({ loaded, total }) => progress(loaded / total);
    request.onload = () => resolve(request.response ?? { kind: "failed" });
    request.onerror = () => resolve({ kind: "failed" });
    request.send(file);
  });
}

/** Why a file was refused, as one sentence out of `texts`. */
export function reason({ kind, format, width, height, size, limit }, texts) {
  const name = kind === "too-large" ? (size ? "heavy" : "large") : kind;
  const sentence = texts[`${name}_${format}`] ?? texts[name] ?? texts.failed;
  const pixels = Math.floor(limit / 1e6);
  const megabytes = Math.floor(limit / 2 ** 20);
  return fill(sentence, { width, height, pixels, megabytes });
}
