/** Takes the thinking out of what a model writes: some put it into the answer, between tags. */

const opening = /<(think|thinking|thought|reasoning)>/iu
const tags = ['<think>', '<thinking>', '<thought>', '<reasoning>']

export interface ThinkingFilter {
  /** @returns what is to be said of it; a piece that may be the start of a tag is kept back */
  push(text: string): string
  flush(): string
}

export function createThinkingFilter(): ThinkingFilter {
  let rest = ''
  /** The tag that ends the thinking. */
  let closing: string | null = null

  function push(text: string): string {
    rest += text
    let said = ''
    for (;;) {
      if (closing !== null) {
        const end = rest.toLowerCase().indexOf(closing)
        if (end < 0) {
          rest = rest.slice(-(closing.length - 1))
          return said
        }
        rest = rest.slice(end + closing.length).trimStart()
        closing = null
      }
      const start = opening.exec(rest)
      if (!start) break
      said += rest.slice(0, start.index)
      closing = `</${start[1]!.toLowerCase()}>`
      rest = rest.slice(start.index + start[0].length)
    }
    const bracket = rest.lastIndexOf('<')
    const possible = bracket < 0 ? '' : rest.slice(bracket).toLowerCase()
    const end = possible !== '' && tags.some((tag) => tag.startsWith(possible)) ? bracket : rest.length
    said += rest.slice(0, end)
    rest = rest.slice(end)
    return said
  }

  return {
    push,
    flush() {
      const said = closing === null ? rest : ''
      rest = ''
      return said
    },
  }
}
