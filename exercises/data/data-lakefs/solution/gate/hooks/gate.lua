-- Runs inside the lakeFS server, before the branch moves. `action` tells what is about to happen.
local lakefs = require("lakefs")
local json = require("encoding/json")
local hook = require("hook")

local status, changes = lakefs.diff_refs(action.repository_id, action.branch_id, action.source_ref, "", "deliveries/")
if status ~= 200 then
  hook.fail("cannot tell what would change: " .. status)
end

for _, change in ipairs(changes.results) do
  if change.type == "removed" then
    hook.fail(change.path .. " would be removed")
  end
  local found, text = lakefs.get_object(action.repository_id, action.source_ref, "stamps/" .. change.path .. ".json")
  if found ~= 200 then
    hook.fail(change.path .. " was not checked")
  end
  local _, stat = lakefs.stat_object(action.repository_id, action.source_ref, change.path)
  if json.unmarshal(text).checksum ~= json.unmarshal(stat).checksum then
    hook.fail(change.path .. " was changed after its check")
  end
end
