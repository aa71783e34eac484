/** Two lines of HTML that show a stage alone in another page, as high as it has to be. */
const HEIGHT = 640; // px until it tells
const FOLLOW =
  "addEventListener('message',({source,data})=>{" +
  "if(data?.type==='layerscope:height')for(const f of document.querySelectorAll('iframe'))" +
  "if(f.contentWindow===source)f.style.height=data.height+'px'})";

/** `address`: of a page; `title`: what a screen reader says of it. */
export function embedding(address, title) {
  const url = new URL(address);
  url.searchParams.set("frame", "stage");
  const style = `width:100%;height:${HEIGHT}px;border:0`;
  const frame = `<iframe src="${safe(url.href)}" title="${safe(title)}" style="${style}"></iframe>`;
  return `${frame}\n<script>${FOLLOW}</script>`;
}

const safe = (text) => text.replaceAll("&", "&amp;").replaceAll('"', "&quot;").replaceAll("<", "&lt;");
