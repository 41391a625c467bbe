/** What a person opens to see a scene, and how it is closed again: with the keyboard or the pointer, in the real window. */
import { expect, type Page } from '@playwright/test'
import type { Section } from '../../renderer/components/settings/sections'
import type { Opened } from './scenes'

interface Opening {
  open(page: Page): Promise<void>
  close(page: Page): Promise<void>
}

const latest = (page: Page) => page.getByTestId('entry-assistant').last()
async function toggleDetails(page: Page): Promise<void> {
  await latest(page).hover()
  await latest(page).getByTestId('details-toggle').click()
}

async function openSettings(page: Page, section: Section): Promise<void> {
  await page.getByTestId('open-settings').click()
  await page.getByTestId(`section-${section}`).click()
}
async function openServicesAt(page: Page, testId: string): Promise<void> {
  await openSettings(page, 'services')
  await page.getByTestId(testId).scrollIntoViewIfNeeded()
}
async function closeSettings(page: Page): Promise<void> {
  await page.keyboard.press('Escape')
  await expect(page.getByTestId('open-settings')).toBeFocused()
}

export const openings: Record<Opened, Opening> = {
  menu: {
    open: (page) => page.getByTestId('conversation-menu').click(),
    close: (page) => page.keyboard.press('Escape'),
  },
  message: {
    open: async (page) => {
      await latest(page).focus()
      await page.keyboard.press('Tab')
    },
    close: (page) => page.getByTestId('transcript').focus(),
  },
  details: { open: toggleDetails, close: toggleDetails },
  deletion: {
    open: async (page) => {
      await latest(page).focus()
      await page.keyboard.press('Delete')
      // As long as the keyboard is there, the bar stays.
      await page.getByTestId('undo').focus()
    },
    close: (page) => page.getByTestId('undo').click(),
  },
  dictation: {
    open: async (page) => {
      await page.getByTestId('conversation-menu').click()
      await page.getByTestId('dictate').click()
      await expect(page.getByTestId('dictation-text')).toBeFocused()
    },
    close: async (page) => {
      await page.keyboard.press('Escape')
      await expect(page.getByTestId('conversation-menu')).toBeFocused()
    },
  },
  general: { open: (page) => openSettings(page, 'general'), close: closeSettings },
  search: {
    open: async (page) => {
      await page.keyboard.press('Control+,')
      const language = (await page.locator('html').getAttribute('lang')) ?? 'en'
      await page.getByTestId('settings-search').fill({ 'zh-CN': '麦克风', 'zh-TW': '麥克風' }[language] ?? 'mic')
    },
    close: async (page) => {
      await page.keyboard.press('Escape')
      await expect(page.getByTestId('settings-search')).toHaveValue('')
      await page.keyboard.press('Escape')
      await expect(page.getByTestId('settings')).toHaveCount(0)
    },
  },
  voice: { open: (page) => openSettings(page, 'voice'), close: closeSettings },
  services: { open: (page) => openSettings(page, 'services'), close: closeSettings },
  'service-more': {
    open: async (page) => {
      await openSettings(page, 'services')
      for (const group of ['manner', 'turns', 'writing', 'wire']) await page.getByTestId(`more-${group}`).click()
      await page.getByTestId('more-manner').scrollIntoViewIfNeeded()
      await page.getByTestId('service-preset').scrollIntoViewIfNeeded()
    },
    close: closeSettings,
  },
  'service-unsaved': {
    open: async (page) => {
      await openSettings(page, 'services')
      await page.getByTestId('service-deployment').fill('')
      await page.getByTestId('service-deployment').blur()
      await page.getByTestId('secret-field').fill('not a real key')
    },
    close: async (page) => {
      await page.getByTestId('service-cancel').click()
      await closeSettings(page)
    },
  },
  'service-ladder': {
    open: (page) => openServicesAt(page, 'rung-sound'),
    close: closeSettings,
  },
  'engine-limits': {
    open: async (page) => {
      await openSettings(page, 'services')
      await page.getByTestId('more-mind').locator('summary').click()
      await page.getByTestId('part-mind-leaves').scrollIntoViewIfNeeded()
    },
    close: closeSettings,
  },
  'engine-fault': { open: (page) => openServicesAt(page, 'part-mind-fault'), close: closeSettings },
  'engine-end': { open: (page) => openServicesAt(page, 'part-voice-leaves'), close: closeSettings },
  'service-add': {
    open: async (page) => {
      await openSettings(page, 'services')
      await page.getByTestId('service-add').click()
    },
    close: async (page) => {
      // What stands open stays so: the scenes that follow are of another.
      await page.getByTestId('service-azure').click()
      await closeSettings(page)
    },
  },
  network: { open: (page) => openSettings(page, 'network'), close: closeSettings },
  sound: {
    open: async (page) => {
      await openSettings(page, 'voice')
      await page.getByTestId('reset').scrollIntoViewIfNeeded()
    },
    close: closeSettings,
  },
}
