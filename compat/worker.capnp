# What workerd runs: `worker.mjs`, bundled.
using Workerd = import "/workerd/workerd.capnp";

const config :Workerd.Config = (
  services = [
    (
      name = "main",
      worker = (
        modules = [(name = "worker", esModule = embed "dist/worker.mjs")],
        compatibilityDate = "2023-01-01",
      ),
    ),
  ],
);
