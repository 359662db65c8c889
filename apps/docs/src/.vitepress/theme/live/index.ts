import { type Component, defineAsyncComponent } from 'vue';

/** Client and server in the page, loaded by the pages that show them. */
export const live: Readonly<Record<string, Component>> = {
  LiveRun: defineAsyncComponent(() => import('./LiveRun.vue')),
};
