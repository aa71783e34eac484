/** Have the server make a file: `tell` hears how far it is. Answers `{ address, size }`, or
 * `{ kind }`, why there is none; whoever aborts the signal, stops it. */
export async function make({ address, reader }, order, tell, signal) {
  const headers = { "X-Layerscope-Reader": reader };
  try {
    const answer = await fetch(address, { method: "POST", headers, body: JSON.stringify(order), signal });
    const told = await last(answer.body, tell);
    return told.address || told.kind ? told : { kind: "failed" }; // broken off in between
  } catch {
    return { kind: signal.aborted ? "stopped" : "failed" };
  }
}

/** Read a line after the other; the last one is the answer. */
async function last(body, tell) {
  const reader = body.pipeThrough(new TextDecoderStream()).getReader();
  let told = {};
  let rest = "";
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return rest ? JSON.parse(rest) : told; // a refusal is no line
    const lines = (rest + value).split("\n");
    rest = lines.pop();
    for (const line of lines) {
      told = JSON.parse(line);
      tell(told);
    }
  }
}
