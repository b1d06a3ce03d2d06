#!/usr/bin/env node
import process from "node:process";
import { processEnvironment } from "./terminal/environment.js";
import { main } from "./main.js";

// No process.exit: output that is still on its way would be lost.
process.exitCode = await main(process.argv.slice(2), processEnvironment(process));
