/** The upper half of DOS code page 850; its pound sign and accents are where 437 has them too. */
const UPPER = [
  "ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜø£Ø×ƒ",
  "áíóúñÑªº¿®¬½¼¡«»░▒▓│┤ÁÂÀ©╣║╗╝¢¥┐",
  "└┴┬├─┼ãÃ╚╔╩╦╠═╬¤ðÐÊËÈıÍÎÏ┘┌█▄¦Ì▀",
  "ÓßÔÒõÕµþÞÚÛÙýÝ¯´\u00ad±‗¾¶§÷¸°¨·¹³²■\u00a0",
].join("");

const FIRST_UPPER = 0x80;
/** So many characters are put together at a time. */
const PIECE = 8192;

/** Decodes text of DOS, as old ledgers write it: one character a byte. No platform has a decoder of it. */
export function dosText(bytes: Uint8Array): string {
  let text = "";
  for (let at = 0; at < bytes.length; at += PIECE) {
    const codes = Array.from(bytes.subarray(at, at + PIECE), (byte) =>
      byte < FIRST_UPPER ? byte : UPPER.charCodeAt(byte - FIRST_UPPER),
    );
    text += String.fromCharCode(...codes);
  }
  return text;
}
