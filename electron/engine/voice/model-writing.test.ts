import { expect, test } from 'vitest'
import { withoutMarks } from './speakable'

test.each([
  ['The area is \\( \\pi r^2 \\).', 'The area is π r².'],
  ['So $E = mc^2$ holds. It costs $5 and $10.', 'So E = mc² holds. It costs $5 and $10.'],
  ['$$\\frac{a}{b} = \\sqrt{2}$$ it is.', 'a/b = √2 it is.'],
  ['\\[ x = \\frac{-b \\pm \\sqrt{b^2-4ac}}{2a} \\] is it.', 'x = (-b ± √(b²-4ac))/2a is it.'],
  ['Use $\\alpha \\times \\beta \\leq 3$.', 'Use α × β ≤ 3.'],
  ['At $20^\\circ\\text{C}$, $\\sin x$ and $x_{1}$.', 'At 20°C, sin x and x 1.'],
  ['It is in C:\\times\\beta and C:\\Users\\Ann.', 'It is in C:\\times\\beta and C:\\Users\\Ann.'],
  ['It costs $5 or 5 $.', 'It costs $5 or 5 $.'],
  ['Q &amp; A, 3 &lt; 4,&nbsp;yes.', 'Q & A, 3 < 4, yes.'],
  ['A\\_b, 5 \\* 3 and \\# one.', 'A_b, 5 * 3 and # one.'],
  ['As said【4†source】 here:contentReference[oaicite:0]{index=0}.', 'As said here.'],
  ['See https://www.example.com/docs/intro?x=1 for more.', 'See example.com for more.'],
  ['It is on <https://example.org/a>, https://example.org.', 'It is on example.org, example.org.'],
  ['Nothing of this is in here.', 'Nothing of this is in here.'],
])('%j is said %j', (written, said) => {
  expect(withoutMarks(written)).toBe(said)
})
