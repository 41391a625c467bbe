/** Starts the window's page. */
import './zod-without-eval'
import { createPinia } from 'pinia'
import { createApp } from 'vue'
import App from './App.vue'
import { createWords } from './locales/i18n'
import './styles/main.css'

createApp(App).use(createPinia()).use(createWords()).mount('#app')
