// Stands in for Electron's own default app, which the compatibility build lacks: `electron [-r module] [switches] folder`
// becomes the app in that folder, with its name, version, paths and data.
/* eslint-disable @typescript-eslint/no-require-imports -- Electron 25 loads CommonJS only */
const { app } = require('electron')
const { readFileSync } = require('node:fs')
const Module = require('node:module')
const { join, resolve } = require('node:path')

/** Splits the command line as Electron's default app does: modules to preload, then the first word that is no switch. */
function parse(args) {
  const modules = []
  for (let i = 0; i < args.length; i++) {
    if (args[i] === '-r' || args[i] === '--require') modules.push(args[++i])
    else if (!args[i].startsWith('-')) return { modules, folder: resolve(args[i]) }
  }
  return { modules, folder: null }
}

const { modules, folder } = parse(process.argv.slice(1))
if (folder === null) {
  process.stderr.write('Usage: electron [-r module] [switches] folder\n')
  process.exit(2)
}

Object.defineProperty(process, 'defaultApp', { value: true, enumerable: true })
if (modules.length > 0) Module._preloadModules(modules)

const manifest = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'))
const name = manifest.productName ?? manifest.name
if (name) app.setName(name)
if (manifest.version) app.setVersion(manifest.version)
if (manifest.desktopName) app.setDesktopName(manifest.desktopName)
app.setAppPath(folder)
if (!app.commandLine.hasSwitch('user-data-dir')) app.setPath('userData', join(app.getPath('appData'), app.getName()))

const entry = require.resolve(join(folder, manifest.main ?? 'index.js'))
Module._load(entry, Module, true)
