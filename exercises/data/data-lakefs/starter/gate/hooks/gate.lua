-- Runs inside the lakeFS server. `action` tells what is about to happen.
local hook = require("hook")

if action.commit.metadata.checked ~= "yes" then
  hook.fail("these deliveries were not checked: python check.py --branch ...")
end
