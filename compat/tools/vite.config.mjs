export default {
  logLevel: "warn",
  build: { lib: { entry: "run.mjs", formats: ["es"], fileName: "vite" }, emptyOutDir: false },
};
