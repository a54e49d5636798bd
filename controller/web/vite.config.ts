import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';

const controller = 'http://localhost:8080';

export default defineConfig({
  plugins: [react()],
  build: {
    outDir: '../Conference.Controller/wwwroot',
    emptyOutDir: true,
    // The oldest browsers that have what the client uses: unified-plan WebRTC, popovers, AbortSignal.any.
    target: ['chrome116', 'edge116', 'firefox124', 'safari17.4'],
    // Fonts stay files: the browser fetches only the alphabets a page uses.
    assetsInlineLimit: 0,
  },
  server: {
    proxy: {
      '/api': controller,
      '/signal': { target: controller, ws: true },
      '/events': { target: controller, ws: true },
    },
  },
  test: {
    environment: 'node',
    include: ['src/**/*.test.ts'],
    testTimeout: 10_000,
  },
});
