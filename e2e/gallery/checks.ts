/** What every scene must pass in a real browser: no text clipped, the measures kept, nothing that axe objects to. */
import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from '@playwright/test'

/** Texts that stand wider or higher than their box; one line each. Texts cut with an ellipsis on purpose count too. */
export function clippedTexts(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const found: string[] = []
    for (const element of document.querySelectorAll<HTMLElement>('body *')) {
      if (!(element instanceof HTMLElement) || element.closest('.sr-only')) continue
      const direct = [...element.childNodes].some((node) => node.nodeType === 3 && node.textContent?.trim())
      if (!direct || element.clientWidth === 0) continue
      const style = getComputedStyle(element)
      const scrolls = style.overflowY === 'auto' || style.overflowY === 'scroll'
      const wide = element.scrollWidth > element.clientWidth
      const high = !scrolls && style.overflowY === 'hidden' && element.scrollHeight > element.clientHeight
      if (wide || high)
        found.push(
          `${element.tagName.toLowerCase()}.${element.className} "${element.textContent?.trim().slice(0, 60)}": ` +
            `${element.scrollWidth}×${element.scrollHeight} in ${element.clientWidth}×${element.clientHeight}`,
        )
    }
    const { scrollWidth, clientWidth } = document.documentElement
    if (scrollWidth > clientWidth) found.push(`the page is ${scrollWidth} wide in ${clientWidth}`)
    return found
  })
}

/** Targets smaller than 24 × 24 px. */
export function smallTargets(page: Page): Promise<string[]> {
  return page.evaluate(() =>
    [...document.querySelectorAll<HTMLElement>('button, textarea, input, [role="slider"], [role^="menuitem"]')].flatMap(
      (element) => {
        const { width, height } = element.getBoundingClientRect()
        // A thumb's target is larger than what is drawn of it.
        const extra = element.getAttribute('role') === 'slider' ? 10 : 0
        if (width === 0 || (width + extra >= 24 && height + extra >= 24)) return []
        return [`${element.dataset.testid ?? element.className}: ${width} × ${height}`]
      },
    ),
  )
}

export interface Measures {
  stage: number
  titlebar: number
  talkButton: number
  talkButtonTop: number
  gutter: number | null
  timeColumn: number | null
  transcriptEdge: number
  textBox: number
}

/** The places and sizes of the window at its default size, in px. */
export function measures(page: Page): Promise<Measures> {
  return page.evaluate(() => {
    const box = (selector: string): DOMRect | null => document.querySelector(selector)?.getBoundingClientRect() ?? null
    const sure = (selector: string): DOMRect => {
      const found = box(selector)
      if (!found) throw new Error(`no ${selector} in the window`)
      return found
    }
    const conversation = sure('.conversation')
    const mark = box('.turn .mark')
    return {
      stage: sure('.stage').width,
      titlebar: sure('.titlebar').height,
      talkButton: sure('.talk-button').width,
      talkButtonTop: sure('.talk-button').top,
      gutter: mark ? sure('.turn .said').left - mark.left : null,
      timeColumn: box('.turn .aside')?.width ?? null,
      transcriptEdge: sure('.composer-field').left - conversation.left,
      textBox: sure('.composer-field').height,
    }
  })
}

/** The measures of the design. */
export const expectedMeasures: Measures = {
  stage: 304,
  titlebar: 48,
  talkButton: 176,
  talkButtonTop: 88,
  gutter: 24,
  timeColumn: 52,
  transcriptEdge: 32,
  textBox: 44,
}

/** Violations of WCAG 2.2 AA and of axe's best practices; one line each. */
export async function violations(page: Page): Promise<string[]> {
  const { violations: found } = await new AxeBuilder({ page })
    .setLegacyMode()
    .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'])
    .analyze()
  return found.map(
    ({ id, help, nodes }) => `${id}: ${help} (${nodes.map(({ html }) => html.slice(0, 120)).join(' · ')})`,
  )
}
