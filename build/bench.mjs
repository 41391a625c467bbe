// `npm run bench`: measures the figures that the project promises.
import { runTool } from './tool.mjs'

await runTool('e2e/bench/main.ts')
