import { type Component, defineAsyncComponent } from 'vue';

/** The tools of the workbench, each loaded by the page that shows it. */
export const workbench: Readonly<Record<string, Component>> = {
  CertificateViewer: defineAsyncComponent(() => import('./CertificateViewer.vue')),
  CipherSuiteExplainer: defineAsyncComponent(() => import('./CipherSuiteExplainer.vue')),
};
