/** Reads server-sent events (WHATWG HTML §9.2) as far as the servers of models use them: the data of each event. */

/** An event longer than this is none. */
const mostCharacters = 1 << 20

export async function* readEvents(body: AsyncIterable<Uint8Array>): AsyncGenerator<string> {
  const decoder = new TextDecoder()
  let rest = ''
  for await (const bytes of body) {
    rest += decoder.decode(bytes, { stream: true })
    for (let border = /\r?\n\r?\n/u.exec(rest); border; border = /\r?\n\r?\n/u.exec(rest)) {
      const data = dataOf(rest.slice(0, border.index))
      rest = rest.slice(border.index + border[0].length)
      if (data !== '') yield data
    }
    if (rest.length > mostCharacters) return
  }
  // Some servers leave out the empty line behind the last.
  const last = dataOf(rest)
  if (last !== '') yield last
}

function dataOf(event: string): string {
  return event
    .split(/\r?\n/u)
    .filter((line) => line.startsWith('data:'))
    .map((line) => line.slice(5).replace(/^ /u, ''))
    .join('\n')
}
