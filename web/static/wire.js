/** Unpack what stage/wire.py packs: a JSON header, then buffers aligned to 8 bytes. */
const ARRAYS = { f8: Float64Array, f4: Float32Array, i4: Int32Array, i2: Int16Array, i1: Int8Array, u1: Uint8Array };
const ALIGNMENT = 8;

export function unpack(payload) {
  const bytes = aligned(payload);
  const length = new DataView(bytes.buffer).getUint32(0, true);
  const header = JSON.parse(new TextDecoder().decode(bytes.subarray(4, 4 + length)));
  const base = Math.ceil((4 + length) / ALIGNMENT) * ALIGNMENT;
  const array = ({ at, as, shape }) =>
    new ARRAYS[as](
      bytes.buffer,
      base + at,
      shape.reduce((product, side) => product * side, 1),
    );
  return { header, array };
}

/** Typed arrays need an aligned start; a fresh copy has one. */
const aligned = (payload) => new Uint8Array(payload).slice();
