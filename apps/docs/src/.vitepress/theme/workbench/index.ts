import { type Component, defineAsyncComponent } from 'vue';

/** The tools of the workbench, each loaded by the page that shows it. */
export const workbench: Readonly<Record<string, Component>> = {
  CaptureViewer: defineAsyncComponent(() => import('./CaptureViewer.vue')),
  CertificateMaker: defineAsyncComponent(() => import('./CertificateMaker.vue')),
  CertificateViewer: defineAsyncComponent(() => import('./CertificateViewer.vue')),
  CipherSuiteExplainer: defineAsyncComponent(() => import('./CipherSuiteExplainer.vue')),
  KeyConverter: defineAsyncComponent(() => import('./KeyConverter.vue')),
  KeyFingerprint: defineAsyncComponent(() => import('./KeyFingerprint.vue')),
  KnownHostsChecker: defineAsyncComponent(() => import('./KnownHostsChecker.vue')),
};
